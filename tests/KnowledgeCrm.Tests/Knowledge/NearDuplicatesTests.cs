using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Persistence;

namespace KnowledgeCrm.Tests.Knowledge;

public class NearDuplicatesTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task What_says_the_same_comes_first_with_how_near_and_why(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var desk = new Desk(house);
        var same = await desk.PublishedAsync("The washer does not drain and shows E07", "Clean the pump filter.");
        var close = await desk.PublishedAsync("The washer leaks at the door", "Wipe the seal. It may drain slowly.");
        await desk.PublishedAsync("Pair the oven with the app", "Open the app and hold the button.");
        await house.IndexAllAsync();

        var near = await NearAsync(house, new TypedArticle("Washer shows E07 and doesn't drain"));

        Assert.Equal(same, near[0].Number);
        Assert.Equal((Nearness.Same, true, true), (near[0].Near, near[0].IsLive, near[0].MayImprove));
        Assert.Subset(near[0].SharedWords.ToHashSet(), new HashSet<string> { "washer", "drain", "E07" });
        Assert.All(near.Skip(1), other => Assert.True(other.Number == close && other.Nearness < near[0].Nearness));
    }

    [Fact]
    public async Task The_issue_is_compared_too_and_Chinese_is()
    {
        await using var house = await House.OpenAsync();
        var desk = new Desk(house);
        var number = await desk.PublishedAsync("洗衣机显示E07，不排水", "清洗排水泵过滤器。", language: Languages.Chinese);
        await house.IndexAllAsync();

        var byTitle = Assert.Single(await NearAsync(house, new TypedArticle("洗衣机不排水怎么办")));
        Assert.Equal((number, true), (byTitle.Number, byTitle.Near >= Nearness.Close));
        Assert.Contains("洗衣机", byTitle.SharedWords);
        Assert.Equal(number, Assert.Single(await NearAsync(house, new TypedArticle("", "客户说排水泵过滤器堵了"))).Number);
        Assert.Empty(await NearAsync(house, new TypedArticle("空调滴水")));
        Assert.Empty(await NearAsync(house, new TypedArticle(" ", null)));
    }

    [Fact]
    public async Task What_is_in_the_works_is_found_by_those_who_may_open_it_and_neither_itself_nor_its_translation()
    {
        await using var house = await House.OpenAsync();
        var (author, desk) = (await house.AuthorAsync(), new Desk(house));
        var draft = await desk.DraftAsync(author, "The washer does not drain", "Text.");
        var translation = (await house.Get<StartArticle>().RunAsync(
            author, new ArticleInput { Title = "The washer does not drain, in Chinese", Body = "文。", Language = Languages.Chinese }, draft, null, Stop)).Value.Number;
        await house.IndexAllAsync();
        var typed = new TypedArticle("The washer does not drain");

        Assert.Equal([draft, translation], (await NearAsync(house, typed)).Select(near => near.Number));
        Assert.Empty(await NearAsync(house, typed with { Except = draft }));
        Assert.Empty((await house.Get<NearDuplicates>().RunAsync(await house.RepAsync(), typed, Stop)).Value);
        Assert.Equal(RefusalKind.NotFound, (await house.Get<NearDuplicates>().RunAsync(await house.CustomerAsync(), typed, Stop)).Refused!.Kind);
        Assert.Equal(RefusalKind.Forbidden, (await house.Get<NearDuplicates>().RunAsync(await house.SalesAsync(), typed, Stop)).Refused!.Kind);
    }

    [Fact]
    public async Task What_waits_for_review_can_not_be_improved_now()
    {
        await using var house = await House.OpenAsync();
        var (author, desk) = (await house.AuthorAsync(), new Desk(house));
        var draft = await desk.DraftAsync(author, "The washer does not drain", "Text.");
        Assert.True((await house.Get<SubmitArticle>().RunAsync(author, draft, Stop)).Succeeded);

        var near = Assert.Single(await NearAsync(house, new TypedArticle("The washer does not drain")));
        Assert.Equal((ArticleState.InReview, false, false), (near.State, near.IsLive, near.MayImprove));
    }

    private static async Task<IReadOnlyList<NearArticle>> NearAsync(House house, TypedArticle typed) =>
        (await house.Get<NearDuplicates>().RunAsync(await house.AuthorAsync(), typed, Stop)).Value;
}
