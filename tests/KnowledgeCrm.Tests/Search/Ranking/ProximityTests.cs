using KnowledgeCrm.Search.Ranking;

namespace KnowledgeCrm.Tests.Search.Ranking;

public class ProximityTests
{
    private static readonly WordPair[] Pairs = [new(0, 1, 2), new(1, 2, 3)];

    private static float Body(params (int Word, int Place)[] places) =>
        Proximity.Score(Pairs, [], [.. places.Select(place => new WordPlace(place.Word, place.Place))], 100, 100);

    [Fact]
    public void Words_that_stand_together_count_in_either_order_and_words_far_apart_do_not()
    {
        Assert.Equal(2f / 5 * (1f / 3), Body((0, 10), (1, 11)), 5);
        Assert.Equal(Body((0, 10), (1, 11)), Body((1, 10), (0, 17)), 5);
        Assert.Equal(0, Body((0, 10), (1, 10 + Proximity.Window)));
        Assert.Equal(0, Body((0, 10), (0, 11), (2, 12)));
    }

    [Fact]
    public void The_title_counts_by_its_weight_and_a_long_text_less()
    {
        WordPlace[] places = [new(0, 0), new(1, 1)];
        Assert.True(Proximity.Score(Pairs, places, [], 100, 100) > Proximity.Score(Pairs, [], places, 100, 100));
        Assert.True(Proximity.Score(Pairs, [], places, 400, 100) < Proximity.Score(Pairs, [], places, 100, 100));
    }

    [Fact]
    public void The_score_stays_within_0_and_1()
    {
        var all = Enumerable.Range(0, 3000).Select(i => new WordPlace(i % 3, i)).ToArray();
        Assert.InRange(Proximity.Score(Pairs, all, all, 3000, 100_000), 0.9f, 1f);
        Assert.Equal(0, Proximity.Score([], all, all, 3000, 3000));
        Assert.Equal(0, Proximity.Score(Pairs, [], [], 0, 0));
    }
}
