using KnowledgeCrm.Common;
using KnowledgeCrm.Insight;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Search;
using KnowledgeCrm.Web.Accounts;
using KnowledgeCrm.Web.Api;
using KnowledgeCrm.Web.Hosting;
using KnowledgeCrm.Web.Insight;
using Microsoft.AspNetCore.Components;

namespace KnowledgeCrm.Web.Portal;

public partial class SearchPage(
    CurrentActor current, SearchEverything search, SearchJournal journal, TopicList topicList, ILogger<SearchPage> log)
{
    private const int MostNearest = 3;

    private PortalQuery asked = new("");
    private SearchAnswer? answer;
    private IReadOnlyList<TopicLine> topics = [];
    private string? failure;

    [CascadingParameter]
    private HttpContext Context { get; set; } = null!;

    [SupplyParameterFromQuery]
    private string? Q { get; set; }

    [SupplyParameterFromQuery]
    private string? Lang { get; set; }

    [SupplyParameterFromQuery]
    private string? Topic { get; set; }

    [SupplyParameterFromQuery]
    private string? Exact { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    private string? AskedPage { get; set; }

    /// <summary>On further pages: the answer whose first page was shown.</summary>
    [SupplyParameterFromQuery(Name = SearchTrail.FromName)]
    private string? From { get; set; }

    private string Query => Q?.Trim() ?? "";

    private string Shown => PortalQuery.Cut(Query, Limits.Query);

    private string AskAddress => $"/my/cases/new?subject={Uri.EscapeDataString(PortalQuery.Cut(Query, Limits.Title))}";

    private IReadOnlyList<FoundItem> Nearest => [.. (answer?.Items ?? []).Take(MostNearest)];

    private int LastPage => Math.Min(PortalQuery.DeepestPage, ((answer?.Total ?? 0) + PortalQuery.PageSize - 1) / PortalQuery.PageSize);

    protected override async Task OnInitializedAsync()
    {
        asked = new PortalQuery(Query)
        {
            Language = Languages.IsKnown(Lang) ? Lang : null,
            Topic = Topic is { Length: > 0 and <= Limits.Name } && StorableText.Is(Topic) ? Topic : null,
            Exact = Exact == "1",
            Page = PortalAddress.PageOf(AskedPage, PortalQuery.DeepestPage),
        };
        if (Query.Length == 0) return;
        try
        {
            var actor = await current.GetAsync(Context.RequestAborted);
            answer = await AskAsync(actor);
            // Past the end: the last page there is.
            if (answer.Items.Count == 0 && asked.Page > 1 && LastPage > 0)
            {
                asked = asked with { Page = LastPage };
                answer = await AskAsync(actor);
            }
            topics = (await topicList.RunAsync(actor, Context.RequestAborted)).Value;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // The reader must see that it failed, not that there is nothing; and may go on reading elsewhere.
            failure = ErrorHandling.Reference(Context);
            log.LogError(e, "Reference {Reference}: the search of the portal failed", failure);
            Context.Response.StatusCode = StatusCodes.Status500InternalServerError;
        }
    }

    private async Task<SearchAnswer> AskAsync(Actor actor)
    {
        var request = asked.ToRequest(Query);
        var found = await search.RunAsync(actor, request, Context.RequestAborted);
        // Visitors have no session: nothing follows them around.
        journal.Searched(actor, request, found, SearchPlace.Portal, null);
        return asked.Page > 1 && SearchTrail.Of(From, null) is { } trail ? found with { Id = trail.Search } : found;
    }

    private int RankOf(FoundItem item) => (asked.Page - 1) * PortalQuery.PageSize + 1 + answer!.Items.TakeWhile(other => other != item).Count();

    private string AddressOfPage(int number) => $"{asked with { Page = number }}&{SearchTrail.FromName}={answer!.Id:N}";
}
