using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Knowledge.Import;
using KnowledgeCrm.Products;

namespace KnowledgeCrm.Web.Demo;

/// <summary>Brings in products, topics and articles, each written, submitted and approved by the people who did it, at their time.</summary>
internal sealed class DemoKnowledge(IServiceProvider services, DemoPeople people, DemoClock clock, DateTimeOffset today)
{
    private readonly Dictionary<string, string> numbers = [];

    /// <summary>The number of an article: the one in the language if there is one, else the other.</summary>
    public string Number(string slug, string language) =>
        numbers.TryGetValue($"{slug}.{language}", out var number) ? number
        : numbers[$"{slug}.{(language == Languages.Chinese ? Languages.English : Languages.Chinese)}"];

    public async Task BringProductsAndTopicsAsync(CancellationToken stop)
    {
        var topics = (await services.GetRequiredService<TopicList>().RunAsync(Actor.System, stop)).Value;
        if (topics.Count > 0) return;
        foreach (var row in DemoTable.Read("products.csv"))
        {
            (await services.GetRequiredService<AddProduct>().RunAsync(
                Actor.System, row.Text("key"), row["parent"], row["model"], row.Text("name_en"), row.Text("name_zh"), stop)).Required();
        }
        foreach (var row in DemoTable.Read("topics.csv"))
        {
            (await services.GetRequiredService<AddTopic>().RunAsync(
                Actor.System, row.Text("key"), null, row.Text("name_en"), row.Text("name_zh"), row["description_en"], row["description_zh"],
                stop)).Required();
        }
    }

    /// <summary>Every article, as steps in time.</summary>
    public IEnumerable<DemoStep> Steps()
    {
        var articles = Directory.EnumerateFiles(Path.Combine(DemoTable.Folder, "articles"), "*.md", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal).Select(file => (File: file, Article: MarkdownArticle.Read(File.ReadAllText(file), file))).ToList();
        foreach (var (file, article) in articles)
        {
            var at = today.AddDays(-int.Parse(article["published_days_ago"]!));
            yield return new DemoStep(at, stop => BringAsync(file, article, at, stop));
        }
    }

    private async Task BringAsync(string file, MarkdownArticle article, DateTimeOffset at, CancellationToken stop)
    {
        var language = article.Language!;
        var slug = language == Languages.English ? article.Slug : $"{article.Slug}-zh";
        var reading = await services.GetRequiredService<ArticleReading>().RunAsync(Actor.System, slug, stop);
        if (reading.Succeeded)
        {
            numbers[$"{article.Slug}.{language}"] = reading.Value.Number;
            return;
        }
        var author = await people.ActorAsync(article["author"]!, stop);
        clock.Time = at.AddDays(-2);
        var other = numbers.GetValueOrDefault($"{article.Slug}.{(language == Languages.English ? Languages.Chinese : Languages.English)}");
        var started = (await services.GetRequiredService<StartArticle>().RunAsync(author, article.ToInput(Audience.Public), other, slug, stop)).Value;
        numbers[$"{article.Slug}.{language}"] = started.Number;
        await AttachAsync(Path.GetDirectoryName(file)!, article, author, started.Number, stop);
        clock.Time = at.AddDays(-1);
        (await services.GetRequiredService<SubmitArticle>().RunAsync(author, started.Number, stop)).Required();
        clock.Time = at;
        var reviewer = await people.ActorAsync(article["reviewer"]!, stop);
        (await services.GetRequiredService<ApproveArticle>().RunAsync(reviewer, started.Number, null, stop)).Required();
    }

    // The drawings that the text shows lie beside it.
    private async Task AttachAsync(string folder, MarkdownArticle article, Actor author, string number, CancellationToken stop)
    {
        foreach (var drawing in Directory.EnumerateFiles(folder, "*.svg").Where(file => article.Body.Contains($"({Path.GetFileName(file)})", StringComparison.Ordinal)))
        {
            await using var bytes = File.OpenRead(drawing);
            (await services.GetRequiredService<AttachFile>().RunAsync(author, number, Path.GetFileName(drawing), bytes, stop)).Required();
        }
    }
}
