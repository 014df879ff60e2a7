using KnowledgeCrm.Common;
using KnowledgeCrm.Curation.Import;
using KnowledgeCrm.Experts;
using KnowledgeCrm.Insight;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Persistence;

namespace KnowledgeCrm.Tests.Insight;

/// <summary>Roles with the steps of their work, what serves each, and what becomes of a gap.</summary>
public sealed class RoleKnowledgeTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [OnBothDatabases]
    public async Task A_step_is_served_by_what_each_viewer_may_read_and_whom_they_may_see(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var (manager, author, sales) = (await house.KnowledgeManagerAsync(), await house.AuthorAsync(), await house.SalesAsync());
        var desk = new Desk(house);
        var read = await desk.PublishedAsync("Leaks", "Turn it off.", Audience.Internal);
        var draft = await desk.DraftAsync(author, "Later", "Later.");
        var helper = await house.PersonAsync([Role.Author], "Ada");
        await RoleAsync(house, manager);
        await StepAsync(house, manager, "leak", [read, draft], [helper.Email!]);
        await StepAsync(house, manager, "visit", [draft], []);

        var seen = await LinesAsync(house, manager);
        Assert.Equal([false, true], seen.Steps.Select(step => step.IsWithoutArticle));
        Assert.Equal([2, 1], seen.Steps.Select(step => step.Articles.Count));
        Assert.Equal("Ada", Assert.Single(seen.Steps[0].People).Card.Name);

        // A draft is nothing to who may not know of it; not in a count either.
        var told = await LinesAsync(house, sales);
        Assert.Equal([1, 0], told.Steps.Select(step => step.Articles.Count));
        // Who has left the yellow pages serves nothing, for anybody else.
        _ = (await house.Get<ListMe>().RunAsync(helper.ToActor(), false, Stop)).Value;
        Assert.True((await LinesAsync(house, sales)).Steps[0].IsWithoutPerson);

        var gaps = (await house.Get<RoleKnowledge>().RunAsync(manager, null, true, Stop)).Value;
        Assert.Equal((2, 2), (Assert.Single(gaps.Roles).Steps.Count, Assert.Single(gaps.All).Gaps));
        Assert.Equal("NotFound", (await house.Get<RoleKnowledge>().RunAsync(await house.PartnerAsync(), null, false, Stop)).Refused?.Code);
        Assert.Equal("NotFound", (await house.Get<RoleKnowledge>().RunAsync(manager, "none", false, Stop)).Refused?.Code);
    }

    [Fact]
    public async Task A_gap_becomes_a_candidate_that_stands_at_the_step_once()
    {
        await using var house = await House.OpenAsync();
        var manager = await house.KnowledgeManagerAsync();
        await RoleAsync(house, manager);
        await StepAsync(house, manager, "recall", [], []);
        Assert.Equal("Forbidden", (await house.Get<WantForStep>().RunAsync(await house.AuthorAsync(), "service", "recall", Stop)).Refused?.Code);

        var first = (await house.Get<WantForStep>().RunAsync(manager, "service", "recall", Stop)).Value.Number;
        var second = (await house.Get<WantForStep>().RunAsync(manager, "service", "recall", Stop)).Value.Number;

        Assert.Equal(first, second);
        var step = Assert.Single((await LinesAsync(house, manager)).Steps);
        Assert.Equal((first, ArticleState.Candidate, false), (Assert.Single(step.Articles).Number, step.Articles[0].State, step.Articles[0].IsLive));
        Assert.True(step.IsWithoutArticle);
    }

    [Fact]
    public async Task Only_a_knowledge_manager_words_them_and_a_save_that_began_earlier_does_not_win()
    {
        await using var house = await House.OpenAsync();
        var (manager, author) = (await house.KnowledgeManagerAsync(), await house.AuthorAsync());
        await RoleAsync(house, manager);
        var article = await new Desk(house).PublishedAsync("Leaks", "Turn it off.");
        await StepAsync(house, manager, "leak", [], []);
        var begun = (await LinesAsync(house, manager)).Steps[0].Version;
        // A change of what serves it is a change.
        await StepAsync(house, manager, "leak", [article], []);
        var save = house.Get<SaveWorkStep>();

        Assert.Equal("Changed", (await save.RunAsync(manager, "service", "leak", new StepInput("Leak", "漏水", [], []), begun, Stop)).Refused?.Code);
        Assert.Equal("Forbidden", (await save.RunAsync(author, "service", "leak", new StepInput("Leak", "漏水", [], []), null, Stop)).Refused?.Code);
        Assert.Equal("Forbidden", (await house.Get<SaveWorkRole>().RunAsync(author, "x", "X", "X", null, Stop)).Refused?.Code);
        Assert.Equal("Forbidden", (await house.Get<RemoveWork>().RunAsync(author, "service", null, Stop)).Refused?.Code);
        Assert.Equal("Work.ArticleUnknown", (await save.RunAsync(manager, "service", "leak", new StepInput("Leak", "漏水", ["KB-9"], []), null, Stop)).Refused?.Code);
        Assert.Equal("Work.PersonUnknown", (await save.RunAsync(manager, "service", "leak", new StepInput("Leak", "漏水", [], ["nobody@example.com"]), null, Stop)).Refused?.Code);
        Assert.Equal("Work.KeyForm", (await save.RunAsync(manager, "service", "A leak", new StepInput("Leak", "漏水", [], []), null, Stop)).Refused?.Code);

        _ = (await house.Get<RemoveWork>().RunAsync(manager, "service", "leak", Stop)).Value;
        Assert.Empty((await LinesAsync(house, manager)).Steps);
        _ = (await house.Get<RemoveWork>().RunAsync(manager, "service", null, Stop)).Value;
        Assert.Empty((await house.Get<RoleKnowledge>().RunAsync(manager, null, false, Stop)).Value.All);
    }

    [Theory]
    [OnBothDatabases]
    public async Task F22_an_import_reports_bad_rows_and_changes_nothing_the_second_time(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var manager = await house.KnowledgeManagerAsync();
        var article = await new Desk(house).PublishedAsync("Leaks", "Turn it off.");
        var import = house.Get<ImportRoleKnowledge>();
        RuleRow<StepRow>[] rows =
        [
            new("2", new StepRow("service", "Service", "客服", "leak", new StepInput("Leak", "漏水", [article], []))),
            new("3", new StepRow("service", "", "", "visit", new StepInput("Visit", "上门", [], []))),
            new("4", new StepRow("sales", "Sales", "销售", "price", new StepInput("Price", "价格", ["KB-9999"], []))),
            new("5", new StepRow("service", "", "", "bad key", new StepInput("Bad", "坏", [], []))),
        ];

        var first = (await import.RunAsync(manager, rows, Stop)).Value;
        Assert.Equal((2, 0, 0), (first.Added, first.Changed, first.Unchanged));
        Assert.Equal([("4", "articles"), ("5", "step")], first.Refused.Select(row => (row.Place, row.Why.Field!)));
        var second = (await import.RunAsync(manager, rows, Stop)).Value;
        Assert.Equal((0, 0, 2), (second.Added, second.Changed, second.Unchanged));
        var third = (await import.RunAsync(manager, [new("2", rows[0].Input with { Input = new StepInput("Leaks", "漏水", [], []) })], Stop)).Value;
        Assert.Equal(1, third.Changed);
        Assert.Equal(["Leaks", "Visit"], (await LinesAsync(house, manager)).Steps.Select(step => step.NameEn));
        // A role without a step that could be taken is not there.
        Assert.Single((await house.Get<RoleKnowledge>().RunAsync(manager, null, false, Stop)).Value.All);
        Assert.Equal("Forbidden", (await import.RunAsync(await house.AuthorAsync(), rows, Stop)).Refused?.Code);
    }

    private static async Task RoleAsync(House house, Actor manager) => _ = (await house.Get<SaveWorkRole>().RunAsync(manager, "service", "Service", "客服", null, Stop)).Value;

    private static async Task StepAsync(House house, Actor manager, string key, IReadOnlyList<string> articles, IReadOnlyList<string> people) =>
        _ = (await house.Get<SaveWorkStep>().RunAsync(manager, "service", key, new StepInput(key, key, articles, people), null, Stop)).Value;

    private static async Task<RoleLine> LinesAsync(House house, Actor viewer) =>
        Assert.Single((await house.Get<RoleKnowledge>().RunAsync(viewer, "service", false, Stop)).Value.Roles);
}
