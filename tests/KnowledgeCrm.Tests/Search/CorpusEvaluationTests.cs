using KnowledgeCrm.Common;
using KnowledgeCrm.Search.Evaluation;

namespace KnowledgeCrm.Tests.Search;

public class CorpusEvaluationTests
{
    [Theory]
    [InlineData("stackfaq_hist", false, 0.84), InlineData("awsdocs", false, 0.75), InlineData("cmrc_zh", false, 0.985)]
    [InlineData("stackfaq_hist", true, 0.97), InlineData("banking77", true, 0.95)]
    public async Task Search_is_well_above_plain_full_text(string corpus, bool withHistory, double ndcg)
    {
        var folder = Corpora() is { } root ? Path.Combine(root, corpus) : null;
        Assert.SkipWhen(folder is null || !Directory.Exists(folder), $"The corpus {corpus} is not on this machine (set KNOWLEDGECRM_CORPORA to its folder).");
        var report = await CorpusEvaluation.RunAsync(folder!, new EvaluationOptions(withHistory, 10), null, TestContext.Current.CancellationToken);
        TestContext.Current.TestOutputHelper?.WriteLine(report.Metrics.ToString());
        Assert.True(report.Metrics.Ndcg10 >= ndcg, $"nDCG@10 {report.Metrics.Ndcg10:F4} is below {ndcg}");
    }

    [Fact]
    public async Task A_small_corpus_of_both_languages_is_answered()
    {
        using var folder = new CorpusFiles();
        folder.Write("docs.jsonl", """
            {"id": "a", "title": "Pump", "body": "Cleaning the pump.", "lang": "en"}
            {"id": "b", "title": "洗衣机漏水", "body": "检查门封。", "lang": "zh-Hans"}
            {"id": "c", "title": "Filter"}
            """);
        folder.Write("queries.jsonl", "{\"id\": \"1\", \"text\": \"pumps\"}\n{\"id\": \"2\", \"text\": \"漏水\"}\n{\"id\": \"3\", \"text\": \"strange smell\"}\n");
        folder.Write("qrels.tsv", "1\ta\t1\n2\tb\t1\n3\tc\t1\n");
        folder.Write("history.jsonl", "{\"id\": \"h\", \"text\": \"there is a smell\"}");
        folder.Write("history_qrels.tsv", "h\tc\t1");
        var plain = await folder.RunAsync(withHistory: false);
        Assert.Equal(2.0 / 3, plain.Metrics.Success1, 9);
        Assert.Equal(1, (await folder.RunAsync(withHistory: true)).Metrics.Ndcg10, 9);
    }

    [Theory]
    [InlineData("queries.jsonl", "{\"id\": \"1\", \"text\": \"a\"}\n{oops", "Corpus.LineInvalid", 2)]
    [InlineData("queries.jsonl", "{\"id\": \"1\"}", "Corpus.LineInvalid", 1)]
    [InlineData("queries.jsonl", "[]", "Corpus.LineInvalid", 1)]
    [InlineData("qrels.tsv", "1\ta\t1\n\n1\ta", "Corpus.LineInvalid", 3)]
    [InlineData("qrels.tsv", "1\ta\tmany", "Corpus.LineInvalid", 1)]
    [InlineData("docs.jsonl", "{\"id\": \"a\"}\n{\"id\": \"a\"}", "Corpus.IdRepeated", "a")]
    public async Task A_bad_line_is_refused_with_its_file_and_number(string file, string text, string code, object place)
    {
        using var folder = new CorpusFiles();
        folder.Write("docs.jsonl", "{\"id\": \"a\"}");
        folder.Write("queries.jsonl", "{\"id\": \"1\", \"text\": \"a\"}");
        folder.Write("qrels.tsv", "1\ta\t1");
        folder.Write(file, text);
        var refused = await Assert.ThrowsAsync<Refused>(() => folder.RunAsync(withHistory: false));
        Assert.Equal((code, file, place), (refused.Code, refused.Values[0], refused.Values[1]));
    }

    [Fact]
    public async Task A_missing_file_is_refused_by_name()
    {
        using var folder = new CorpusFiles();
        var refused = await Assert.ThrowsAsync<Refused>(() => folder.RunAsync(withHistory: false));
        Assert.Equal(("Corpus.FileMissing", "queries.jsonl"), (refused.Code, refused.Values[0]));
    }

    private static string? Corpora()
    {
        if (Environment.GetEnvironmentVariable("KNOWLEDGECRM_CORPORA") is { Length: > 0 } configured) return configured;
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
            if (Directory.Exists(Path.Combine(at.FullName, "shared", "corpora"))) return Path.Combine(at.FullName, "shared", "corpora");
        return null;
    }

    private sealed class CorpusFiles : IDisposable
    {
        private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("knowledgecrm-corpus-");

        public void Write(string name, string text) => File.WriteAllText(Path.Combine(directory.FullName, name), text);

        public Task<EvaluationReport> RunAsync(bool withHistory) =>
            CorpusEvaluation.RunAsync(directory.FullName, new EvaluationOptions(withHistory, 10), null, TestContext.Current.CancellationToken);

        public void Dispose() => directory.Delete(recursive: true);
    }
}
