using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Web.Controls;
using Microsoft.AspNetCore.Components;

namespace KnowledgeCrm.Web.Knowledge;

/// <summary>The articles in the works; what is shown is in the address.</summary>
public partial class ArticlesPage(ArticleList articles, TopicList topicList, NavigationManager navigation)
{
    private Loaded<Page<ArticleLine>> found = Loaded.Waiting<Page<ArticleLine>>();
    private IReadOnlyList<TopicLine> topics = [];
    private bool mayWrite;
    private bool seesWork;
    private bool mine;
    private bool behind;

    [SupplyParameterFromQuery]
    public string? State { get; set; }

    [SupplyParameterFromQuery]
    public string? Mine { get; set; }

    [SupplyParameterFromQuery]
    public string? Behind { get; set; }

    [SupplyParameterFromQuery]
    public string? Lang { get; set; }

    [SupplyParameterFromQuery]
    public string? Kind { get; set; }

    [SupplyParameterFromQuery]
    public string? Topic { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    public string? PageText { get; set; }

    private int At => Addresses.Page(PageText);

    protected override async Task OnInitializedAsync()
    {
        topics = (await LoadAsync(topicList.RunAsync)).Value ?? [];
        var actor = await Current.GetAsync(Gone);
        (mayWrite, seesWork) = (actor.Is(Role.Author, Role.KnowledgeManager), ArticleVisibility.MaySeeWork(actor));
    }

    protected override Task OnParametersSetAsync()
    {
        (mine, behind) = (Mine == "true", Behind == "true");
        return LoadListAsync();
    }

    private async Task LoadListAsync()
    {
        var filter = new ArticleFilter(Named<ArticleState>(State), mine, Languages.IsKnown(Lang) ? Lang : null, Topic, At, behind, Named<ArticleKind>(Kind));
        found = await LoadAsync((actor, stop) => articles.RunAsync(actor, filter, stop));
    }

    private static T? Named<T>(string? name) where T : struct, Enum =>
        Enum.TryParse<T>(name, ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : null;

    private void Show() => navigation.NavigateTo(Address(0));

    private string Address(int page) => Addresses.With(
        "/console/articles", ("state", State), ("mine", mine ? "true" : null), ("behind", behind ? "true" : null), ("lang", Lang), ("kind", Kind),
        ("topic", Topic), ("page", Addresses.Page(page)));
}
