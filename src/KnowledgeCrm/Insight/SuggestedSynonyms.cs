using KnowledgeCrm.Common;
using KnowledgeCrm.Search;
using KnowledgeCrm.Search.Analysis;
using Microsoft.EntityFrameworkCore;
using SynonymRule = KnowledgeCrm.Curation.SynonymRule;

namespace KnowledgeCrm.Insight;

/// <summary>Words that may stand for others, learnt from people who searched with one, found nothing to open, searched with the other and
/// did. For a knowledge manager to judge: nothing of it takes effect by itself.</summary>
public sealed class SuggestedSynonyms(UseCase useCase)
{
    /// <summary>How many different people must have shown it.</summary>
    public const int LeastPeople = 2;

    private const int MostExamples = 3;
    private const int MostNotes = 20_000;

    // Longer is a question said anew, not a word for a word.
    private const int LongestWords = 3;

    /// <param name="actor">A knowledge manager or administrator.</param>
    /// <param name="limit">How many at the most; those shown by the most people come first.</param>
    /// <param name="stop">Stops it.</param>
    public Task<Outcome<IReadOnlyList<SuggestedSynonym>>> RunAsync(Actor actor, int limit, CancellationToken stop) =>
        useCase.ReadAsync<IReadOnlyList<SuggestedSynonym>>(async db =>
        {
            if (!SearchInsight.MaySee(actor)) throw Refused.Forbidden();
            var tries = await (
                from first in db.SearchNotes
                where first.Outcome == SearchOutcome.Reformulated && first.PersonId != null
                join next in db.SearchNotes on first.NextId equals next.Id
                orderby first.At descending
                select new { first.PersonId, First = first.Text, Next = next }).Take(MostNotes).ToListAsync(stop);
            var known = await db.SynonymRules.ToListAsync(stop);
            var dismissed = (await db.DismissedSynonyms.Select(d => new { d.From, d.To }).ToListAsync(stop)).Select(d => (d.From, d.To)).ToHashSet();
            return [.. tries.Where(one => one.Next.Succeeded)
                .Select(one => (one.PersonId, one.First, Next: one.Next.Text, Change: ChangeOf(one.First, one.Next.Text)))
                .Where(one => one.Change is { } change && !dismissed.Contains(change))
                .GroupBy(one => one.Change!.Value)
                .Select(same => new SuggestedSynonym(
                    same.Key.From, same.Key.To, same.Select(one => one.PersonId).Distinct().Count(),
                    [.. same.Select(one => new TriedSearch(one.First, one.Next)).Distinct().Take(MostExamples)]))
                .Where(suggested => suggested.People >= LeastPeople && !known.Any(rule => Says(rule, suggested)))
                .OrderByDescending(suggested => suggested.People).ThenBy(suggested => suggested.From, StringComparer.Ordinal).Take(limit)];
        }, stop);

    /// <summary>What one query says where the other says something else, in lower case; null where that is no word for a word.</summary>
    internal static (string From, string To)? ChangeOf(string first, string next)
    {
        var (tokens, others) = (QueryWords.Tokens(first), QueryWords.Tokens(next));
        var (terms, otherTerms) = (tokens.ConvertAll(token => token.Term), others.ConvertAll(token => token.Term));
        if (Words(first, tokens, otherTerms) is not { } from || Words(next, others, terms) is not { } to) return null;
        // Pairs of Chinese reach into what both say: that is taken off, but never below the two characters that make a word.
        while (from.Length > 2 && to.Length > 2 && IsHan(from[0]) && from[0] == to[0]) (from, to) = (from[1..], to[1..]);
        while (from.Length > 2 && to.Length > 2 && IsHan(from[^1]) && from[^1] == to[^1]) (from, to) = (from[..^1], to[..^1]);
        return from == to ? null : (from, to);
    }

    private static string? Words(string text, List<Token> tokens, List<string> others)
    {
        var own = tokens.Where(token => !token.IsStopWord && !others.Contains(token.Term)).ToList();
        if (own.Count == 0) return null;
        var (start, end) = (own[0].Start, own.Max(token => token.End));
        // What both say must not stand in between, or it would be part of the word.
        if (tokens.Any(token => !token.IsStopWord && token.Start >= start && token.End <= end && others.Contains(token.Term))) return null;
        var words = text[start..end].ToLowerInvariant();
        return words.Split(' ').Length <= LongestWords && words.Length <= Limits.Name ? words : null;
    }

    private static bool Says(SynonymRule rule, SuggestedSynonym suggested)
    {
        var (from, to) = (QueryWords.Of(suggested.From), QueryWords.Of(suggested.To));
        return (Holds(rule.From, from) && Holds(rule.To, to)) || (rule.BothWays && Holds([.. rule.From, .. rule.To], from) && Holds([.. rule.From, .. rule.To], to));

        static bool Holds(List<string> terms, QueryWords words) => terms.Any(term => QueryWords.Of(term).IsSameAs(words));
    }

    private static bool IsHan(char c) => c is >= '\u3400' and <= '\u9fff';
}

/// <summary>A word that may stand for another.</summary>
/// <param name="From">What was typed first, in lower case.</param>
/// <param name="To">What was typed instead of it, and led to something.</param>
/// <param name="People">How many different people showed it.</param>
/// <param name="Examples">The queries that show it.</param>
public sealed record SuggestedSynonym(string From, string To, int People, IReadOnlyList<TriedSearch> Examples);

/// <summary>A query, and the one that its searcher tried next.</summary>
public sealed record TriedSearch(string First, string Next);
