using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Search;
using KnowledgeCrm.Web.Accounts;
using KnowledgeCrm.Web.Hosting;
using Microsoft.AspNetCore.Components;

namespace KnowledgeCrm.Web.Portal;

public partial class SearchPage(CurrentActor current, SearchEverything search, ILogger<SearchPage> log)
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

    private async Task<SearchAnswer> AskAsync() => await search.RunAsync(
        await current.GetAsync(Context.RequestAborted),
        new SearchRequest(Query, Language, [ArticleSearchSource.KindName], PageSize, (page - 1) * PageSize),
        Context.RequestAborted);

    private static string Cut(string text, int length) =>
        text.Length <= length ? text : text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];
}
