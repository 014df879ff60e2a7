using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Knowledge.Import;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Tests.Knowledge;

public sealed class ImportTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("knowledgecrm-import-");

    public void Dispose() => folder.Delete(recursive: true);

    [Theory, OnBothDatabases]
    public async Task A_second_run_finds_all_unchanged_and_a_changed_row_changed(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var file = Write("docs.jsonl", """{"id":"a","title":"One","body":"First","lang":"en"}""", """{"id":"b","title":"二","body":"第二篇"}""");
        Assert.Equal("2 0 0 0", await ImportAsync(house, file, published: true));
        Assert.Equal("0 0 2 0", await ImportAsync(house, file, published: true));

        file = Write("docs.jsonl", """{"id":"a","title":"One","body":"First, mended","lang":"en"}""", """{"id":"b","title":"二","body":"第二篇"}""");
        Assert.Equal("0 1 1 0", await ImportAsync(house, file, published: true));

        var articles = await house.AskAsync(db => db.Articles.Include(a => a.Live).OrderBy(a => a.ImportKey).ToListAsync());
        Assert.Equal(["First, mended", "第二篇"], articles.Select(a => a.Live!.Body));
        Assert.Equal([Languages.English, Languages.Chinese], articles.Select(a => a.Language));
        Assert.All(articles, a => Assert.Equal(VersionOrigin.Imported, a.Live!.Origin));
    }

    [Fact]
    public async Task A_kind_comes_in_by_its_name_and_one_that_is_none_is_refused()
    {
        await using var house = await House.OpenAsync();
        var file = Write("docs.jsonl", """{"id":"a","title":"One","body":"First","kind":"howTo"}""", """{"id":"b","title":"Two","body":"Second"}""", """{"id":"c","title":"Three","body":"Third","kind":"poem"}""");
        Assert.Equal("2 0 0 1", await ImportAsync(house, file, published: true));

        var articles = await house.AskAsync(db => db.Articles.Include(a => a.Live).OrderBy(a => a.ImportKey).ToListAsync());
        Assert.Equal([ArticleKind.HowTo, ArticleKind.General], articles.Select(a => a.Live!.Kind));
    }

    [Fact]
    public async Task Without_being_told_otherwise_articles_come_in_as_internal_drafts()
    {
        await using var house = await House.OpenAsync();
        await ImportAsync(house, Write("docs.jsonl", """{"id":"a","title":"One","body":"First"}"""), published: false);

        var article = await house.AskAsync(db => db.Articles.Include(a => a.Work).SingleAsync());
        Assert.Equal((ArticleState.Draft, Audience.Internal, null), (article.State, article.Work.Audience, article.LiveVersionId));
    }

    [Fact]
    public async Task F22_a_bad_row_is_reported_with_its_place_and_keeps_no_other_from_coming_in()
    {
        await using var house = await House.OpenAsync();
        var lines = Enumerable.Range(1, 300).Select(i => i switch
        {
            77 => "{ this is no JSON",
            78 => """{"id":"x78","title":"","body":"no title"}""",
            79 => """{"id":"x79","title":"Wrong","body":"b","lang":"fr"}""",
            80 => """{"id":"x80","title":"Nul","body":"a\u0000b"}""",
            _ => $$"""{"id":"x{{i}}","title":"Title {{i}}","body":"Body"}""",
        });
        var file = Write("docs.jsonl", [.. lines]);

        var report = (await house.Get<ImportArticles>().RunAsync(Actor.System, ArticleFiles.Read(file, Audience.Internal), false, null, Desk.Stop)).Value;

        Assert.Equal(296, report.Added);
        Assert.Equal(["docs.jsonl:77", "docs.jsonl:78", "docs.jsonl:79", "docs.jsonl:80"], report.Refused.Select(row => row.Place));
        Assert.Equal(["Import.Unreadable", "Text.Required", "Language.Unknown", "Text.NotUnicode"], report.Refused.Select(row => row.Why.Code));
        Assert.All(report.Refused, row => Assert.NotEmpty(row.Why.MessageIn(Languages.Chinese)));
        Assert.Equal("0 0 296 4", await ImportAsync(house, file, published: false));
    }

    [Fact]
    public async Task A_run_without_the_flags_of_the_first_leaves_what_is_published_as_it_is()
    {
        await using var house = await House.OpenAsync();
        var file = Write("docs.jsonl", """{"id":"a","title":"One","body":"First"}""");
        _ = (await house.Get<ImportArticles>().RunAsync(Actor.System, ArticleFiles.Read(file, Audience.Public), true, null, Desk.Stop)).Value;
        Assert.Equal("0 0 1 0", await ImportAsync(house, file, published: false));

        Assert.Equal("0 1 0 0", await ImportAsync(house, Write("docs.jsonl", """{"id":"a","title":"One","body":"Mended"}"""), published: false));
        var article = await house.AskAsync(db => db.Articles.Include(a => a.Live).SingleAsync());
        Assert.Equal((ArticleState.Published, Audience.Public, "Mended"), (article.State, article.LiveAudience, article.Live!.Body));
    }

    [Fact]
    public async Task A_draft_that_was_brought_in_is_published_when_a_later_run_is_told_so()
    {
        await using var house = await House.OpenAsync();
        var file = Write("docs.jsonl", """{"id":"a","title":"One","body":"First"}""");
        await ImportAsync(house, file, published: false);
        Assert.Equal("0 1 0 0", await ImportAsync(house, file, published: true));
        Assert.Equal("0 0 1 0", await ImportAsync(house, file, published: true));
        Assert.Equal(ArticleState.Published, await house.AskAsync(db => db.Articles.Select(a => a.State).SingleAsync()));
    }

    [Fact]
    public async Task What_somebody_works_on_here_is_not_overwritten()
    {
        await using var house = await House.OpenAsync();
        await ImportAsync(house, Write("docs.jsonl", """{"id":"a","title":"One","body":"First"}"""), published: true);
        var number = await house.AskAsync(db => db.Articles.Select(a => a.Number).SingleAsync());
        _ = (await house.Get<SaveDraft>().RunAsync(await house.AuthorAsync(), number, new ArticleInput { Body = "Ours" }, null, Desk.Stop)).Value;

        Assert.Equal("0 0 0 1", await ImportAsync(house, Write("docs.jsonl", """{"id":"a","title":"One","body":"Theirs"}"""), published: true));

        Assert.Equal("Ours", (await house.AskAsync(db => db.Articles.Include(a => a.Work).SingleAsync())).Work.Body);
    }

    [Fact]
    public async Task A_folder_of_markdown_comes_in_with_its_front_matter()
    {
        await using var house = await House.OpenAsync();
        Write("sub/descale.zh.md", "---", "title: 除垢", "summary: 怎样除垢", "tags: 水垢", "audience: Partner", "---", "## 步骤", "1. 倒入柠檬酸");
        Assert.Equal("1 0 0 0", await ImportAsync(house, folder.FullName, published: true));

        var article = await house.AskAsync(db => db.Articles.Include(a => a.Live).SingleAsync());
        Assert.Equal(("除垢", "怎样除垢", "水垢", Audience.Partner, "descale", Languages.Chinese),
            (article.Live!.Title, article.Live.Summary, article.Live.Tags, article.LiveAudience, article.Slug, article.Language));
        Assert.StartsWith("## 步骤", article.Live.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_writer_of_a_file_says_is_so_comes_in_and_a_change_of_it_is_a_change()
    {
        await using var house = await House.OpenAsync();
        string[] File(string ticked) => ["---", "title: Descale", "kind: HowTo", $"ticked: {ticked}", "---", "Pour in citric acid."];
        Write("descale.en.md", File("tried"));
        Assert.Equal("1 0 0 0", await ImportAsync(house, folder.FullName, published: true));
        Write("descale.en.md", File("tried, dangers"));
        Assert.Equal("0 1 0 0", await ImportAsync(house, folder.FullName, published: true));

        var article = await house.AskAsync(db => db.Articles.Include(a => a.Live).SingleAsync());
        Assert.Equal(["dangers", "tried"], article.Live!.Ticked);
    }

    [Theory, OnBothDatabases]
    public async Task Solved_questions_teach_the_imported_articles_once(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        await ImportAsync(house, Write("docs.jsonl", """{"id":"b12","title":"Card delivery","body":""}"""), published: true);
        var questions = Write("history.jsonl", """{"id":"h1","text":"wheres my plastic"}""", """{"id":"h2","text":"never judged"}""");
        var answers = Write("answers.tsv", "h1\tb12\t1", "h1\tnowhere\t1", "h2\tb12\t0");
        var import = house.Get<ImportSolvedQuestions>();

        var first = (await import.RunAsync(Actor.System, SolvedQuestionFiles.Read(questions, answers), null, Desk.Stop)).Value;
        Assert.Equal((1, "answers.tsv:2"), (first.Added, Assert.Single(first.Refused).Place));
        Assert.Equal(1, (await import.RunAsync(Actor.System, SolvedQuestionFiles.Read(questions, answers), null, Desk.Stop)).Value.Unchanged);

        await house.IndexAllAsync();
        Assert.Equal("Card delivery", Assert.Single((await new Desk(house).FindNowAsync(await house.RepAsync(), "plastic")).Items).Title);
    }

    private static async Task<string> ImportAsync(House house, string path, bool published)
    {
        var report = (await house.Get<ImportArticles>().RunAsync(Actor.System, ArticleFiles.Read(path, Audience.Internal), published, null, Desk.Stop)).Value;
        return $"{report.Added} {report.Changed} {report.Unchanged} {report.Refused.Count}";
    }

    private string Write(string name, params string[] lines)
    {
        var path = Path.Combine(folder.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllLines(path, lines);
        return path;
    }
}
