using KnowledgeCrm.Common;

namespace KnowledgeCrm.Search;

/// <summary>Cuts the passage of a text that best shows why it was found, and marks what matched. Text in, text out: no markup.</summary>
public static class Snippet
{
    /// <summary>About how long a passage is, in characters, where the text is written in Latin letters.</summary>
    public const int LatinLength = 200;

    /// <summary>About how long a passage is, in characters, where the text is written in Chinese.</summary>
    public const int ChineseLength = 90;

    private const string Ellipsis = "…";

    /// <summary>The best passage, in runs. Their texts put together are the passage, with an ellipsis where the text goes on.</summary>
    /// <param name="text">Plain text.</param>
    /// <param name="terms">What was looked for.</param>
    /// <param name="length">How long the passage should be, in characters; by default what fits the language.</param>
    public static IReadOnlyList<MarkedRun> Best(string text, QueryTerms terms, int? length = null) => Best(ReadText.Of(text), terms, length);

    /// <summary>The best passage of a text that was read before.</summary>
    /// <param name="read">Plain text.</param>
    /// <param name="terms">What was looked for.</param>
    /// <param name="length">How long the passage should be, in characters; by default what fits the language.</param>
    public static IReadOnlyList<MarkedRun> Best(ReadText read, QueryTerms terms, int? length = null)
    {
        var text = read.Text;
        var room = Math.Max(20, length ?? (Languages.Of(text) == Languages.Chinese ? ChineseLength : LatinLength));
        var matches = terms.Matches(read);
        var (from, to) = text.Length <= room ? (0, text.Length) : Passage.Choose(text, matches, room);
        var runs = Runs(text, from, to, Joined(matches));
        if (from > 0) runs.Insert(0, new MarkedRun(Ellipsis, false));
        if (to < text.Length) runs.Add(new MarkedRun(Ellipsis, false));
        return runs;
    }

    /// <summary>The whole of a short text, such as a title, with what matched marked.</summary>
    public static IReadOnlyList<MarkedRun> Whole(string text, QueryTerms terms) => Runs(text, 0, text.Length, Joined(terms.Matches(ReadText.Of(text))));

    /// <summary>Matches as stretches in order, those that touch or overlap put together: pairs of Chinese become runs.</summary>
    internal static List<(int Start, int End)> Joined(List<TermMatch> matches)
    {
        var joined = new List<(int Start, int End)>();
        // Mostly they are in order already.
        for (var i = 1; i < matches.Count; i++)
        {
            if (matches[i].Start >= matches[i - 1].Start) continue;
            matches = [.. matches.OrderBy(match => match.Start)];
            break;
        }
        foreach (var match in matches)
        {
            if (joined.Count > 0 && match.Start <= joined[^1].End)
                joined[^1] = (joined[^1].Start, Math.Max(joined[^1].End, match.End));
            else joined.Add((match.Start, match.End));
        }
        return joined;
    }

    private static List<MarkedRun> Runs(string text, int from, int to, List<(int Start, int End)> marks)
    {
        var runs = new List<MarkedRun>();
        var at = from;
        foreach (var (start, end) in marks)
        {
            if (end <= from) continue;
            if (start >= to) break;
            var (begin, stop) = (Math.Max(start, at), Math.Min(end, to));
            if (begin > at) runs.Add(new MarkedRun(text[at..begin], false));
            if (stop > begin) runs.Add(new MarkedRun(text[begin..stop], true));
            at = Math.Max(at, stop);
        }
        if (at < to) runs.Add(new MarkedRun(text[at..to], false));
        return runs;
    }
}
