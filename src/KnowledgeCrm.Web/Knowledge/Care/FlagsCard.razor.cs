using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using Microsoft.AspNetCore.Components;

namespace KnowledgeCrm.Web.Knowledge.Care;

public partial class FlagsCard(ArticleFlags list, FlagArticle flagArticle, NavigationManager navigation)
{
    private IReadOnlyList<FlagLine> flags = [];
    private bool seesAll;
    private bool mends;
    private bool asks;
    private bool showClosed;
    private FlagReason reason;
    private string words = "";
    private string caseNumber = "";
    private string? filledFor;

    [Parameter, EditorRequired]
    public string Number { get; set; } = "";

    /// <summary>Whether there is a version that anybody could find something the matter with.</summary>
    [Parameter]
    public bool IsLive { get; set; }

    /// <summary>The case in which it was noticed, from the address; its number is filled in.</summary>
    [SupplyParameterFromQuery(Name = "flag")]
    public string? NoticedIn { get; set; }

    private IEnumerable<FlagLine> Open => flags.Where(flag => flag.IsOpen);

    protected override async Task OnParametersSetAsync()
    {
        var actor = await Current.GetAsync(Gone);
        (seesAll, mends) = (ArticleVisibility.MaySeeWork(actor), actor.Is(Role.Author, Role.KnowledgeManager));
        if (NoticedIn is { Length: > 0 and <= 20 } noticed && noticed != filledFor) (filledFor, caseNumber, asks) = (noticed, noticed, true);
        await ReadAsync();
    }

    private async Task ReadAsync()
    {
        if (seesAll) flags = (await LoadAsync((actor, stop) => list.RunAsync(actor, Number, stop))).Value ?? [];
    }

    private async Task RaiseAsync(bool takeUp)
    {
        asks = true;
        var input = new FlagInput { Reason = reason, Words = words, Case = caseNumber.Trim().ToUpperInvariant(), TakeUp = takeUp };
        if (await DoAsync((actor, stop) => flagArticle.RunAsync(actor, Number, input, stop), "words", "case") is not { Succeeded: true }) return;
        (words, caseNumber, asks) = ("", "", false);
        if (takeUp)
        {
            navigation.NavigateTo($"/console/articles/{Number}/edit");
            return;
        }
        Say(T["Flag.Done"]);
        await ReadAsync();
    }

    private Task ChangedAsync() => ReadAsync();
}
