namespace KnowledgeCrm.Search;

/// <summary>Chooses the stretch of a text that holds the most of what was looked for.</summary>
internal static class Passage
{
    // How far a cut may move to fall between words.
    private const int Slack = 24;

    /// <summary>Where the passage begins and ends. Without a match, the beginning of the text.</summary>
    public static (int From, int To) Choose(string text, List<TermMatch> matches, int room)
    {
        if (matches.Count == 0) return (0, Settle(text, room, 0));
        var weights = Weights(matches);
        var (first, last) = BestWindow(matches, weights, room);
        var spare = Math.Max(0, room - (matches[last].End - matches[first].Start));
        // A third of the spare room before, so that the sentence can be understood, the rest after.
        var from = Math.Max(0, matches[first].Start - spare / 3);
        from = Begin(text, from, matches[first].Start);
        var to = Math.Min(text.Length, Math.Max(from + room, matches[last].End));
        return (from, Settle(text, to, matches[last].End));
    }

    // What occurs everywhere in the text says less about a passage.
    private static Dictionary<int, double> Weights(List<TermMatch> matches) =>
        matches.GroupBy(match => match.Term).ToDictionary(group => group.Key, group => 1 / (1 + Math.Log(group.Count())));

    private static (int First, int Last) BestWindow(List<TermMatch> matches, Dictionary<int, double> weights, int room)
    {
        const double Repeated = 0.05;
        var counts = new Dictionary<int, int>();
        var (score, best, from, answer) = (0.0, -1.0, 0, (0, 0));
        for (var to = 0; to < matches.Count; to++)
        {
            var count = counts.GetValueOrDefault(matches[to].Term);
            counts[matches[to].Term] = count + 1;
            score += weights[matches[to].Term] * (count == 0 ? 1 : Repeated);
            while (from < to && matches[to].End - matches[from].Start > room)
            {
                var left = --counts[matches[from].Term];
                score -= weights[matches[from].Term] * (left == 0 ? 1 : Repeated);
                from++;
            }
            // Ties go to the earlier passage; the margin absorbs what adding and taking away leaves over.
            if (score > best + 1e-9) (best, answer) = (score, (from, to));
        }
        return answer;
    }

    private static int Begin(string text, int from, int latest)
    {
        if (from == 0) return 0;
        for (var i = from; i < Math.Min(latest, from + Slack); i++)
            if (IsGap(text[i - 1])) return SkipGaps(text, i, latest);
        return char.IsLowSurrogate(text[from]) ? from - 1 : from;
    }

    private static int SkipGaps(string text, int from, int latest)
    {
        while (from < latest && char.IsWhiteSpace(text[from])) from++;
        return from;
    }

    private static int Settle(string text, int to, int earliest)
    {
        if (to >= text.Length) return text.Length;
        for (var i = to; i > Math.Max(earliest, to - Slack); i--)
            if (IsGap(text[i])) return i;
        return char.IsLowSurrogate(text[to]) ? to + 1 : to;
    }

    private static bool IsGap(char c) => char.IsWhiteSpace(c) || c is '。' or '，' or '；' or '！' or '？' or '、';
}
