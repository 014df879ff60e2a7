using System.Buffers;
using System.Numerics;
using KnowledgeCrm.Search.Ranking;

namespace KnowledgeCrm.Search.Engine;

/// <summary>How alike titles are to one query. Titles share most of their words, so what a word brings is kept: in a table of open addresses, which is asked a thousand times for one query. Its
/// arrays are borrowed: dispose it.</summary>
internal sealed class TitleScores(ScopeView scope, TitleLikeness likeness) : IDisposable
{
    // Titles of some 150 candidates together have a few hundred different words; beyond half of the slots a word is reckoned each time.
    private const int Slots = 4096;
    private static readonly int Shift = 32 - BitOperations.Log2(Slots);

    // View and term in one number.
    private readonly long[] known = Borrowed();
    private readonly float[] products = ArrayPool<float>.Shared.Rent(Slots);
    private int taken;

    public float Score(Segment segment, int view, ReadOnlySpan<int> title)
    {
        var (product, square) = (0f, 0f);
        for (var i = 0; i < title.Length; i++)
        {
            // A word counts once.
            if (title[..i].Contains(title[i])) continue;
            var importance = scope.TitleImportance(view, title[i]);
            if (importance == 0) continue;
            product += Product(segment, view, title[i], importance);
            square += importance * importance;
        }
        return likeness.Score(product, square);
    }

    public void Dispose()
    {
        ArrayPool<long>.Shared.Return(known);
        ArrayPool<float>.Shared.Return(products);
    }

    private float Product(Segment segment, int view, int term, float importance)
    {
        var key = ((long)view << 32) | (uint)term;
        var slot = (int)((uint)((term + view) * -1640531527) >> Shift);
        while (known[slot] >= 0)
        {
            if (known[slot] == key) return products[slot];
            slot = (slot + 1) & (Slots - 1);
        }
        var product = likeness.Product(segment.Data.Terms[term], importance);
        if (taken < Slots / 2)
        {
            taken++;
            (known[slot], products[slot]) = (key, product);
        }
        return product;
    }

    private static long[] Borrowed()
    {
        var array = ArrayPool<long>.Shared.Rent(Slots);
        array.AsSpan(0, Slots).Fill(-1);
        return array;
    }
}
