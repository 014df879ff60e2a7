using KnowledgeCrm.Common;
using KnowledgeCrm.Search.Engine;
using KnowledgeCrm.Search.Meaning;
using KnowledgeCrm.Search.Models;

namespace KnowledgeCrm.Search;

/// <summary>One query put to every scope that its actor searches.</summary>
internal sealed record SearchRound(
    Actor Actor, SearchRequest Request, SearchQuery Query, AskedFacets Asked, IReadOnlyList<PinRule> Pins,
    IReadOnlyList<SearchedScope> Scopes, DateTime Now)
{
    /// <summary>The question's meaning by a service outside; null where there is none.</summary>
    public RemoteQuestion? Remote { get; init; }

    /// <summary>The question as a whole.</summary>
    public string Text => Query.LookedFor;

    /// <summary>The scopes alone.</summary>
    public IReadOnlyList<ScopeView> Views => [.. Scopes.Select(scope => scope.View)];

    /// <summary>True for a result in another language than was asked in, found by words that rules translated.</summary>
    public bool IsAcrossLanguages(FoundItem item) => item.Language != Language && Query.Terms.Any(term => !term.IsTyped);

    /// <summary>The language that was asked in; what narrows says nothing of it.</summary>
    public string Language => Languages.Of(Text);

    /// <summary>Asks each scope; a query of nothing has no results.</summary>
    public RoundResults Ask() => new(this,
        Query.IsBlank && Asked.Chosen.Count == 0 ? [] : [.. Scopes.Select(scope => (scope, Ask(scope)))]);

    private ScopeAnswer Ask(SearchedScope scope)
    {
        var narrowing = Asked.Narrowing(Query);
        var question = new ScopeQuestion(Query, narrowing, Actor.Language)
        {
            Text = Text, Meaning = scope.Source.HasMeaning ? Remote?.In(scope.Source.Kind) : null,
            Order = Request.Order, Ways = Request.Ways, ForProduct = Request.ForProduct, WithFacets = Request.WithFacets && scope.IsChosen, Depth = Request.Offset + Request.Limit,
            Pins = [.. Pins.Where(pin => pin.Key.Kind == scope.Source.Kind)],
        };
        var answer = Retrieval.Answer(scope.Source.Kind, scope.View, question, scope.Model, Now);
        // A phrase that stands nowhere was perhaps only quoted; nothing at all helps nobody.
        return answer.Total > 0 || narrowing.Phrases.Count == 0 ? answer
            : Retrieval.Answer(scope.Source.Kind, scope.View, question with { Query = Query.Widened(), Narrowing = narrowing.WithoutPhrases() }, scope.Model, Now);
    }
}

/// <summary>A scope that is searched.</summary>
/// <param name="Source">Whose documents they are.</param>
/// <param name="View">The documents.</param>
/// <param name="Model">What was learnt from them; null until it has been.</param>
/// <param name="IsChosen">False when its kind is not among those the results are narrowed to: it is only counted.</param>
internal sealed record SearchedScope(ISearchSource Source, ScopeView View, ScopeModel? Model, bool IsChosen);

/// <summary>What every scope answered.</summary>
internal sealed record RoundResults(SearchRound Round, IReadOnlyList<(SearchedScope Scope, ScopeAnswer Answer)> Answers)
{
    /// <summary>The answers of the kinds that results are narrowed to.</summary>
    public IEnumerable<(ISearchSource Source, ScopeAnswer Answer)> Chosen =>
        Answers.Where(answer => answer.Scope.IsChosen).Select(answer => (answer.Scope.Source, answer.Answer));

    /// <summary>How probable it is that the first result of those that are looked for by what they mean answers; null where there is none such.</summary>
    public double? Confidence => Main?.Confidence;

    /// <summary>How much of what was asked for that result holds, 0 to 1.</summary>
    public double Held => Main?.Held ?? 0;

    public int Total => Chosen.Sum(answer => answer.Answer.Total);

    private ScopeAnswer? Main => Chosen.Where(answer => answer.Source.HasMeaning).Select(answer => answer.Answer).FirstOrDefault();

    /// <summary>The facets over all kinds; how many there are of each chosen kind is known already, of the others it is what one would find there.</summary>
    public IReadOnlyList<Facet> Facets(Dictionary<string, int> totalByKind)
    {
        var kinds = Answers.ToDictionary(answer => answer.Scope.Source.Kind,
            answer => totalByKind.GetValueOrDefault(answer.Scope.Source.Kind, answer.Answer.Total), StringComparer.OrdinalIgnoreCase);
        var sums = new Dictionary<string, Dictionary<string, int>>(StringComparer.Ordinal)
        {
            [SearchFacets.Kind] = kinds.Where(kind => kind.Value > 0).ToDictionary(StringComparer.OrdinalIgnoreCase),
        };
        foreach (var (facet, values) in Answers.SelectMany(answer => answer.Answer.Facets))
        {
            if (!sums.TryGetValue(facet, out var sum)) sums[facet] = sum = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
            foreach (var (value, count) in values) sum[value] = sum.GetValueOrDefault(value) + count;
        }
        return FacetCounting.Told(sums, Round.Asked.Chosen, AskedFacets.For(Round.Actor));
    }
}
