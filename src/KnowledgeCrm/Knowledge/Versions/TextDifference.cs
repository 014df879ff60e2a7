namespace KnowledgeCrm.Knowledge;

public enum ChangeKind { Same, Added, Removed }

/// <summary>A run of text that stayed, came or went.</summary>
public readonly record struct ChangedRun(ChangeKind Kind, string Text);

/// <summary>A line that stayed, came or went, with the words in it that did.</summary>
public sealed record ChangedLine(ChangeKind Kind, IReadOnlyList<ChangedRun> Runs);

/// <summary>What changed between two texts: by lines, and by words within lines that were rewritten.</summary>
public static class TextDifference
{
    // Steps of the search; texts further apart than this are shown as one replaced by the other, since nobody could read more.
    private const int MostChanges = 1_500;

    public static IReadOnlyList<ChangedLine> Of(string before, string after)
    {
        var lines = Compare(before.Split('\n'), after.Split('\n'));
        var shown = new List<ChangedLine>(lines.Count);
        for (var i = 0; i < lines.Count;)
        {
            if (lines[i].Kind == ChangeKind.Same)
            {
                shown.Add(Whole(ChangeKind.Same, lines[i++].Item));
                continue;
            }
            List<string> gone = [], come = [];
            for (; i < lines.Count && lines[i].Kind != ChangeKind.Same; i++)
                (lines[i].Kind == ChangeKind.Removed ? gone : come).Add(lines[i].Item);
            Rewritten(gone, come, shown);
        }
        return shown;
    }

    /// <summary>The words that came and went within one short text; Chinese by characters.</summary>
    public static IReadOnlyList<ChangedRun> Within(string before, string after)
    {
        var runs = new List<ChangedRun>();
        foreach (var (kind, word) in Compare(Words(before), Words(after))) Append(runs, kind, word);
        return runs;
    }

    private static void Rewritten(List<string> gone, List<string> come, List<ChangedLine> shown)
    {
        var (before, after) = (new List<ChangedLine>(), new List<ChangedLine>());
        for (var i = 0; i < Math.Max(gone.Count, come.Count); i++)
        {
            if (i >= gone.Count) after.Add(Whole(ChangeKind.Added, come[i]));
            else if (i >= come.Count) before.Add(Whole(ChangeKind.Removed, gone[i]));
            else
            {
                var words = Compare(Words(gone[i]), Words(come[i]));
                before.Add(Line(ChangeKind.Removed, words));
                after.Add(Line(ChangeKind.Added, words));
            }
        }
        shown.AddRange(before);
        shown.AddRange(after);
    }

    private static ChangedLine Whole(ChangeKind kind, string text) => new(kind, [new ChangedRun(kind, text)]);

    // One side of a rewritten line: what both have is unmarked.
    private static ChangedLine Line(ChangeKind side, List<(ChangeKind Kind, string Item)> words)
    {
        var runs = new List<ChangedRun>();
        foreach (var (kind, word) in words.Where(word => word.Kind == ChangeKind.Same || word.Kind == side))
            Append(runs, kind, word);
        return new ChangedLine(side, runs);
    }

    private static void Append(List<ChangedRun> runs, ChangeKind kind, string word)
    {
        if (runs.Count > 0 && runs[^1].Kind == kind) runs[^1] = new ChangedRun(kind, runs[^1].Text + word);
        else runs.Add(new ChangedRun(kind, word));
    }

    // Words of letters and digits, spaces between them; every other character, such as a Chinese one, by itself.
    private static List<string> Words(string line)
    {
        var words = new List<string>();
        for (int from = 0, to; from < line.Length; from = to)
        {
            to = from + (char.IsHighSurrogate(line[from]) && from + 1 < line.Length ? 2 : 1);
            while (to < line.Length && Class(line[from]) is not 0 and var kind && Class(line[to]) == kind) to++;
            words.Add(line[from..to]);
        }
        return words;
    }

    private static int Class(char c) => char.IsWhiteSpace(c) ? 1 : c < '\u2e80' && char.IsLetterOrDigit(c) ? 2 : 0;

    /// <summary>The shortest way from one sequence to the other (E. W. Myers, "An O(ND) difference algorithm", 1986).</summary>
    private static List<(ChangeKind Kind, string Item)> Compare(IReadOnlyList<string> a, IReadOnlyList<string> b)
    {
        var start = 0;
        while (start < a.Count && start < b.Count && a[start] == b[start]) start++;
        var (endA, endB) = (a.Count, b.Count);
        while (endA > start && endB > start && a[endA - 1] == b[endB - 1]) (endA, endB) = (endA - 1, endB - 1);
        var steps = new List<(ChangeKind, string)>();
        for (var i = 0; i < start; i++) steps.Add((ChangeKind.Same, a[i]));
        steps.AddRange(Between(a, b, start, endA, endB));
        for (var i = endA; i < a.Count; i++) steps.Add((ChangeKind.Same, a[i]));
        return steps;
    }

    private static IEnumerable<(ChangeKind, string)> Between(IReadOnlyList<string> a, IReadOnlyList<string> b, int start, int endA, int endB)
    {
        var (n, m) = (endA - start, endB - start);
        if (Trace(a, b, start, n, m) is not { } trace)
        {
            return Enumerable.Range(start, n).Select(i => (ChangeKind.Removed, a[i]))
                .Concat(Enumerable.Range(start, m).Select(i => (ChangeKind.Added, b[i])));
        }
        var steps = new List<(ChangeKind, string)>();
        var (x, y) = (n, m);
        for (var d = trace.Count - 1; d >= 0; d--)
        {
            var best = trace[d];
            var k = x - y;
            var down = k == -d || (k != d && best[d + k - 1] < best[d + k + 1]);
            var before = down ? k + 1 : k - 1;
            var (fromX, fromY) = d == 0 ? (0, 0) : (best[d + before], best[d + before] - before);
            for (; x > fromX && y > fromY; x--, y--) steps.Add((ChangeKind.Same, a[start + x - 1]));
            if (d > 0) steps.Add(down ? (ChangeKind.Added, b[start + --y]) : (ChangeKind.Removed, a[start + --x]));
        }
        steps.Reverse();
        return steps;
    }

    // For each number of changes, how far each diagonal had come before it: index d + k. Null when it takes too many.
    private static List<int[]>? Trace(IReadOnlyList<string> a, IReadOnlyList<string> b, int start, int n, int m)
    {
        var trace = new List<int[]>();
        var most = Math.Min(n + m, MostChanges);
        var reach = new int[2 * most + 3];
        for (var d = 0; d <= most; d++)
        {
            trace.Add(reach[(most + 1 - d)..(most + 2 + d)]);
            for (var k = -d; k <= d; k += 2)
            {
                var at = most + 1 + k;
                var x = k == -d || (k != d && reach[at - 1] < reach[at + 1]) ? reach[at + 1] : reach[at - 1] + 1;
                while (x < n && x - k < m && a[start + x] == b[start + x - k]) x++;
                reach[at] = x;
                if (x >= n && x - k >= m) return trace;
            }
        }
        return null;
    }
}
