using KnowledgeCrm.Notices;
using KnowledgeCrm.Web.Accounts;
using KnowledgeCrm.Web.Hosting;
using Microsoft.AspNetCore.Components;

namespace KnowledgeCrm.Web.Notices;

public partial class NoticeChoicesForm(CurrentActor current, NoticePreferences preferences, SaveNoticePreferences save)
{
    private PreferencesView? view;
    private string? refusal;
    private bool isSaved;

    [CascadingParameter]
    private HttpContext Context { get; set; } = null!;

    // Customers and partners have none, and see none of this.
    protected override async Task OnInitializedAsync() => view = await ReadAsync();

    private async Task<PreferencesView?> ReadAsync()
    {
        var read = await preferences.RunAsync(await current.GetAsync(Context.RequestAborted), Context.RequestAborted);
        return read.Succeeded ? read.Value : null;
    }

    private async Task SaveAsync()
    {
        var form = await Context.Request.ReadFormAsync(Context.RequestAborted);
        var inProgram = form["program"].ToHashSet();
        var kinds = view!.Kinds.Select(kind => new KindChoice(
            kind.Kind, inProgram.Contains(kind.Kind),
            Enum.TryParse<NoticeByMail>(form[$"mail.{kind.Kind}"], out var byMail) && Enum.IsDefined(byMail) ? byMail : kind.ByMail));
        var minute = TimeOnly.TryParse(form["digestAt"], System.Globalization.CultureInfo.InvariantCulture, out var time) ? (int)time.ToTimeSpan().TotalMinutes : view.DigestMinute;
        var outcome = await save.RunAsync(
            await current.GetAsync(Context.RequestAborted), [.. kinds], minute, form["timeZone"].ToString().Trim(), Context.RequestAborted);
        (isSaved, refusal) = (outcome.Succeeded, outcome.Refused?.MessageIn(Choices.Language));
        if (isSaved) view = await ReadAsync();
    }
}
