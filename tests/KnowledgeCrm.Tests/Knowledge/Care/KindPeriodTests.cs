using KnowledgeCrm.Common;
using KnowledgeCrm.Insight;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Persistence;

namespace KnowledgeCrm.Tests.Knowledge.Care;

/// <summary>The template of a kind says by when an article is looked at again, within what its governance allows.</summary>
public class KindPeriodTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task What_a_template_says_holds_for_its_kind_alone_and_never_longer_than_the_governance(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var (manager, author) = (await house.KnowledgeManagerAsync(), await house.AuthorAsync());
        var play = await PublishedAsync(house, author, ArticleKind.Policy, Governance.Experience);
        var law = await PublishedAsync(house, author, ArticleKind.Policy, Governance.Compliance);
        var other = await PublishedAsync(house, author, ArticleKind.HowTo, Governance.Experience);
        Assert.Equal((365, 180, 365), (await DaysAsync(house, play), await DaysAsync(house, law), await DaysAsync(house, other)));

        await SaveAsync(house, manager, 200);
        Assert.Equal((200, 180, 365), (await DaysAsync(house, play), await DaysAsync(house, law), await DaysAsync(house, other)));
        await SaveAsync(house, manager, 30);
        Assert.Equal((30, 30, 365), (await DaysAsync(house, play), await DaysAsync(house, law), await DaysAsync(house, other)));

        house.Clock.Advance(TimeSpan.FromDays(31));
        var due = (await house.Get<MyDesk>().RunAsync(author, DeskKind.DueForReview, false, 0, Stop)).Value.Lines.Items;
        Assert.Equal(new[] { play, law }.Order(), due.Select(line => line.Item.Number).Order());
        Assert.True((await house.Get<CareReading>().RunAsync(author, play, Stop)).Value.IsOverdue);
        await house.Get<ConfirmRight>().RunAsync(author, play, null, Stop);
        Assert.False((await house.Get<CareReading>().RunAsync(author, play, Stop)).Value.IsOverdue);
    }

    [Theory]
    [InlineData(6)]
    [InlineData(1826)]
    public async Task A_length_out_of_range_is_refused_by_its_field(int days)
    {
        await using var house = await House.OpenAsync();
        var standard = BuiltInTemplates.Of(ArticleKind.Policy) with { ReviewDays = days };
        Assert.Equal("reviewDays", (await house.Get<SaveTemplate>().RunAsync(await house.KnowledgeManagerAsync(), ArticleKind.Policy, standard, null, Stop)).Refused?.Field);
    }

    private static async Task SaveAsync(House house, Actor manager, int days) => _ = (await house.Get<SaveTemplate>().RunAsync(
        manager, ArticleKind.Policy, BuiltInTemplates.Of(ArticleKind.Policy) with { ReviewDays = days }, null, Stop)).Value;

    private static async Task<int> DaysAsync(House house, string number) =>
        (int)((await house.Get<CareReading>().RunAsync(Actor.System, number, Stop)).Value.ReviewDue!.Value - house.Clock.Now).TotalDays;

    private static async Task<string> PublishedAsync(House house, Actor author, ArticleKind kind, Governance governance)
    {
        var input = new ArticleInput { Title = $"{kind} {governance}", Body = "Text.", Language = Languages.English, Kind = kind, Governance = governance };
        var number = (await house.Get<StartArticle>().RunAsync(author, input, null, null, Stop)).Value.Number;
        _ = (await house.Get<SubmitArticle>().RunAsync(author, number, Stop)).Value;
        // A matter of compliance takes two.
        foreach (var reviewer in new[] { await house.ReviewerAsync(), await house.ReviewerAsync() })
            await house.Get<ApproveArticle>().RunAsync(reviewer, number, null, Stop);
        return number;
    }
}
