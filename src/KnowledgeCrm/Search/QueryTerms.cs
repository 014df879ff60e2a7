namespace KnowledgeCrm.Search;

/// <summary>What a query looks for, as far as it can be pointed at in a text: marks snippets and tells the reason of a result.</summary>
public sealed class QueryTerms
{
    // How many of the words that matched a person is told.
    private const int MostWords = 5;

    private readonly Dictionary<string, int> terms;
    private readonly HashSet<string> characters;

    // Terms with a lower number were typed; the others stand for them.
    private readonly int typed;

    internal QueryTerms(IEnumerable<string> terms, IEnumerable<string> characters, IReadOnlyList<string> words)
    {
        this.terms = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var term in terms) this.terms.TryAdd(term, this.terms.Count);
        this.characters = new HashSet<string>(characters, StringComparer.Ordinal);
        foreach (var character in this.characters) this.terms.TryAdd(character, this.terms.Count);
        Words = words;
        typed = this.terms.Count;
    }

    private QueryTerms(QueryTerms of, IEnumerable<string> more) : this(of.terms.Keys.Concat(more), of.characters, of.Words) => typed = of.typed;

    /// <summary>The same, with further terms that are marked where they stand.</summary>
    internal QueryTerms With(IEnumerable<string> more) => new(this, more);

    /// <summary>Nothing to look for.</summary>
    public static QueryTerms None { get; } = new([], [], []);

    /// <summary>The words as the person typed them, without those that carry no meaning; in order, each once.</summary>
    public IReadOnlyList<string> Words { get; }

    /// <summary>True when nothing is looked for.</summary>
    public bool IsEmpty => terms.Count == 0;

    /// <summary>The words of a text that the query matches, as they stand there, each once; neighbouring Chinese characters as one run.</summary>
    /// <param name="text">Plain text.</param>
    public IReadOnlyList<string> FoundIn(string text) => FoundIn([ReadText.Of(text)]);

    /// <summary>The words of several texts that the query matches, as they stand there, each once, the first few.</summary>
    public IReadOnlyList<string> FoundIn(params ReadOnlySpan<ReadText> texts)
    {
        var found = new List<string>();
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var text in texts)
        {
            foreach (var (start, end) in Snippet.Joined(Matches(text)))
            {
                var word = text.Text[start..end];
                if (!seen.Add(word)) continue;
                found.Add(word);
                if (found.Count == MostWords) return found;
            }
        }
        return found;
    }

    /// <summary>The share of what was typed that a text holds, 0 to 1.</summary>
    public double ShareIn(ReadText text) => IsEmpty ? 0 : (double)Matches(text).Select(match => match.Term).Where(term => term < typed).Distinct().Count() / typed;

    /// <summary>Every place of a text that matches, in order, with the number of the term it matches.</summary>
    internal List<TermMatch> Matches(ReadText text) => IsEmpty ? [] : text.Find(terms, characters);
}

/// <summary>A place in a text that matches a term of a query.</summary>
/// <param name="Start">Where it begins, in UTF-16 characters.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Term">The term's number within the query.</param>
internal readonly record struct TermMatch(int Start, int End, int Term);
