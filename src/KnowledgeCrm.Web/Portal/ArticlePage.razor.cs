using KnowledgeCrm.Common;
using KnowledgeCrm.Insight;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Portal;
using KnowledgeCrm.Search;
using KnowledgeCrm.Web.Accounts;
using KnowledgeCrm.Web.Hosting;
using KnowledgeCrm.Web.Insight;
using Microsoft.AspNetCore.Components;

namespace KnowledgeCrm.Web.Portal;

public partial class ArticlePage(
    CurrentActor current, ArticleReading articles, RelatedArticles relatedArticles, GiveFeedback giveFeedback, SentForms sent, PortalPace pace,
    NavigationManager navigation, SearchJournal journal, ReadCounter reads)
{
    private static readonly string[] Crawlers = ["bot", "crawl", "spider"];
    private Actor actor = Actor.Visitor(Languages.English);
    private ArticleView? article;
    private IReadOnlyList<ShownArticle> related = [];
    private string? refusal;
    private string token = "";

    [Parameter]
    public string Slug { get; set; } = "";

    [CascadingParameter]
    private HttpContext Context { get; set; } = null!;

    [SupplyParameterFromForm(FormName = "feedback")]
    private Entry? Form { get; set; }

    [SupplyParameterFromQuery]
    private string? Thanks { get; set; }

    [SupplyParameterFromQuery(Name = SearchTrail.FromName)]
    private string? From { get; set; }

    [SupplyParameterFromQuery(Name = SearchTrail.RankName)]
    private string? Rank { get; set; }

    // The search that led here: told by the address, and from then on by the form.
    private SearchTrail? Trail => Form is null ? SearchTrail.Of(From, Rank) : SearchTrail.Of(Form.From, Form.Rank);

    protected override async Task OnInitializedAsync()
    {
        actor = await current.GetAsync(Context.RequestAborted);
        var outcome = await articles.RunAsync(actor, Slug, Context.RequestAborted);
        if (!outcome.Succeeded && PortalAddress.IsArticleNumber(Slug))
            outcome = await articles.RunAsync(actor, Slug.ToUpperInvariant(), Context.RequestAborted);
        if (!outcome.Succeeded)
        {
            navigation.NotFound();
            return;
        }
        if (outcome.Value.Slug != Slug)
        {
            navigation.NavigateTo(PortalAddress.OfArticle(outcome.Value.Slug));
            return;
        }
        related = (await relatedArticles.RunAsync(actor, Slug, Context.RequestAborted)).Value;
        article = outcome.Value;
        token = Form?.Token ?? SentForms.NewToken();
        if (Form is null && Thanks is null && !IsCrawler) reads.Read(actor, article.Id);
        if (Form is null && Trail is { } trail) journal.Opened(trail.Search, KeyOf(article), trail.Rank);
    }

    // What is no reason of ours says none.
    private FlagReason? Reason => Enum.TryParse<FlagReason>(Form?.Reason, out var said) && Enum.IsDefined(said) ? said : null;

    private async Task GiveAsync()
    {
        if (article is null || Form is null) return;
        // Only a machine fills in the field that nobody sees; it is thanked and forgotten.
        if (string.IsNullOrEmpty(Form.Website))
        {
            var outcome = await sent.OnceAsync(actor, Form.Token, GivenAsync);
            if (!outcome.Succeeded)
            {
                refusal = outcome.Refused.MessageIn(Choices.Language);
                Context.Response.StatusCode = outcome.Refused.Kind == RefusalKind.TooMany
                    ? StatusCodes.Status429TooManyRequests : StatusCodes.Status400BadRequest;
                return;
            }
        }
        navigation.NavigateTo($"{PortalAddress.OfArticle(article.Slug)}?thanks=1#feedback");
    }

    private async Task<Outcome<Done>> GivenAsync()
    {
        if (!pace.MayGiveFeedback(Context, actor)) return new Refused(RefusalKind.TooMany, "TooMany");
        var helpful = Form!.Helpful == "yes";
        var given = await giveFeedback.RunAsync(actor, article!.Number, helpful, Form.Comment, Reason, CancellationToken.None);
        if (given.Succeeded && Trail is { } trail) journal.Judged(trail.Search, KeyOf(article), trail.Rank, helpful);
        return given;
    }

    // They say who they are, and read everything: nobody was helped by that.
    private bool IsCrawler => Crawlers.Any(name => Context.Request.Headers.UserAgent.ToString().Contains(name, StringComparison.OrdinalIgnoreCase));

    private static SearchKey KeyOf(ArticleView article) => new(ArticleSearchSource.KindName, article.Id);

    private sealed class Entry
    {
        public string? Token { get; set; }
        public string? Helpful { get; set; }
        public string? Comment { get; set; }
        public string? Reason { get; set; }
        public string? Website { get; set; }
        public string? From { get; set; }
        public string? Rank { get; set; }
    }
}
