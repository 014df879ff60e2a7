using System.Diagnostics;
using KnowledgeCrm.Common;
using KnowledgeCrm.Search.Analysis;
using KnowledgeCrm.Search.Assistance;
using KnowledgeCrm.Search.Engine;
using KnowledgeCrm.Search.Meaning;
using KnowledgeCrm.Search.Models;

namespace KnowledgeCrm.Search;

/// <summary>The one search of console, portal, API and case suggestions, over every source. What an actor may see is decided twice:
/// inside the query by the scope, and by the source when it presents what was found.</summary>
public sealed class SearchEverything(
    SearchIndex index, IEnumerable<ISearchSource> sources, SearchModels? models = null, ISearchCuration? curation = null, TimeProvider? time = null,
    RemoteMeaning? remote = null)
{
    private const double QuestionWords = 3;

    // Less than this, and hardly one of the few words stands in what was found.
    private const double LeastOfSubject = 0.1;

    private readonly ISearchSource[] sources = [.. sources];
    private readonly TimeProvider time = time ?? TimeProvider.System;

    /// <summary>Answers a request.</summary>
    /// <exception cref="Refused">The limit, offset, language, order, facet or audience is none.</exception>
    public async Task<SearchAnswer> RunAsync(Actor actor, SearchRequest request, CancellationToken stop)
    {
        request.Checked();
        var begun = Stopwatch.GetTimestamp();
        var rules = CompiledRules.Of(curation?.Now ?? SearchRules.None);
        var round = await RoundOfAsync(actor, request, rules, stop);
        var results = round.Ask();
        string? didYouMean = null, correctedTo = null;
        if (!request.Exact && Correction.Of(request.Text, round.Views, rules.Knows) is { } corrected)
        {
            // Where the words as typed find nothing, those that were meant are looked for at once; else they are offered.
            if (results.Total == 0 && await RoundOfAsync(actor, request with { Text = corrected }, rules, stop) is var again && again.Ask() is { Total: > 0 } better)
                (round, results, correctedTo) = (again, better, corrected);
            else didYouMean = corrected;
        }
        var (totals, items) = await PageAsync(round, results, request, stop);
        return new SearchAnswer(totals.Values.Sum(), items, index.IsIncomplete, Stopwatch.GetElapsedTime(begun).TotalMilliseconds)
        {
            TotalByKind = totals,
            Facets = request.WithFacets ? results.Facets(totals) : [],
            Confidence = results.Confidence,
            Sure = IsSure(round, results),
            DidYouMean = didYouMean,
            CorrectedTo = correctedTo,
        };
    }

    // A word or two name a subject, and what is found of it is found; a question may go without an answer. What a person pinned is one.
    private static bool IsSure(SearchRound round, RoundResults results) =>
        round.Pins.Any(pin => !pin.Banned) || results.Confidence is not { } confidence
        || (round.Query.NamesSubject && (confidence >= Learning.Confidence.Enough || (round.Query.Words < QuestionWords && results.Held >= LeastOfSubject))
            && !round.Query.Terms.Any(term => IsCodeOfNothing(round, term)));

    // E08 is not answered by what is said of E07 or H08.
    private static bool IsCodeOfNothing(SearchRound round, QueryTerm term) =>
        term.IsTyped && term.Term.Any(char.IsAsciiDigit) && term.Term.Any(char.IsAsciiLetter) && round.Views.All(view => view.DocumentsWith(term.Term) + view.QuestionsWith(term.Term) == 0);

    private async Task<SearchRound> RoundOfAsync(Actor actor, SearchRequest request, CompiledRules rules, CancellationToken stop)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var query = SearchQuery.Parse(request.Text, request.Context);
        query = query.With(rules.ExpansionsOf(query.LookedFor)).Without(rules.MeantBy);
        var asked = AskedFacets.Of(actor, request, query, now);
        var scopes = Scopes(actor, request, asked);
        if (query.Filters.Count > 0) asked = asked.AsWritten([.. scopes.Select(scope => scope.View)]);
        var round = new SearchRound(actor, request, query, asked, rules.PinsOf(request.Text), scopes, now);
        return remote is null || query.IsBlank || !request.Ways.HasFlag(Ways.Meaning) ? round : round with { Remote = await remote.AskAsync(round.Text, stop) };
    }

    private List<SearchedScope> Scopes(Actor actor, SearchRequest request, AskedFacets asked)
    {
        Audience? narrowed = request.NarrowedTo is { } audience && audience < actor.Audience ? audience : null;
        var scopes = new List<SearchedScope>();
        foreach (var source in sources)
        {
            if (request.Kinds is { } kinds && !kinds.Contains(source.Kind)) continue;
            var isChosen = asked.Kinds?.Contains(source.Kind, StringComparer.OrdinalIgnoreCase) ?? true;
            if (source.ScopeFor(actor, narrowed) is { } scope && (isChosen || request.WithFacets))
                scopes.Add(new SearchedScope(source, ScopeView.Of(index.Kind(source.Kind), scope), models?.Of(source.Kind, scope), isChosen));
        }
        return scopes;
    }

    // Kind by kind: items of one begin on the page where those of the kinds before it end.
    private static async Task<(Dictionary<string, int> Totals, List<FoundItem> Items)> PageAsync(
        SearchRound round, RoundResults results, SearchRequest request, CancellationToken stop)
    {
        var items = new List<FoundItem>();
        var totals = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (source, answer) in results.Chosen)
        {
            var skip = Math.Max(0, request.Offset - totals.Values.Sum());
            var (total, found) = await KindResults.PageAsync(source, answer, round.Actor, round.Query.Marks, skip, request.Limit - items.Count, stop);
            totals[source.Kind] = total;
            items.AddRange(found);
        }
        // Said only where it is so: beside what answers in the language that was asked in, on this page or before it, nobody is told that nothing does.
        var isAnswered = request.Offset > 0 || items.Exists(item => item.Language == round.Language);
        return (totals, isAnswered ? items : items.ConvertAll(item => item with { AcrossLanguages = round.IsAcrossLanguages(item) }));
    }
}
