using KnowledgeCrm.Asking;
using KnowledgeCrm.Common;
using KnowledgeCrm.Curation.Import;
using KnowledgeCrm.Experts;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Knowledge.Import;
using KnowledgeCrm.Persistence;
using KnowledgeCrm.Search;
using KnowledgeCrm.Tests.Experts;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Tests.Asking;

/// <summary>Questions that colleagues answered in another system.</summary>
public sealed class QuestionImportTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [OnBothDatabases]
    public async Task F22_an_import_of_questions_reports_bad_rows_and_changes_nothing_the_second_time(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var square = new Square(house);
        await square.FoundAsync();
        var manager = await house.KnowledgeManagerAsync();
        var good = await RowAsync(house, square, "Q-1");
        QuestionRow[] rows =
        [
            good, good with { Key = "Q-2", IsAccepted = false }, good with { Key = "Q-3", Answer = "", AnsweredBy = "", IsAccepted = false }, good with { Key = "" },
            good with { Key = "Q-4", Asker = "nobody@example.com" }, good with { Key = "Q-5", Asker = good.AnsweredBy }, good with { Key = "Q-6", Topic = "nowhere" },
            good with { Key = "Q-7", Answer = "" }, good with { Key = "Q-8", AskedAt = house.Clock.GetUtcNow().UtcDateTime.AddDays(2) }, good with { Key = "Q-9", Title = "" },
            good with { Key = "Q-10", AnsweredAt = good.AskedAt!.Value.AddDays(-1) }, good with { Key = "Q-11", Articles = ["KB-9999"] },
        ];
        var first = await BringAsync(house, manager, rows);
        Assert.Equal((3, 0, 0), (first.Added, first.Changed, first.Unchanged));
        Assert.Equal(["key", "asker", "answeredBy", "topic", "answer", "askedAt", "title", "answeredAt", "articles"], first.Refused.Select(row => row.Why.Field));
        Assert.Equal((0, 0, 3), Counts(await BringAsync(house, manager, rows)));
        var stored = await house.AskAsync(db => db.Questions.Include(q => q.Posts).OrderBy(q => q.ImportKey).ToListAsync(Stop));
        Assert.Equal([QuestionState.Accepted, QuestionState.Answered, QuestionState.Closed], stored.Select(q => q.State));
        Assert.Equal([1, 1, 0], stored.Select(q => q.Posts.Count));
        Assert.Equal(good.AnsweredAt, stored[0].AcceptedAt);

        Assert.Equal((0, 1, 0), Counts(await BringAsync(house, manager, good with { Answer = "Another washer." })));
        Assert.Equal((0, 1, 0), Counts(await BringAsync(house, manager, rows[2] with { Answer = "At last.", AnsweredBy = good.AnsweredBy })));
        Assert.Equal(QuestionState.Answered, await house.AskAsync(db => db.Questions.Where(q => q.ImportKey == "Q-3").Select(q => q.State).SingleAsync(Stop)));
        Assert.Equal("Forbidden", (await house.Get<ImportQuestions>().RunAsync(square.Ada, [new("2", good)], null, Stop)).Refused?.Code);
    }

    [Fact]
    public async Task Nobody_is_asked_or_told_and_an_accepted_answer_is_found_counts_for_its_author_and_teaches_its_articles()
    {
        await using var house = await House.OpenAsync();
        var square = new Square(house);
        await square.FoundAsync();
        var nell = await square.Town.PersonAsync("Nell New", Role.Rep);
        var article = await square.Town.ArticleAsync(square.Bert, "Replacing the inlet filter");
        await house.DeliverAllAsync();
        var told = await house.AskAsync(db => db.Notices.CountAsync(Stop));
        var row = await RowAsync(house, square, "Q-1") with { Title = "Slow filling in the morning only", AnsweredBy = await EmailAsync(house, nell), Articles = [article] };
        Assert.Equal(1, (await BringAsync(house, await house.KnowledgeManagerAsync(), row)).Added);
        await house.DeliverAllAsync();

        var stored = await house.AskAsync(db => db.Questions.Include(q => q.Rounds).SingleAsync(q => q.ImportKey == "Q-1", Stop));
        Assert.Null(stored.WithId);
        Assert.Empty(stored.Rounds);
        Assert.Equal(told, await house.AskAsync(db => db.Notices.CountAsync(Stop)));
        Assert.Equal(stored.Number, (await square.SearchAsync(square.Bert, "slow filling morning", QuestionSearchSource.KindName)).Items.Single().Number);
        Assert.Equal(EvidenceKind.QuestionAnswered, Assert.Single((await square.Town.LeaksAsync(square.Asker, nell)).Parts).Kind);
        var found = (await square.SearchAsync(square.Bert, "slow filling in the morning", ArticleSearchSource.KindName)).Items[0];
        Assert.Contains(found.Why, why => why.Part == ScoreParts.PastQuestions);
        Assert.Equal(article, found.Number);
    }

    [Fact]
    public async Task What_colleagues_have_done_with_it_since_stays()
    {
        await using var house = await House.OpenAsync();
        var square = new Square(house);
        await square.FoundAsync();
        var manager = await house.KnowledgeManagerAsync();
        var row = await RowAsync(house, square, "Q-1") with { IsAccepted = false };
        await BringAsync(house, manager, row);
        var number = await house.AskAsync(db => db.Questions.Select(q => q.Number).SingleAsync(Stop));
        var better = await square.AnswerAsync(square.Bert, number, "Change the whole valve.");
        await square.AcceptAsync(square.Asker, number, better, asCandidate: false);
        Assert.Equal((0, 0, 1), Counts(await BringAsync(house, manager, row with { IsAccepted = true })));
        Assert.Equal(better, (await square.StoredAsync(number)).AcceptedPostId);
        Assert.Equal((0, 1, 0), Counts(await BringAsync(house, manager, row with { Title = "Said otherwise" })));
        Assert.Equal((better, "Said otherwise"), ((await square.StoredAsync(number)).AcceptedPostId, (await square.StoredAsync(number)).Title));
    }

    private static async Task<QuestionRow> RowAsync(House house, Square square, string key)
    {
        var day = house.Clock.GetUtcNow().UtcDateTime.Date.AddDays(-20);
        return new QuestionRow
        {
            Key = key, Title = Square.Title, Text = "Only when it is cold.", Asker = await EmailAsync(house, square.Asker), AskedAt = day, Topic = Town.Leaks,
            Answer = "Its washer is worn.", AnsweredBy = await EmailAsync(house, square.Ada), AnsweredAt = day.AddDays(1), IsAccepted = true,
        };
    }

    private static Task<string> EmailAsync(House house, Actor person) => house.AskAsync(db => db.Users.Where(p => p.Id == person.PersonId).Select(p => p.Email!).SingleAsync(Stop));

    private static async Task<ImportReport> BringAsync(House house, Actor actor, params QuestionRow[] rows) =>
        (await house.Get<ImportQuestions>().RunAsync(actor, [.. rows.Select((row, at) => new RuleRow<QuestionRow>($"{at + 2}", row))], null, Stop)).Value;

    private static (int, int, int) Counts(ImportReport report) => (report.Added, report.Changed, report.Unchanged);
}
