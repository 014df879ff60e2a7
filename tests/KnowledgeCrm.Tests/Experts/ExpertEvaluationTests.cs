using KnowledgeCrm.Common;
using KnowledgeCrm.Experts;
using KnowledgeCrm.Search.Evaluation;

namespace KnowledgeCrm.Tests.Experts;

/// <summary>The figures of finding people, worked out by hand, and folders that are not as they should be.</summary>
public sealed class ExpertEvaluationTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("knowledgecrm-experts-");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void The_figures_are_those_worked_out_by_hand()
    {
        var figures = ExpertMetrics.Of(
            new Dictionary<string, IReadOnlyList<string>> { ["q1"] = ["a", "b", "c"], ["q2"] = ["x"] },
            [new Judgment("q1", "b", 1), new Judgment("q1", "c", 2), new Judgment("q1", "d", 1), new Judgment("q2", "y", 1), new Judgment("q3", "z", 0)]);
        // q1: (1/2 + 2/3) / 3, 1/2, 2/5; q2: 0; q3 has nobody relevant.
        Assert.Equal(2, figures.Queries);
        Assert.Equal((0.5 + 2 / 3.0) / 3 / 2, figures.Map, 9);
        Assert.Equal(0.25, figures.Mrr, 9);
        Assert.Equal(0.2, figures.Precision5, 9);
    }

    [Fact]
    public void Two_good_documents_are_better_than_many_that_hardly_match()
    {
        var documents = new List<(string, double)> { ("d0", 1), ("d1", 0.9) };
        documents.AddRange(Enumerable.Range(2, 40).Select(i => ($"d{i}", 0.3)));
        var ranked = PersonVotes.Rank(documents, id => id is "d0" or "d1" ? ["knows"] : ["busy"], _ => 1);
        Assert.Equal("knows", ranked[0].Person);
    }

    [Fact]
    public void Who_did_one_thing_that_matches_is_shown_to_know_less_than_who_did_three()
    {
        Assert.Equal(0.3, SureSigns.ProofOf([0.9]), 9);
        Assert.Equal((0.9 + 0.8 + 0.6) / 3, SureSigns.ProofOf([0.9, 0.6, 0.3, 0.8]), 9);
        Assert.Equal(0, SureSigns.ProofOf([]));
    }

    [Fact]
    public void What_tells_known_from_unknown_is_measured_as_set_at_its_best_and_as_chosen_on_other_groups()
    {
        var questions = Enumerable.Range(0, 20).Select(i => new SureQuestion($"topic {i / 2}", new SureSigns(0.1, 0.2, 0.6), new SureSigns(0.1, 0.2, i < 2 ? 0.5 : 0.2))).ToList();
        var measured = Sureness.Of(questions);
        Assert.Equal((20, 1.0, 0.1), (measured.Questions, measured.AsSet.KnownSure, measured.AsSet.UnknownSure));
        Assert.Equal((1.0, 0.0), (measured.Best.KnownSure, measured.Best.UnknownSure));
        Assert.InRange(measured.Best.Thresholds.Proof, 0.5, 0.6);
        // What only the group that was held out shows is not known to who chooses without it.
        Assert.Equal((1.0, 0.1), (measured.HeldOut.KnownSure, Math.Round(measured.HeldOut.UnknownSure, 9)));
    }

    [Fact]
    public async Task A_small_set_is_measured_both_ways()
    {
        Write("people.jsonl", """{"id":"p1","name":"Ada"}""", """{"id":2,"name":"Bo"}""");
        Write("docs.jsonl",
            """{"id":"d1","title":"Leaking hose","body":"The hose leaks at the clamp.","people":["p1"]}""",
            """{"id":"d2","title":"洗衣机异味","body":"胶圈发霉，清洁筒。","people":[2]}""",
            """{"id":"d3","title":"Nobody's","body":"Nothing."}""");
        Write("queries.jsonl", """{"id":"q1","text":"my hose leaks"}""", """{"id":"q2","text":"洗衣机有异味"}""");
        Write("qrels.tsv", "q1\tp1\t1", "q2\t2\t1");
        var report = await ExpertEvaluation.RunAsync(folder.FullName, null, Stop);
        Assert.Equal((1, 1, 2, 3), (report.ByDocuments.Map, report.ByTexts.Mrr, report.People, report.Documents));
    }

    [Theory]
    [InlineData("", "Corpus.FileMissing")]
    [InlineData("""{"id":"d1","title":"a","people":"p1"}""", "Corpus.LineInvalid")]
    [InlineData("""["d1"]""", "Corpus.LineInvalid")]
    public async Task A_bad_folder_is_refused_with_what_is_wrong(string documents, string code)
    {
        Write("people.jsonl", """{"id":"p1","name":"Ada"}""");
        if (documents.Length > 0) Write("docs.jsonl", documents);
        Write("queries.jsonl", """{"id":"q1","text":"a"}""");
        Write("qrels.tsv", "q1\tp1\t1");
        Assert.Equal(code, (await Assert.ThrowsAsync<Refused>(() => ExpertEvaluation.RunAsync(folder.FullName, null, Stop))).Code);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private void Write(string name, params string[] lines) => File.WriteAllLines(Path.Combine(folder.FullName, name), lines);
}
