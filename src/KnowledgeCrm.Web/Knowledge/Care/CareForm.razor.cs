using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using Microsoft.AspNetCore.Components;

namespace KnowledgeCrm.Web.Knowledge.Care;

public partial class CareForm
{
    private ArticleConfidence confidence;
    private string owner = "";
    private DateTime? reviewBy;
    private string segments = "";
    private string related = "";
    private string slug = "";

    [Parameter, EditorRequired]
    public CareView Care { get; set; } = null!;

    [Parameter, EditorRequired]
    public IReadOnlyList<ArticleAction> Actions { get; set; } = [];

    [Parameter]
    public OwnerBook? Owners { get; set; }

    [Parameter]
    public EventCallback Changed { get; set; }

    protected override void OnInitialized()
    {
        (confidence, segments, slug) = (Care.Confidence, Care.Segments, Care.Slug);
        owner = OwnerOptions.ValueOf(Care.OwnerId, Care.OwnerTeam);
        reviewBy = Care.HasOwnReviewBy ? Care.ReviewDue?.Date : null;
        related = string.Join(", ", Care.Related.Select(line => line.Number));
    }

    private bool May(ArticleAction action) => Actions.Contains(action);

    private Task SayConfidenceAsync() => DidAsync((actor, stop) => Confidence.RunAsync(actor, Care.Number, confidence, stop));

    private Task HandOverAsync() => DidAsync((actor, stop) => HandOver.RunAsync(actor, Care.Number, OwnerOptions.ChoiceOf(owner), stop));

    // A day means until its end, by the clock that all times are kept in.
    private Task SetReviewByAsync() => DidAsync((actor, stop) => ReviewBy.RunAsync(
        actor, Care.Number, reviewBy is { } day ? DateTime.SpecifyKind(day.Date, DateTimeKind.Utc).AddDays(1).AddSeconds(-1) : null, stop), "reviewBy");

    private Task DescribeAsync() => DidAsync((actor, stop) => Describe.RunAsync(
        actor, Care.Number, segments,
        [.. related.Split([',', '，', '、', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(number => number.ToUpperInvariant())],
        stop), "related");

    private Task ChangeAddressAsync() => DidAsync((actor, stop) => Address.RunAsync(actor, Care.Number, slug, stop), "slug");

    private async Task DidAsync(Func<Actor, CancellationToken, Task<Outcome<ArticleDone>>> act, params string[] fields)
    {
        if (await DoAsync(act, fields) is not { } outcome || outcome.Refused is { Field: not null }) return;
        if (outcome.Succeeded) Say(T["Saved"]);
        await Changed.InvokeAsync();
    }
}
