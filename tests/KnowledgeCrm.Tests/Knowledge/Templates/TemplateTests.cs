using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Persistence;

namespace KnowledgeCrm.Tests.Knowledge.Templates;

public class TemplateTests
{
    private static readonly ContentStandard Short = new(
        [new TemplateField(new BothLanguages("Trick", "窍门"), BothLanguages.Empty, true)],
        [new ChecklistItem("short", new BothLanguages("It is short", "篇幅简短")), new ChecklistItem("sections", new BothLanguages("All there", "齐全"), AutomaticCheck.NeededFields)]);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task A_knowledge_manager_changes_a_template_and_goes_back(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var manager = await house.KnowledgeManagerAsync();
        var (list, save) = (house.Get<TemplateList>(), house.Get<SaveTemplate>());
        var before = await OfAsync(house, manager);
        Assert.True(before.IsBuiltIn);

        var saved = (await save.RunAsync(manager, ArticleKind.HowTo, Short, before.Version, Stop)).Value;
        var late = await save.RunAsync(manager, ArticleKind.HowTo, BuiltInTemplates.Of(ArticleKind.HowTo), before.Version, Stop);

        Assert.Equal("Changed", late.Refused!.Code);
        var after = await OfAsync(house, manager);
        Assert.Equal((saved.Version, manager.Name, "窍门"), (after.Version, after.ChangedBy, after.Standard.Fields[0].Name.Zh));
        Assert.Equal(AutomaticCheck.NeededFields, after.Standard.Checklist[1].Check);
        Assert.True((await save.RunAsync(manager, ArticleKind.HowTo, Short with { Fields = [] }, saved.Version, Stop)).Succeeded);
        Assert.Empty((await OfAsync(house, manager)).Standard.Fields);
        Assert.True((await house.Get<RestoreTemplate>().RunAsync(manager, ArticleKind.HowTo, Stop)).Succeeded);
        Assert.True((await OfAsync(house, manager)).IsBuiltIn);
        Assert.Equal(Enum.GetValues<ArticleKind>(), (await list.RunAsync(manager, Stop)).Value.Select(template => template.Kind));
    }

    [Fact]
    public async Task Only_a_knowledge_manager_changes_templates_and_outside_there_are_none()
    {
        await using var house = await House.OpenAsync();
        var author = await house.AuthorAsync();

        Assert.Equal(RefusalKind.Forbidden, (await house.Get<SaveTemplate>().RunAsync(author, ArticleKind.Policy, Short, null, Stop)).Refused!.Kind);
        Assert.Equal(RefusalKind.Forbidden, (await house.Get<RestoreTemplate>().RunAsync(author, ArticleKind.Policy, Stop)).Refused!.Kind);
        Assert.True((await house.Get<TemplateList>().RunAsync(author, Stop)).Succeeded);
        Assert.Equal(RefusalKind.Forbidden, (await house.Get<TemplateList>().RunAsync(await house.SalesAsync(), Stop)).Refused!.Kind);
        Assert.Equal(RefusalKind.NotFound, (await house.Get<TemplateList>().RunAsync(await house.CustomerAsync(), Stop)).Refused!.Kind);
    }

    public static TheoryData<ContentStandard, string> Wrong => new()
    {
        { Short with { Fields = [Short.Fields[0], Short.Fields[0] with { Name = new BothLanguages("trick", "办法") }] }, "Template.Twice" },
        { Short with { Fields = [Short.Fields[0] with { Name = new BothLanguages("A\n## B", "甲") }] }, "Template.NoHeading" },
        { Short with { Fields = [Short.Fields[0] with { Name = new BothLanguages("A", " ") }] }, "Text.Required" },
        { Short with { Checklist = [Short.Checklist[0], Short.Checklist[0]] }, "Template.Twice" },
        { Short with { Checklist = [Short.Checklist[1], Short.Checklist[1] with { Key = "other" }] }, "Template.Twice" },
        { Short with { Checklist = [Short.Checklist[0] with { Key = "Two words" }] }, "Template.NoKey" },
        { Short with { Fields = [.. Enumerable.Repeat(Short.Fields[0], ContentStandard.MostFields + 1)] }, "Template.TooMany" },
    };

    [Theory, MemberData(nameof(Wrong))]
    public async Task What_no_template_can_say_is_refused(ContentStandard standard, string code)
    {
        await using var house = await House.OpenAsync();
        var refused = await house.Get<SaveTemplate>().RunAsync(await house.KnowledgeManagerAsync(), ArticleKind.Policy, standard, null, Stop);
        Assert.Equal(code, refused.Refused!.Code);
    }

