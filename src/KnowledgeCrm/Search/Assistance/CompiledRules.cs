using System.Runtime.CompilerServices;
using KnowledgeCrm.Search.Analysis;

namespace KnowledgeCrm.Search.Assistance;

/// <summary>The rules of search, taken apart into terms once for all queries that meet them.</summary>
internal sealed class CompiledRules
{
    // What stands for a typed word counts a little less than the word itself; a word of the other language less again, so that an answer in the
    // asker's own language comes first where there is one.
    private const float SynonymWeight = 0.8f;
    private const float GlossaryWeight = 0.5f;

    private static readonly ConditionalWeakTable<SearchRules, CompiledRules> Known = [];
    private readonly Dictionary<string, List<Replacement>> byFirstTerm = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<PinRule>> pins = new(StringComparer.Ordinal);

    private CompiledRules(SearchRules rules)
    {
        foreach (var rule in rules.Synonyms)
        {
            foreach (var from in rule.From) Add(from, rule.To, SynonymWeight);
            if (!rule.BothWays) continue;
            // Every one of them stands for every other.
            foreach (var from in rule.From) Add(from, rule.From.Where(other => other != from), SynonymWeight);
            foreach (var from in rule.To) Add(from, rule.From.Concat(rule.To.Where(other => other != from)), SynonymWeight);
        }
        foreach (var entry in rules.Glossary)
        {
            Add(entry.English, [entry.Chinese], GlossaryWeight);
            Add(entry.Chinese, [entry.English], GlossaryWeight);
        }
        foreach (var pin in rules.Pins.OrderBy(pin => pin.Order))
        {
            var key = QueryWords.Of(pin.Query).Key;
            if (key.Length == 0) continue;
            if (!pins.TryGetValue(key, out var list)) pins[key] = list = [];
            list.Add(pin);
        }
    }

    /// <summary>A sequence of terms, and the terms that stand for it.</summary>
    private sealed record Replacement(string[] From, string[][] To, float Weight);

    public static CompiledRules Of(SearchRules rules) => Known.GetValue(rules, static known => new CompiledRules(known));

    /// <summary>Terms that stand for what is in the query, each with its weight; without what the query says itself.</summary>
    public IReadOnlyList<QueryTerm> ExpansionsOf(string text)
    {
        if (byFirstTerm.Count == 0) return [];
        var terms = Sequence(text);
        var own = terms.ToHashSet(StringComparer.Ordinal);
        var found = new Dictionary<string, float>(StringComparer.Ordinal);
        for (var i = 0; i < terms.Length; i++)
        {
            if (!byFirstTerm.TryGetValue(terms[i], out var replacements)) continue;
            foreach (var replacement in replacements.Where(replacement => terms.AsSpan(i).StartsWith(replacement.From)))
            {
                // A word that several others stand for is still one word, and one that two stand for together is had when both are.
                var share = replacement.Weight / MathF.Sqrt(replacement.To.Length);
                foreach (var sequence in replacement.To)
                    foreach (var term in sequence)
                        if (!own.Contains(term)) found[term] = Math.Max(found.GetValueOrDefault(term), share / sequence.Length);
            }
        }
        return [.. found.Select(term => new QueryTerm(term.Key, Ideographs.IsOne(term.Key), term.Value, IsTyped: false))];
    }

    /// <summary>The sequences of terms that stand for a whole one.</summary>
    public IEnumerable<string[]> MeantBy(string[] sequence) =>
        sequence.Length == 0 || !byFirstTerm.TryGetValue(sequence[0], out var replacements) ? []
            : replacements.Where(replacement => replacement.From.AsSpan().SequenceEqual(sequence)).SelectMany(replacement => replacement.To);

    /// <summary>True when a rule begins with the term.</summary>
    public bool Knows(string term) => byFirstTerm.ContainsKey(term);

    /// <summary>The pinned and banned results of a query, in their order.</summary>
    public IReadOnlyList<PinRule> PinsOf(string text) => pins.Count == 0 ? [] : pins.GetValueOrDefault(QueryWords.Of(text).Key) ?? [];

    private void Add(string from, IEnumerable<string> to, float weight)
    {
        var (sequence, targets) = (Sequence(from), to.Select(Sequence).Where(target => target.Length > 0).ToArray());
        if (sequence.Length == 0 || targets.Length == 0) return;
        if (!byFirstTerm.TryGetValue(sequence[0], out var list)) byFirstTerm[sequence[0]] = list = [];
        list.Add(new Replacement(sequence, targets, weight));
    }

    // As a phrase of the query is read: the last character of a Chinese run stands only where the run ends.
    private static string[] Sequence(string text)
    {
        var tokens = TextAnalyzer.Analyze(text);
        return [.. tokens.Where(token => token.Kind != TokenKind.Last || token.IsWholeRun).Where(token => !token.IsStopWord).Select(token => token.Term)];
    }
}
