using System.Collections.Concurrent;
using KnowledgeCrm.Common;

namespace KnowledgeCrm.Knowledge;

/// <summary>What can be told of an article's text by reading it once, whatever its template says.</summary>
public sealed record TextFacts
{
    /// <summary>The longest sentence that is read at once, in words of English. Plain-language guides put the average at 15 to 20 words
    /// (plainlanguage.gov); twice that is a sentence to part.</summary>
    public const int MostWords = 40;

    /// <summary>The same in characters of Chinese.</summary>
    public const int MostCharacters = 80;

    public required string Language { get; init; }
    public required string Title { get; init; }
    public required bool HasSummary { get; init; }
    public required bool HasProducts { get; init; }
    public required ArticleOutline Outline { get; init; }

    /// <summary>Telephone and serial numbers and addresses, as they stand in the text.</summary>
    public required IReadOnlyList<string> PersonalData { get; init; }

    /// <summary>The sentences that are too long.</summary>
    public required IReadOnlyList<string> LongSentences { get; init; }

    /// <summary>Reads a text. Time linear to its length.</summary>
    public static TextFacts Of(string language, string title, string? summary, string body, bool hasProducts)
    {
        var outline = ArticleMarkdown.OutlineOf(body);
        return new TextFacts
        {
            Language = language,
            Title = title.Trim(),
            HasSummary = !string.IsNullOrWhiteSpace(summary),
            HasProducts = hasProducts,
            Outline = outline,
            PersonalData = Knowledge.PersonalData.NumbersIn($"{title}\n{summary}\n{ArticleMarkdown.ToPlainText(body)}"),
            LongSentences = [.. outline.Paragraphs.Prepend(summary ?? "").SelectMany(Sentences.In).Where(Sentences.IsLong)],
        };
    }

    // A version that has been published never changes: its facts are read once. They are small; beyond so many all are forgotten and read anew.
    private const int Most = 20_000;
    private static readonly ConcurrentDictionary<Guid, TextFacts> Known = new();

    internal static TextFacts OfLive(Article article)
    {
        var live = article.Live!;
        if (Known.TryGetValue(live.Id, out var facts)) return facts;
        facts = Of(article.Language, live);
        if (Known.Count >= Most) Known.Clear();
        Known[live.Id] = facts;
        return facts;
    }

    internal static TextFacts Of(string language, ArticleVersion version) =>
        Of(language, version.Title, version.Summary, version.Body, version.ProductIds.Count > 0);
}

/// <summary>Parts a text into sentences, of both languages.</summary>
internal static class Sentences
{
    public static IEnumerable<string> In(string text)
    {
        var from = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var ends = text[i] is '。' or '！' or '？' or '；' or '\n'
                || (text[i] is '.' or '!' or '?' or ';' && (i + 1 == text.Length || char.IsWhiteSpace(text[i + 1])));
            if (!ends) continue;
            if (text[from..i].Trim() is { Length: > 0 } sentence) yield return sentence;
            from = i + 1;
        }
        if (text[from..].Trim() is { Length: > 0 } rest) yield return rest;
    }

    public static bool IsLong(string sentence)
    {
        var han = sentence.Count(c => c is >= '\u3400' and <= '\u9fff');
        var words = sentence.Split([' ', '\t', '\u00a0'], StringSplitOptions.RemoveEmptyEntries).Length;
        return han > TextFacts.MostCharacters || (han == 0 && words > TextFacts.MostWords);
    }
}