    [Theory, OnBothDatabases]
    public async Task Kind_and_ticks_are_a_part_of_the_version(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var (author, desk) = (await house.AuthorAsync(), new Desk(house));
        var number = await desk.DraftAsync(author, "The water does not drain", "Text.");
        var input = new ArticleInput { Kind = ArticleKind.HowTo, Ticked = ["tried", "dangers", "tried"] };
        Assert.True((await house.Get<SaveDraft>().RunAsync(author, number, input, null, Stop)).Succeeded);
        Assert.True((await house.Get<SaveDraft>().RunAsync(author, number, new ArticleInput { Title = "It does not drain at all" }, null, Stop)).Succeeded);

        var work = (await house.Get<ArticleWork>().RunAsync(author, number, Stop)).Value.Article;
        Assert.Equal((ArticleKind.HowTo, 3), (work.Kind, work.VersionNumber));
        Assert.Equal(["dangers", "tried"], work.Ticked);
        var first = (await house.Get<VersionReading>().RunAsync(author, number, 1, Stop)).Value;
        Assert.Equal((ArticleKind.General, 0), (first.Kind, first.Ticked.Count));
        var bad = await house.Get<SaveDraft>().RunAsync(author, number, new ArticleInput { Ticked = ["no, key"] }, null, Stop);
        Assert.Equal("ticked", bad.Refused!.Field);
    }

    [Fact]
    public async Task The_checklist_follows_the_template_at_once()
    {
        await using var house = await House.OpenAsync();
        var (author, manager, desk) = (await house.AuthorAsync(), await house.KnowledgeManagerAsync(), new Desk(house));
        var number = await desk.DraftAsync(author, "The water does not drain", "## Trick\n\nShake it.");
        await house.Get<SaveDraft>().RunAsync(author, number, new ArticleInput { Kind = ArticleKind.Policy, Ticked = ["short"] }, null, Stop);
        var before = (await house.Get<ChecklistReading>().RunAsync(author, number, Stop)).Value;
        Assert.InRange(before.Completeness, 0.1, 0.9);

        await house.Get<SaveTemplate>().RunAsync(manager, ArticleKind.Policy, Short, null, Stop);

        Assert.Equal(1, (await house.Get<ChecklistReading>().RunAsync(author, number, Stop)).Value.Completeness);
        Assert.Equal(RefusalKind.NotFound, (await house.Get<ChecklistReading>().RunAsync(await house.RepAsync(), number, Stop)).Refused!.Kind);
    }

    [Theory, OnBothDatabases]
    public async Task Completeness_of_what_readers_see_is_read_for_many_at_once(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var desk = new Desk(house);
        var published = await desk.PublishedAsync("The water does not drain", "Text.");
        var draft = await desk.DraftAsync(await house.AuthorAsync(), "A draft", "Text.");
        var ids = await house.AskAsync(async db => new[] { db.Articles.Single(a => a.Number == published).Id, db.Articles.Single(a => a.Number == draft).Id });

        var complete = await house.AskAsync(db => ArticleCompleteness.OfLiveAsync(db, ids, Stop));

        // Neither a summary nor a product.
        Assert.Equal(5 / 7.0, Assert.Single(complete).Value, 6);
    }

    [Fact]
    public async Task A_candidate_of_a_case_is_a_problem_built_like_one()
    {
        await using var house = await House.OpenAsync();
        var (rep, desk) = (await house.RepAsync(), new Desk(house));
        var number = await desk.OpenCaseAsync(rep, "It does not drain", "Water stays in the drum");
        var done = await desk.ResolveAsync(rep, number, new Resolving { Outcome = CaseOutcome.Candidate, Cause = "Blocked", Resolution = "Clean it" });

        var lines = (await house.Get<ChecklistReading>().RunAsync(await house.AuthorAsync(), done.Candidate!, Stop)).Value;

        Assert.Equal(ArticleKind.Problem, lines.Kind);
        Assert.True(lines.Lines.Single(line => line.Item.Check == AutomaticCheck.NeededFields).IsMet);
    }

    private static async Task<TemplateView> OfAsync(House house, Actor actor) =>
        (await house.Get<TemplateList>().RunAsync(actor, Stop)).Value.Single(template => template.Kind == ArticleKind.HowTo);
}
