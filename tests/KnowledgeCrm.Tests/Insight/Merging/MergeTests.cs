using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Curation;
using KnowledgeCrm.Insight;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Tests.Insight;

public class MergeTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task All_that_one_has_learnt_is_the_others_and_its_addresses_lead_there(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var (manager, rep) = (await house.KnowledgeManagerAsync(), await house.RepAsync());
        var desk = new Desk(house);
        var (loser, winner) = (await desk.PublishedAsync("Descale the oven", "Vinegar."), await desk.PublishedAsync("Remove limescale", "Citric acid."));
        var @case = await desk.OpenCaseAsync(rep, "White crust in my cooker", "It is everywhere");
        await desk.ResolveAsync(rep, @case, new Resolving { Outcome = CaseOutcome.Solved, Article = loser });
        await house.Get<GiveFeedback>().RunAsync(rep, loser, false, "Vinegar smells", Stop);
        await house.Get<AddTip>().RunAsync(rep, loser, "Open the window", Stop);
        Assert.True((await house.Get<SavePin>().RunAsync(manager, null, new PinInput("smell", loser, false, null, null, null), null, Stop)).Succeeded);
        await house.DeliverAllAsync();

        var preview = (await house.Get<MergePreview>().RunAsync(manager, loser, winner, Stop)).Value;
        Assert.Equal((1, 1, 1, 1, 1), (preview.Cases, preview.Words, preview.Votes, preview.Flags, preview.Addresses));
        Assert.True((await house.Get<MergeArticles>().RunAsync(manager, loser, winner, preview.Version, Stop)).Succeeded);

        Assert.Equal(winner, (await house.Get<ArticleReading>().RunAsync(Actor.Visitor("en"), "descale-the-oven", Stop)).Value.Number);
        Assert.Equal(winner, (await house.Get<ArticleReading>().RunAsync(Actor.Visitor("en"), loser, Stop)).Value.Number);
        Assert.Equal([winner], (await desk.FindAsync(rep, "white crust in my cooker")).Items.Where(item => item.Key.Kind == "article").Select(item => item.Number));
        Assert.Equal([(winner, CaseArticleKind.SolvedBy)], (await house.Get<CaseReading>().RunAsync(rep, @case, Stop)).Value.Articles.Select(a => (a.Number, a.Kind)));
        Assert.Equal("Vinegar smells", Assert.Single((await house.Get<ArticleFlags>().RunAsync(manager, winner, Stop)).Value).Words);
        Assert.Single((await house.Get<ArticleTips>().RunAsync(rep, winner, Stop)).Value);
        Assert.Equal((1, 1), ((await FiguresAsync(house, winner)).CasesSolved, (await FiguresAsync(house, winner)).UnhelpfulVotes));
        Assert.Equal([winner], (await house.Get<PinList>().RunAsync(manager, new PinFilter(), Stop)).Value.Items.Select(pin => pin.Article));
        var work = (await house.Get<ArticleWork>().RunAsync(manager, loser, Stop)).Value.Article;
        Assert.Equal((ArticleState.Archived, ArchiveReason.Merged, "Vinegar."), (work.State, work.ArchivedFor, work.Body));
    }

    [Theory, OnBothDatabases]
    public async Task A_chain_of_mergings_leads_to_its_end_and_a_case_linked_to_both_keeps_one_link(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var (manager, rep) = (await house.KnowledgeManagerAsync(), await house.RepAsync());
        var desk = new Desk(house);
        var (one, two, three) = (await desk.PublishedAsync("One", "Text"), await desk.PublishedAsync("Two", "Text"), await desk.PublishedAsync("Three", "Text"));
        var @case = await desk.OpenCaseAsync(rep, "It leaks", "Everywhere");
        await house.Get<LinkArticle>().RunAsync(rep, @case, three, CaseArticleKind.Used, Stop);
        await desk.ResolveAsync(rep, @case, new Resolving { Outcome = CaseOutcome.Solved, Article = two });
        await house.DeliverAllAsync();

        Assert.True((await house.Get<MergeArticles>().RunAsync(manager, one, two, null, Stop)).Succeeded);
        Assert.True((await house.Get<MergeArticles>().RunAsync(manager, two, three, null, Stop)).Succeeded);

        foreach (var address in new[] { "one", "two", one, two })
            Assert.Equal(three, (await house.Get<ArticleReading>().RunAsync(Actor.Visitor("en"), address, Stop)).Value.Number);
        Assert.Equal([(three, CaseArticleKind.SolvedBy)], (await house.Get<CaseReading>().RunAsync(rep, @case, Stop)).Value.Articles.Select(a => (a.Number, a.Kind)));
    }

    [Theory, OnBothDatabases]
    public async Task Nothing_is_merged_into_what_its_readers_may_not_read(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var manager = await house.KnowledgeManagerAsync();
        var desk = new Desk(house);
        var (open, inside) = (await desk.PublishedAsync("Open", "Text"), await desk.PublishedAsync("Inside", "Text", Audience.Internal));
        var chinese = await desk.PublishedAsync("中文", "正文", language: Languages.Chinese);
        async Task<string?> RefusedAsync(string number, string into) => (await house.Get<MergeArticles>().RunAsync(manager, number, into, null, Stop)).Refused?.Code;

        Assert.Equal("Merge.FewerReaders", await RefusedAsync(open, inside));
        Assert.Equal("Merge.OtherLanguage", await RefusedAsync(open, chinese));
        Assert.Equal("Merge.Itself", await RefusedAsync(open, open));
        Assert.Equal("Article.Unknown", await RefusedAsync(open, "KB-9"));
        Assert.Equal(RefusalKind.Forbidden, (await house.Get<MergeArticles>().RunAsync(await house.AuthorAsync(), inside, open, null, Stop)).Refused?.Kind);
        Assert.Null(await RefusedAsync(inside, open));
    }

    [Theory, OnBothDatabases]
    public async Task An_old_address_leads_to_the_new_one_and_is_given_to_no_other(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var manager = await house.KnowledgeManagerAsync();
        var desk = new Desk(house);
        var number = await desk.PublishedAsync("Descale", "Text");

        Assert.Equal("limescale", (await house.Get<ChangeAddress>().RunAsync(manager, number, "Limescale!", Stop)).Value.Slug);
        Assert.Equal(("limescale", number), await AtAsync("descale"));
        var second = await desk.PublishedAsync("Descale", "Another");
        Assert.Equal("Article.AddressTaken", (await house.Get<ChangeAddress>().RunAsync(manager, second, "descale", Stop)).Refused?.Code);
        Assert.Equal("descale", (await house.Get<ChangeAddress>().RunAsync(manager, number, "descale", Stop)).Value.Slug);
        Assert.Equal(("descale", number), await AtAsync("limescale"));

        async Task<(string, string)> AtAsync(string slug)
        {
            var read = (await house.Get<ArticleReading>().RunAsync(Actor.Visitor("en"), slug, Stop)).Value;
            return (read.Slug, read.Number);
        }
    }

    [Theory, OnBothDatabases]
    public async Task Only_an_administrator_deletes_what_is_archived_and_says_why(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var (manager, admin, rep) = (await house.KnowledgeManagerAsync(), await house.AdministratorAsync(), await house.RepAsync());
        var desk = new Desk(house);
        var (number, other) = (await desk.PublishedAsync("Descale", "Text"), await desk.PublishedAsync("Merged", "Text"));
        await house.Get<MergeArticles>().RunAsync(manager, other, number, null, Stop);
        var @case = await desk.OpenCaseAsync(rep, "It leaks", "Everywhere");
        await desk.ResolveAsync(rep, @case, new Resolving { Outcome = CaseOutcome.Solved, Article = number });
        await house.Get<FlagArticle>().RunAsync(rep, number, new FlagInput { Reason = FlagReason.Wrong }, Stop);
        await house.Get<CommentOnPassage>().RunAsync(manager, number, new CommentInput { Text = "Hm" }, Stop);
        await house.Get<GiveFeedback>().RunAsync(rep, number, true, null, Stop);
        await house.DeliverAllAsync();
        async Task<string?> DeleteAsync(Actor actor, string? reason) => (await house.Get<DeleteArticle>().RunAsync(actor, number, reason, Stop)).Refused?.Code;

        Assert.Equal("Article.NotInThisState", await DeleteAsync(admin, "A person asked"));
        await house.Get<ArchiveArticle>().RunAsync(manager, number, Stop);
        Assert.Equal("Forbidden", await DeleteAsync(manager, "A person asked"));
        Assert.Equal("Text.Required", await DeleteAsync(admin, " "));
        Assert.Null(await DeleteAsync(admin, "A person asked"));

        Assert.Equal("NotFound", (await house.Get<ArticleWork>().RunAsync(manager, number, Stop)).Refused?.Code);
        Assert.Empty((await house.Get<CaseReading>().RunAsync(rep, @case, Stop)).Value.Articles);
        Assert.Equal("A person asked", (await house.Get<AuditLog>().RunAsync(admin, number, 0, Stop)).Value.Items[0].Reason);
        Assert.Equal(0, await house.AskAsync(db => db.ArticleVersions.CountAsync(v => v.Title == "Descale", Stop)));
    }

    [Fact]
    public async Task Nothing_that_points_to_an_article_is_forgotten_when_it_is_deleted()
    {
        // The tables that DeleteArticle takes care of; a new one that points to articles has to be added there and here.
        string[] known =
        [
            "ArticleAddresses", "ArticleAttachments", "ArticleFlags", "ArticleReads", "ArticleTips", "CaseArticles", "Cases", "CustomersWords", "DispatchArticles", "Dispatches",
            "Feedback", "GivenExplanations", "PassageComments", "PinnedResults", "PostArticles", "Questions", "RecentReads", "StepArticles", "UnansweredQuestions",
        ];
        await using var house = await House.OpenAsync();
        await using var db = house.Db();
        var pointing = db.Model.FindEntityType(typeof(Article))!.GetReferencingForeignKeys().Select(key => key.DeclaringEntityType.GetTableName()!).Distinct().Order();

        Assert.Equal(known, pointing);
    }

    private static async Task<ValueFigures> FiguresAsync(House house, string number) =>
        (await house.Get<ArticleValueReading>().RunAsync(Actor.System, number, Stop)).Value.Figures;
}
