using KnowledgeCrm.Common;

namespace KnowledgeCrm.Search;

/// <summary>What knowledge managers have laid down for search. Read at every query, so it is kept in memory by whoever gives it.</summary>
public interface ISearchCuration
{
    /// <summary>The rules as they stand now.</summary>
    SearchRules Now { get; }
}

/// <summary>The rules of search that people edit.</summary>
/// <param name="Synonyms">Words that stand for others.</param>
/// <param name="Glossary">Words of the house in both languages.</param>
/// <param name="Pins">Results that a query is to show first, or never.</param>
public sealed record SearchRules(
    IReadOnlyList<SynonymRule> Synonyms, IReadOnlyList<GlossaryEntry> Glossary, IReadOnlyList<PinRule> Pins)
{
    /// <summary>No rules.</summary>
    public static SearchRules None { get; } = new([], [], []);
}

/// <summary>Who types one of <paramref name="From"/> also finds what says one of <paramref name="To"/>.</summary>
/// <param name="From">Words or short phrases, as typed.</param>
/// <param name="To">Words or short phrases.</param>
/// <param name="BothWays">True when every one of them stands for every other.</param>
public sealed record SynonymRule(IReadOnlyList<string> From, IReadOnlyList<string> To, bool BothWays);

/// <summary>A word of the house in both languages.</summary>
/// <param name="English">In English.</param>
/// <param name="Chinese">In Chinese.</param>
public sealed record GlossaryEntry(string English, string Chinese);

/// <summary>A result laid down for a query.</summary>
/// <param name="Query">The query, as typed; compared by its words, whatever their order, case and form.</param>
/// <param name="Key">The document.</param>
/// <param name="Banned">True when it is never to be shown for the query, false when it is to come first.</param>
/// <param name="Order">Among several that are pinned, the lowest first.</param>
public sealed record PinRule(string Query, SearchKey Key, bool Banned, int Order);
