using KnowledgeCrm.Search.Ranking;

namespace KnowledgeCrm.Tests.Search.Ranking;

public class WordScoreTests
{
    [Fact]
    public void A_rare_term_says_more_and_one_that_is_everywhere_still_a_little()
    {
        Assert.Equal(Math.Log(1 + 99.5 / 1.5), WordScore.Rarity(100, 1), 5);
        Assert.True(WordScore.Rarity(100, 1) > WordScore.Rarity(100, 50));
        Assert.True(WordScore.Rarity(100, 100) > 0);
        Assert.True(float.IsFinite(WordScore.Rarity(0, 0)));
    }

    [Fact]
    public void An_average_field_counts_its_weight_a_longer_one_less()
    {
        Assert.Equal(FieldWeight.Title.Weight, WordScore.Frequency(FieldWeight.Title, 1, 8, 8), 5);
        Assert.Equal(1 / (1 - 0.85f + 0.85f * 2), WordScore.Frequency(FieldWeight.Body, 1, 200, 100), 5);
        Assert.Equal(0, WordScore.Frequency(FieldWeight.Body, 0, 0, 0));
    }

    [Fact]
    public void More_occurrences_gain_ever_less_and_never_reach_the_maximum()
    {
        var previous = 0f;
        var gain = float.MaxValue;
        for (var count = 1; count < 50; count++)
        {
            var score = WordScore.Term(2, WordScore.Frequency(FieldWeight.Body, count, 100, 100));
            Assert.True(score - previous < gain);
            (gain, previous) = (score - previous, score);
        }
        Assert.InRange(previous, 0, WordScore.Maximum([2]));
        Assert.Equal(WordScore.Maximum([2]) / 2, WordScore.Term(2, WordScore.Saturation), 5);
    }
}
