using KnowledgeCrm.Search.Models;

namespace KnowledgeCrm.Tests.Search.Models;

public sealed class VectorTableTests
{
    [Fact]
    public void A_product_is_the_sum_of_products_whatever_the_length()
    {
        var random = new Random(1);
        for (var length = 0; length <= 200; length++)
        {
            var stored = Enumerable.Range(0, length).Select(_ => (sbyte)random.Next(-127, 128)).ToArray();
            var asked = Enumerable.Range(0, length).Select(_ => (short)random.Next(-127, 128)).ToArray();
            Assert.Equal(stored.Zip(asked, (one, other) => one * other).Sum(), ByteVectors.Dot(stored, asked));
        }
        Assert.Equal(1_000 * 127 * 127, ByteVectors.Dot(Enumerable.Repeat((sbyte)-127, 1_000).ToArray(), Enumerable.Repeat((short)-127, 1_000).ToArray()));
    }

    [Theory, InlineData(0), InlineData(1), InlineData(20), InlineData(300)]
    public void The_nearest_among_a_few_are_those_of_all_that_count(int few)
    {
        var random = new Random(2);
        var table = new VectorTable(40);
        var documents = Enumerable.Range(0, 300).Select(_ => Guid.NewGuid()).ToList();
        table.Put([.. documents.Select(document => (document, Unit(random)))]);
        // Put again: only the new row counts.
        table.Put([.. documents.Take(50).Select(document => (document, Unit(random)))]);
        var asked = table.Quantized(Unit(random));
        var among = documents.OrderBy(_ => random.Next()).Take(few).ToHashSet();
        var nearest = table.Nearest(asked, 10, among.Contains);
        Assert.Equal(nearest, table.Nearest(asked, 10, among));
        Assert.Equal(among.Select(document => (Document: document, Cosine: table.Cosine(table.RowOf(document), asked))).Where(entry => entry.Cosine > 0)
            .OrderByDescending(entry => entry.Cosine).Take(10).Select(entry => entry.Cosine), nearest.Select(document => table.Cosine(table.RowOf(document), asked)));
    }

    private static float[] Unit(Random random)
    {
        var vector = Enumerable.Range(0, 40).Select(_ => random.NextSingle() - 0.5f).ToArray();
        var length = MathF.Sqrt(vector.Sum(entry => entry * entry));
        return [.. vector.Select(entry => entry / length)];
    }
}
