using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Portal;
using KnowledgeCrm.Web.Accounts;
using KnowledgeCrm.Web.Hosting;
using Microsoft.AspNetCore.Components;

namespace KnowledgeCrm.Web.Portal;

public partial class ArticlePage(
    CurrentActor current, ArticleReading articles, RelatedArticles relatedArticles, GiveFeedback giveFeedback, SentForms sent, PortalPace pace,
    NavigationManager navigation)
{
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
    }

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

    private async Task<Outcome<Done>> GivenAsync() => pace.MayGiveFeedback(Context, actor)
        ? await giveFeedback.RunAsync(actor, article!.Number, Form!.Helpful == "yes", Form.Comment, CancellationToken.None)
        : new Refused(RefusalKind.TooMany, "TooMany");

    private sealed class Entry
    {
        public string? Token { get; set; }
        public string? Helpful { get; set; }
        public string? Comment { get; set; }
        public string? Website { get; set; }
    }
}
