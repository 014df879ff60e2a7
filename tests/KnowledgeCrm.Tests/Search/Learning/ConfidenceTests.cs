using KnowledgeCrm.Search.Learning;

namespace KnowledgeCrm.Tests.Search.Learning;

public class ConfidenceTests
{
    [Fact]
    public void What_comes_near_to_a_past_question_is_surer_than_what_does_not()
    {
        string[] titles = ["Water leaks", "Display shows E07", "Cleaning the filter"];
        Example[] solved =
        [
            .. ((string[])["puddle in front of it", "my floor is wet", "a wet floor after washing", "it drips"]).Select(text => new Example(0, text, 1)),
            .. ((string[])["it beeps and stops", "beeping three times", "stops in the middle with a beep"]).Select(text => new Example(1, text, 1)),
        ];
        var ranker = LearnedRanker.Train(solved, titles, 2048, 1, CancellationToken.None);
        var asked = Confidence.Of(ranker.SignsOf("the floor is wet", 0, [0, 1, 2]));
        var other = Confidence.Of(ranker.SignsOf("is there a wet suit in the shop", 0, [0, 1, 2]));
        Assert.True(asked > 0.6 && other < 0.4, $"{asked:F3} and {other:F3}");
        Assert.True(Confidence.Of(ranker.SignsOf("жжж", 0, [0, 1, 2])) < 0.01);
    }

    [Fact]
    public void Documents_that_answered_the_same_questions_count_as_one()
    {
        Example[] solved = [new(0, "wet floor", 1), new(1, "wet floor", 1), new(2, "it beeps", 1)];
        var ranker = LearnedRanker.Train(solved, ["Leaks", "Leaks", "Beeps"], 2048, 1, CancellationToken.None);
        var share = ranker.SignsOf("a wet floor", 0, [0, 1, 2]).Share;
        Assert.True(share > 0.8, $"{share:F3}");
        Assert.Equal(share, ranker.SignsOf("a wet floor", 1, [0, 1, 2]).Share);
        Assert.True(ranker.SignsOf("a wet floor", 0, [0, 2]).Share <= share);
    }

    // Nothing of it; nearly all of it; some of it, and then the same of a longer question; hardly more than the next answer; one common word.
    [Theory]
    [InlineData(0, 0.5, 1.0, 5, 0, 0), InlineData(20, 0.8, 0.9, 5, 0.98, 1), InlineData(5, 0.2, 0.7, 5, 0.6, 0.8), InlineData(5, 0.2, 0.7, 20, 0.45, 0.6)]
    [InlineData(5, 0.02, 0.3, 8, 0, 0.25), InlineData(0.5, 0.02, 0.4, 3, 0, 0.1), InlineData(5, 0.2, null, 5, 0.6, 0.8), InlineData(0.5, 0.02, null, 3, 0, 0.15)]
    public void A_text_is_surer_the_more_of_the_question_it_explains_and_the_further_it_is_ahead(double explained, double ahead, double? meaning, double words, double least, double most) =>
        Assert.InRange(Confidence.OfText(explained, ahead, meaning, words), least, most);

    [Fact]
    public void A_document_that_is_not_known_has_no_signs()
    {
        var ranker = LearnedRanker.Train([new Example(0, "a", 1)], ["b"], 2048, 1, CancellationToken.None);
        Assert.Throws<ArgumentOutOfRangeException>(() => ranker.SignsOf("a", 1, [0]));
    }
}
