using KnowledgeCrm.Common;

namespace KnowledgeCrm.Search;

/// <summary>Tells by which words something was found.</summary>
internal static class FoundWords
{
    /// <summary>The words of the text that matched; where none did, that it was something beside the text (a number, a topic, a name).</summary>
    public static string In(string text, QueryTerms terms, string language)
    {
        var words = terms.FoundIn(text);
        return words.Count == 0 ? Messages.Text("Why.Elsewhere", language) : Messages.Text("Why.Words", language, string.Join(", ", words));
    }
}
