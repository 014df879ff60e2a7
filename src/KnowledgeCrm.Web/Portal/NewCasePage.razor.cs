using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Portal;
using KnowledgeCrm.Products;
using KnowledgeCrm.Search;
using KnowledgeCrm.Web.Accounts;
using KnowledgeCrm.Web.Hosting;
using Microsoft.AspNetCore.Components;

namespace KnowledgeCrm.Web.Portal;

public partial class NewCasePage(
    CurrentActor current, OwnProducts ownProducts, ProductList productList, SearchEverything search, OpenCase openCase, CaseForms caseForms, ArticleReading articles,
    GiveFeedback giveFeedback, SentForms sent, NavigationManager navigation, ILogger<NewCasePage> log)
{
    private Actor actor = Actor.Visitor(Languages.English);
    private IReadOnlyList<OwnProduct> own = [];
    private IReadOnlyList<ProductLine> products = [];
    private IReadOnlyList<CaseFormView> forms = [];
    private IReadOnlyList<FoundItem>? suggestions;
    private string? refusal;
    private string? field;
    private string token = "";

    [CascadingParameter]
    private HttpContext Context { get; set; } = null!;

    [SupplyParameterFromForm(Name = "Form", FormName = "new-case")]
    private Entry? Sent { get; set; }

    [SupplyParameterFromQuery]
    private string? Subject { get; set; }

    private Entry Form => Sent ??= new Entry { Subject = Subject };

    protected override async Task OnInitializedAsync()
    {
        actor = await current.GetAsync(Context.RequestAborted);
        if (actor.IsStaff) return;
        own = (await ownProducts.RunAsync(actor, Context.RequestAborted)).Value;
        products = (await productList.RunAsync(actor, Context.RequestAborted)).Value;
        // A visit is for us to offer.
        forms = [.. (await caseForms.RunAsync(actor, Context.RequestAborted)).Value.Where(form => form.Type != CaseType.FieldVisit)];
        token = Form.Token ?? SentForms.NewToken();
    }

    private async Task SendAsync()
    {
        if (actor.IsStaff) return;
        if (!string.IsNullOrEmpty(Form.Solved)) await SolvedAsync(Form.Solved);
        else if (!Refuses("subject", Form.Subject, Limits.Title) && !Refuses("description", Form.Description, Limits.Description)
            && !await ShowsSuggestionsAsync()) await OpenAsync();
        if (refusal is not null) Context.Response.StatusCode = StatusCodes.Status400BadRequest;
    }

    private async Task OpenAsync()
    {
        var input = new CaseInput
        {
            Subject = Form.Subject,
            Description = Form.Description,
            Product = Form.Product,
            Language = Languages.Of($"{Form.Subject}\n{Form.Description}"),
            Channel = CaseChannel.Portal,
            Type = Kind,
            Fields = Filled.Where(filled => filled.Key.StartsWith($"{Kind}_", StringComparison.Ordinal))
                .ToDictionary(filled => filled.Key[(Kind.ToString().Length + 1)..], filled => filled.Value),
        };
        // Sent is sent: it is not taken back when the browser goes away.
        var outcome = await sent.OnceAsync(actor, Form.Token, () => openCase.RunAsync(actor, input, CancellationToken.None));
        if (outcome.Succeeded) navigation.NavigateTo($"{PortalAddress.OfCase(outcome.Value.Number)}?sent=new");
        else (refusal, field) = (outcome.Refused.MessageIn(Choices.Language), outcome.Refused.Field);
    }

    // An article was the answer: no case, and the article learns that it helped.
    private async Task SolvedAsync(string number)
    {
        var article = await articles.RunAsync(actor, number, Context.RequestAborted);
        if (article.Succeeded)
        {
            var outcome = await sent.OnceAsync(
                actor, Form.Token, () => giveFeedback.RunAsync(actor, number, true, null, CancellationToken.None));
            if (outcome.Succeeded) navigation.NavigateTo($"{PortalAddress.OfArticle(article.Value.Slug)}?thanks=1#feedback");
            else refusal = outcome.Refused.MessageIn(Choices.Language);
        }
        else
        {
            refusal = article.Refused.MessageIn(Choices.Language);
        }
    }

    // Who has not seen them while typing sees them once before sending.
    private async Task<bool> ShowsSuggestionsAsync()
    {
        if (Form.Seen == "yes") return false;
        try
        {
            var answer = await search.RunAsync(actor, SuggestionEndpoints.RequestOf(Form.Subject, Form.Description), Context.RequestAborted);
            suggestions = answer.Items;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // A case is taken even while search is out of order.
            log.LogError(e, "No suggestions for a new case");
        }
        return suggestions is { Count: > 0 };
    }

    private bool Refuses(string name, string? text, int limit)
    {
        try
        {
            Limits.Checked(text, name, limit);
        }
        catch (Refused refused)
        {
            (refusal, field) = (refused.MessageIn(Choices.Language), name);
        }
        return refusal is not null;
    }

    private CaseType Kind => forms.Select(form => form.Type).FirstOrDefault(type => type.ToString() == Form.Type);

    private Dictionary<string, string> Filled => Form.Fields ?? [];

    private string? ErrorOf(string name) => field == name ? refusal : null;

    private string? Invalid(string name) => field == name ? "true" : null;

    private sealed class Entry
    {
        public string? Token { get; set; }
        public string? Seen { get; set; }
        public string? Subject { get; set; }
        public string? Description { get; set; }
        public string? Product { get; set; }
        public string? Solved { get; set; }
        public string? Type { get; set; }
        public Dictionary<string, string>? Fields { get; set; }
    }
}
