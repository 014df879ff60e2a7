using KnowledgeCrm.Common;

namespace KnowledgeCrm.Search;

/// <summary>Tells by which words something was found.</summary>
internal static class FoundWords
{
    /// <summary>The reason that a part of a score gives: for words those that matched, for others none beside the part's own name.</summary>
    public static string For(ScorePart part, QueryTerms terms, string language, params ReadOnlySpan<ReadText> texts) =>
        part.Part == ScoreParts.Words ? In(terms, language, texts) : "";

    /// <summary>The words of the texts that matched; where none did, that it was something beside the text (a number, a topic, a name).</summary>
    public static string In(QueryTerms terms, string language, params ReadOnlySpan<ReadText> texts)
    {
        var words = terms.FoundIn(texts);
        return words.Count == 0 ? Messages.Text("Why.Elsewhere", language) : Messages.Text("Why.Words", language, string.Join(", ", words));
    }
}
