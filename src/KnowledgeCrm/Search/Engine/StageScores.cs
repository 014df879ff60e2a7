using System.Numerics;
using System.Runtime.InteropServices;

namespace KnowledgeCrm.Search.Engine;

/// <summary>Passes over what the first stage says of every document of a view, several documents at a time: each query makes three of them, whatever it matches.</summary>
internal static class StageScores
{
    /// <summary>What a document has that is not in the scope.</summary>
    public const float Outside = -1;

    /// <summary>Fills in every document's score.</summary>
    /// <param name="scores">Filled; as long as <paramref name="scopes"/>.</param>
    /// <param name="words">By document, what its words score.</param>
    /// <param name="past">By document, the likeness of its likest past question.</param>
    /// <param name="scopes">By document, a bit for each scope that it is in.</param>
    /// <param name="scope">The bit of the scope that is searched.</param>
    /// <param name="perWord">Makes a share of what words score.</param>
    /// <param name="ways">By what is searched.</param>
    public static void Fill(Span<float> scores, ReadOnlySpan<float> words, ReadOnlySpan<float> past, ReadOnlySpan<uint> scopes, uint scope, float perWord, Ways ways)
    {
        var (ofWords, ofPast) = Fusion.FirstStage(ways);
        var into = MemoryMarshal.Cast<float, Vector<float>>(scores);
        var word = Of(words[..scores.Length]);
        var question = Of(past[..scores.Length]);
        var bits = MemoryMarshal.Cast<uint, Vector<uint>>(scopes);
        var (bit, outside) = (new Vector<uint>(scope), new Vector<float>(Outside));
        for (var i = 0; i < into.Length; i++)
        {
            var score = word[i] * perWord * ofWords + question[i] * ofPast;
            into[i] = Vector.ConditionalSelect(Vector.AsVectorInt32(Vector.Equals(bits[i] & bit, Vector<uint>.Zero)), outside, score);
        }
        for (var i = into.Length * Vector<float>.Count; i < scores.Length; i++)
            scores[i] = (scopes[i] & scope) == 0 ? Outside : words[i] * perWord * ofWords + past[i] * ofPast;
    }

    /// <summary>The best score; 0 where none is above it.</summary>
    public static float Best(ReadOnlySpan<float> scores)
    {
        var many = Of(scores);
        var vector = Vector<float>.Zero;
        foreach (var some in many) vector = Vector.Max(vector, some);
        var best = 0f;
        for (var i = 0; i < Vector<float>.Count; i++) best = Math.Max(best, vector[i]);
        for (var i = many.Length * Vector<float>.Count; i < scores.Length; i++) best = Math.Max(best, scores[i]);
        return best;
    }

    /// <summary>How many score at least so much.</summary>
    public static int Count(ReadOnlySpan<float> scores, float least)
    {
        var many = Of(scores);
        var (sum, bound) = (Vector<int>.Zero, new Vector<float>(least));
        // What is true is -1.
        foreach (var some in many) sum -= Vector.GreaterThanOrEqual(some, bound);
        var count = Vector.Sum(sum);
        for (var i = many.Length * Vector<float>.Count; i < scores.Length; i++)
            if (scores[i] >= least) count++;
        return count;
    }

    /// <summary>The first document from a number on that scores at least so much; the number of all where there is none.</summary>
    public static int Next(ReadOnlySpan<float> scores, int from, float least)
    {
        var bound = new Vector<float>(least);
        while (from <= scores.Length - Vector<float>.Count && !Vector.GreaterThanOrEqualAny(new Vector<float>(scores[from..]), bound)) from += Vector<float>.Count;
        while (from < scores.Length && !(scores[from] >= least)) from++;
        return from;
    }

    private static ReadOnlySpan<Vector<float>> Of(ReadOnlySpan<float> scores) => MemoryMarshal.Cast<float, Vector<float>>(scores);
}
