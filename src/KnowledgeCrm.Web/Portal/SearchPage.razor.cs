using KnowledgeCrm.Common;
using KnowledgeCrm.Insight;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Search;
using KnowledgeCrm.Web.Accounts;
using KnowledgeCrm.Web.Hosting;
using KnowledgeCrm.Web.Insight;
using Microsoft.AspNetCore.Components;

namespace KnowledgeCrm.Web.Portal;

public partial class SearchPage(CurrentActor current, SearchEverything search, SearchJournal journal, ILogger<SearchPage> log)
{
    private const int PageSize = 10;
    private const int DeepestPage = SearchRequest.DeepestOffset / PageSize + 1;
    private SearchAnswer? answer;
    private string? failure;
    private int page = 1;

    [CascadingParameter]
    private HttpContext Context { get; set; } = null!;

    [SupplyParameterFromQuery]
    private string? Q { get; set; }

    [SupplyParameterFromQuery]
    private string? Lang { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    private string? AskedPage { get; set; }

    /// <summary>On further pages: the answer whose first page was shown.</summary>
    [SupplyParameterFromQuery(Name = SearchTrail.FromName)]
    private string? From { get; set; }

    private string Query => Q?.Trim() ?? "";

    // As much as the box takes: the links that go on must not grow without end.
    private string Shown => Cut(Query, Limits.Query);

    private string Subject => Cut(Query, Limits.Title);

    private string? Language => Languages.IsKnown(Lang) ? Lang : null;

    private int LastPage => Math.Min(DeepestPage, ((answer?.Total ?? 0) + PageSize - 1) / PageSize);

    protected override async Task OnInitializedAsync()
    {
        if (Query.Length == 0) return;
        page = PortalAddress.PageOf(AskedPage, DeepestPage);
        try
        {
            answer = await AskAsync();
            // Past the end: the last page there is.
            if (answer.Items.Count == 0 && page > 1 && LastPage > 0)
            {
                page = LastPage;
                answer = await AskAsync();
            }
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // The reader must see that it failed, not that there is nothing; and may go on reading elsewhere.
            failure = ErrorHandling.Reference(Context);
            log.LogError(e, "Reference {Reference}: the search of the portal failed", failure);
            Context.Response.StatusCode = StatusCodes.Status500InternalServerError;
        }
    }

    private async Task<SearchAnswer> AskAsync()
    {
        var actor = await current.GetAsync(Context.RequestAborted);
        var request = new SearchRequest(Query, Language, [ArticleSearchSource.KindName], PageSize, (page - 1) * PageSize);
        var found = await search.RunAsync(actor, request, Context.RequestAborted);
        // Visitors have no session: nothing follows them around.
        journal.Searched(actor, request, found, SearchPlace.Portal, null);
        return page > 1 && SearchTrail.Of(From, null) is { } trail ? found with { Id = trail.Search } : found;
    }

    private int RankOf(FoundItem item) => (page - 1) * PageSize + 1 + answer!.Items.TakeWhile(other => other != item).Count();

    private string AddressOfPage(int number) => $"{PortalAddress.OfSearch(Shown, Language, number)}&{SearchTrail.FromName}={answer!.Id:N}";

    private static string Cut(string text, int length) =>
        text.Length <= length ? text : text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];
}
