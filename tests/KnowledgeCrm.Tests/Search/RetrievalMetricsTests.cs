using KnowledgeCrm.Search.Evaluation;

namespace KnowledgeCrm.Tests.Search;

public class RetrievalMetricsTests
{
    [Fact]
    public void The_figures_are_those_computed_by_hand()
    {
        // q1: relevant a (2), b (1); found x, a, b. DCG = 2/log2(3) + 1/log2(4); ideal = 2/log2(2) + 1/log2(3).
        // q2: relevant c; not in the run. q3 has no relevant document and does not count.
        Judgment[] judgments = [new("q1", "a", 2), new("q1", "b", 1), new("q1", "x", 0), new("q2", "c", 1), new("q3", "a", 0)];
        RunLine[] run = [new("q1", "x", 3), new("q1", "a", 2), new("q1", "b", 1), new("q3", "a", 1)];
        var metrics = RetrievalMetrics.Of(run, judgments);
        Assert.Equal(2, metrics.Queries);
        Assert.Equal((2 / 1.5849625 + 0.5) / (2 + 1 / 1.5849625) / 2, metrics.Ndcg10, 6);
        Assert.Equal(0.25, metrics.Mrr10, 9);
        Assert.Equal(0.5, metrics.Recall10, 9);
        Assert.Equal(0, metrics.Success1, 9);
        Assert.Equal(0.5, metrics.Success5, 9);
    }

    [Fact]
    public void Ties_go_by_document_id_and_a_repeated_document_counts_once_with_its_best_score()
    {
        Judgment[] judgments = [new("q", "b", 1)];
        Assert.Equal(0.5, RetrievalMetrics.Of([new("q", "b", 1), new("q", "a", 1)], judgments).Mrr10, 9);
        Assert.Equal(1, RetrievalMetrics.Of([new("q", "b", 1), new("q", "a", 2), new("q", "b", 3)], judgments).Mrr10, 9);
    }

    [Fact]
    public void What_comes_after_the_tenth_does_not_count()
    {
        var run = Enumerable.Range(0, 11).Select(i => new RunLine("q", i == 10 ? "z" : $"d{i}", -i));
        var metrics = RetrievalMetrics.Of(run, [new Judgment("q", "z", 1)]);
        Assert.Equal((0, 0, 0), (metrics.Ndcg10, metrics.Mrr10, metrics.Recall10));
    }
}
