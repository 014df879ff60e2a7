using System.Runtime.InteropServices;
using KnowledgeCrm.Search.Analysis;

namespace KnowledgeCrm.Search.Engine;

/// <summary>Gathers which document and question holds which term. Every character of Chinese is a term of its own beside the pairs that it
/// is part of, so that one character can be looked for.</summary>
internal sealed class PostingCollection
{
    private readonly List<string> terms;
    private readonly List<int> characterOfPair = [];
    private readonly List<(int Term, int Document, uint Counts)> entries = [];
    private readonly List<(int Term, int Question)> questionEntries = [];
    private readonly Dictionary<string, int> characters = new(StringComparer.Ordinal);

    // Where in the entries a term's last document stands, and its last question.
    private readonly List<int> lastEntry = [], lastQuestion = [];

    public PostingCollection(List<string> terms)
    {
        this.terms = [.. terms];
        for (var i = 0; i < terms.Count; i++)
            if (Ideographs.IsOne(terms[i])) characters[terms[i]] = i;
        for (var i = 0; i < terms.Count; i++) characterOfPair.Add(Ideographs.LeadOfPair(terms[i]) is { } lead ? Character(lead) : -1);
        CollectionsMarshal.SetCount(lastEntry, this.terms.Count);
        CollectionsMarshal.AsSpan(lastEntry).Fill(-1);
        CollectionsMarshal.SetCount(lastQuestion, this.terms.Count);
        CollectionsMarshal.AsSpan(lastQuestion).Fill(-1);
    }

    /// <summary>The terms given, and the characters found in them.</summary>
    public IReadOnlyList<string> Terms => terms;

    public void Add(int document, int field, ReadOnlySpan<int> tokens)
    {
        foreach (var term in tokens)
        {
            Raise(term, document, field);
            if (characterOfPair[term] is >= 0 and var character) Raise(character, document, field);
        }
    }

    public void AddQuestion(int document, int question, ReadOnlySpan<int> tokens)
    {
        Add(document, (int)Field.PastQuestions, tokens);
        foreach (var term in tokens)
        {
            Note(term, question);
            if (characterOfPair[term] is >= 0 and var character) Note(character, question);
        }
    }

    public (int[] Start, int[] Documents, uint[] Counts, int[] QuestionStart, int[] Questions) Build()
    {
        var start = Starts(CollectionsMarshal.AsSpan(entries), entry => entry.Term);
        var (documents, counts) = (new int[entries.Count], new uint[entries.Count]);
        var next = start.AsSpan()[..^1].ToArray();
        foreach (var (term, document, count) in entries)
        {
            var at = next[term]++;
            (documents[at], counts[at]) = (document, count);
        }
        var questionStart = Starts(CollectionsMarshal.AsSpan(questionEntries), entry => entry.Term);
        var questions = new int[questionEntries.Count];
        next = questionStart.AsSpan()[..^1].ToArray();
        foreach (var (term, question) in questionEntries) questions[next[term]++] = question;
        return (start, documents, counts, questionStart, questions);
    }

    private int[] Starts<T>(ReadOnlySpan<T> from, Func<T, int> term)
    {
        var start = new int[terms.Count + 1];
        foreach (var entry in from) start[term(entry) + 1]++;
        for (var i = 0; i < terms.Count; i++) start[i + 1] += start[i];
        return start;
    }

    private void Raise(int term, int document, int field)
    {
        var at = lastEntry[term];
        if (at < 0 || entries[at].Document != document)
        {
            lastEntry[term] = entries.Count;
            entries.Add((term, document, FieldCounts.Raised(0, field)));
            return;
        }
        ref var entry = ref CollectionsMarshal.AsSpan(entries)[at];
        entry.Counts = FieldCounts.Raised(entry.Counts, field);
    }

    private void Note(int term, int question)
    {
        if (lastQuestion[term] == question) return;
        lastQuestion[term] = question;
        questionEntries.Add((term, question));
    }

    private int Character(string character)
    {
        if (characters.TryGetValue(character, out var number)) return number;
        number = terms.Count;
        terms.Add(character);
        characters[character] = number;
        return number;
    }
}
