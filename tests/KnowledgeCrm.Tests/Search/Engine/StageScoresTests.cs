using KnowledgeCrm.Search.Engine;

namespace KnowledgeCrm.Tests.Search.Engine;

/// <summary>Many documents at a time come to what one after the other would, also where their number is no multiple of so many.</summary>
public sealed class StageScoresTests
{
    [Theory, InlineData(Ways.All), InlineData(Ways.Words), InlineData(Ways.PastQuestions)]
    internal void Each_document_of_the_scope_has_its_score_and_the_others_are_outside(Ways ways)
    {
        var random = new Random(1);
        var (ofWords, ofPast) = Fusion.FirstStage(ways);
        for (var count = 0; count <= 70; count++)
        {
            var (words, past) = (Some(random, count + 3), Some(random, count + 3));
            var scopes = Enumerable.Range(0, count).Select(_ => (uint)random.Next(4)).ToArray();
            var scores = new float[count];
            StageScores.Fill(scores, words, past, scopes, 2, 0.25f, ways);
            for (var i = 0; i < count; i++)
                Assert.Equal((scopes[i] & 2) == 0 ? StageScores.Outside : words[i] * 0.25f * ofWords + past[i] * ofPast, scores[i], 5);
        }
    }

    [Fact]
    public void The_best_the_count_and_the_next_are_those_of_a_plain_pass()
    {
        var random = new Random(2);
        for (var count = 0; count <= 70; count++)
        {
            var scores = Some(random, count).Select(score => random.Next(3) == 0 ? StageScores.Outside : score).ToArray();
            var least = count % 7 == 0 ? 2 : random.NextSingle();
            Assert.Equal(scores.Append(0).Max(), StageScores.Best(scores));
            Assert.Equal(scores.Count(score => score >= least), StageScores.Count(scores, least));
            for (var from = 0; from <= count; from++)
                Assert.Equal(Enumerable.Range(from, count - from).Where(i => scores[i] >= least).DefaultIfEmpty(count).First(), StageScores.Next(scores, from, least));
        }
    }

    private static float[] Some(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => random.NextSingle())];
}
