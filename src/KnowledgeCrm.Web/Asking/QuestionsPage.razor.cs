using KnowledgeCrm.Asking;
using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge.Import;
using KnowledgeCrm.Web.Controls;
using KnowledgeCrm.Web.Knowledge;
using KnowledgeCrm.Web.Sales;
using Microsoft.AspNetCore.Components;

namespace KnowledgeCrm.Web.Asking;

/// <summary>The questions of the house; what is shown is in the address.</summary>
public partial class QuestionsPage(QuestionList list, QuestionCounts counts, ImportQuestions import, NavigationManager navigation)
{
    private Loaded<Page<QuestionLine>> found = Loaded.Waiting<Page<QuestionLine>>();
    private Loaded<QuestionFigures> figures = Loaded.Waiting<QuestionFigures>();
    private QuestionScope? scope;
    private QuestionState? state;
    private bool maySet;
    private bool mayImport;

    [SupplyParameterFromQuery(Name = "q")]
    public string? Q { get; set; }

    [SupplyParameterFromQuery(Name = "scope")]
    public string? ScopeText { get; set; }

    [SupplyParameterFromQuery(Name = "state")]
    public string? StateText { get; set; }

    [SupplyParameterFromQuery(Name = "topic")]
    public string? Topic { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    public string? PageText { get; set; }

    private int At => Addresses.Page(PageText);

    private bool IsNarrowed => scope is not null || state is not null || !string.IsNullOrEmpty(Q) || !string.IsNullOrEmpty(Topic);

    protected override async Task OnParametersSetAsync()
    {
        (scope, state) = (Named.Of<QuestionScope>(ScopeText), Named.Of<QuestionState>(StateText));
        var actor = await Current.GetAsync(Gone);
        (maySet, mayImport) = (QuestionTiming.MaySet(actor), ImportQuestions.MayImport(actor));
        await ReadAsync();
    }

    private async Task ReadAsync()
    {
        var filter = new QuestionFilter(scope, state, Topic, Q, At);
        figures = await LoadAsync(counts.RunAsync);
        found = await LoadAsync((actor, stop) => list.RunAsync(actor, filter, stop));
    }

    private Task<Outcome<ImportReport>> ImportAsync(Actor actor, string text, CancellationToken stop) => import.RunAsync(actor, QuestionCsv.Read(text), null, stop);

    private static IEnumerable<(QuestionScope Scope, int Count)> Scopes(QuestionFigures figures)
    {
        yield return (QuestionScope.ForMe, figures.ForMe);
        yield return (QuestionScope.Mine, figures.Mine);
        yield return (QuestionScope.MyTopics, figures.MyTopics);
        if (figures.NobodyLeft is { } left) yield return (QuestionScope.NobodyLeft, left);
    }

    private void Show() => navigation.NavigateTo(Address(Named.Of<QuestionScope>(ScopeText), Named.Of<QuestionState>(StateText), 0));

    private string Address(QuestionScope? which, QuestionState? stands, int page) => Addresses.With(
        "/console/questions", ("q", Q), ("scope", which?.ToString()), ("state", stands?.ToString()), ("topic", Topic), ("page", Addresses.Page(page)));
}
