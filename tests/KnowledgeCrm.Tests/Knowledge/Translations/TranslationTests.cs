using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Persistence;

namespace KnowledgeCrm.Tests.Knowledge.Translations;

/// <summary>An English article and its Chinese translation, both published and in step, and what happens to them.</summary>
public sealed class TranslationTests : IAsyncDisposable
{
    private House house = null!;
    private Desk desk = null!;
    private Actor author = null!;
    private Actor reviewer = null!;
    private string english = "";
    private string chinese = "";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task What_is_published_in_one_puts_the_other_behind_until_it_is_translated(DatabaseKind kind)
    {
        await BeginAsync(kind);
        Assert.Empty(await BehindAsync());

        await PublishAsync(english, new ArticleInput { Body = "Turn the drum twice." });

        var behind = Assert.Single(await BehindAsync());
        Assert.Equal((chinese, english, 1, 2), (behind.Number, behind.Behind.Number, behind.Behind.UpTo, behind.Behind.Version));
        var standing = await StandingAsync(chinese);
        Assert.Equal((true, "Turn the drum.", "Turn the drum twice."), (standing.IsBehind, standing.Before!.Body, standing.After.Body));
        Assert.Equal((chinese, true), (await ListedAsync()).Select(line => (line.Number, line.IsBehind)).Single());

        await PublishAsync(chinese, new ArticleInput { Body = "转动滚筒两次。", TranslatedUpTo = 2 });

        // Neither is the English one behind what was only translated from it.
        Assert.Empty(await BehindAsync());
        Assert.False((await StandingAsync(chinese)).IsToTranslate);
        Assert.False((await StandingAsync(english)).IsBehind);
    }

    [Fact]
    public async Task A_translation_is_marked_when_it_is_published_and_up_to_what_was_translated()
    {
        await BeginAsync();
        await PublishAsync(english, new ArticleInput { Body = "Turn the drum twice." });
        await SaveAsync(chinese, new ArticleInput { Body = "转动滚筒两次。", TranslatedUpTo = 2 });
        Assert.Single(await BehindAsync());
        Assert.False((await StandingAsync(chinese)).IsToTranslate);

        // While it waits for its review, the original changes again.
        await PublishAsync(english, new ArticleInput { Body = "Turn the drum three times." });
        await desk.PublishAsync(author, reviewer, chinese);

        Assert.Equal((2, 3), Assert.Single(await BehindAsync()) is var behind ? (behind.Behind.UpTo, behind.Behind.Version) : default);
        Assert.Equal("Turn the drum twice.", (await StandingAsync(chinese)).Before!.Body);
    }

    [Fact]
    public async Task Either_language_may_lead_and_both_may_be_behind()
    {
        await BeginAsync();
        await PublishAsync(chinese, new ArticleInput { Body = "轻轻转动滚筒。" });
        Assert.Equal([english], (await BehindAsync()).Select(line => line.Number));
        await PublishAsync(english, new ArticleInput { Title = "The drum is stuck" });
        Assert.Equal([chinese, english], (await BehindAsync()).Select(line => line.Number).Order(StringComparer.Ordinal).Reverse());
    }

    [Fact]
    public async Task Nothing_to_change_is_said_with_one_click_and_only_of_what_was_looked_at()
    {
        await BeginAsync();
        await PublishAsync(english, new ArticleInput { Body = "Turn the drum!" });
        var confirm = house.Get<ConfirmTranslation>();

        Assert.Equal(RefusalKind.Forbidden, (await confirm.RunAsync(reviewer, chinese, 2, Stop)).Refused!.Kind);
        Assert.Equal("Changed", (await confirm.RunAsync(author, chinese, 1, Stop)).Refused!.Code);
        Assert.True((await confirm.RunAsync(author, chinese, 2, Stop)).Succeeded);

        Assert.Empty(await BehindAsync());
        Assert.Equal("转动滚筒。", (await house.Get<ArticleReading>().RunAsync(author, chinese, Stop)).Value.Body);
        // What comes later is new all the same.
        await PublishAsync(english, new ArticleInput { Body = "Turn it." });
        Assert.Equal(2, Assert.Single(await BehindAsync()).Behind.UpTo);
    }

    [Fact]
    public async Task What_readers_do_not_read_is_not_to_be_translated()
    {
        await BeginAsync();
        await PublishAsync(english, new ArticleInput { Tags = "drum", Audience = Audience.Customer });
        Assert.Empty(await BehindAsync());
        await SaveAsync(english, new ArticleInput { Body = "Not published yet." });
        Assert.Empty(await BehindAsync());
        // The probe works.
        await desk.PublishAsync(author, reviewer, english);
        Assert.Single(await BehindAsync());
    }

    [Fact]
    public async Task An_article_that_readers_no_longer_see_puts_nobody_behind()
    {
        await BeginAsync();
        await PublishAsync(english, new ArticleInput { Body = "Turn the drum twice." });
        Assert.Single(await BehindAsync());
        Assert.True((await house.Get<ArchiveArticle>().RunAsync(await house.KnowledgeManagerAsync(), english, Stop)).Succeeded);
        Assert.Empty(await BehindAsync());
        Assert.Null((await house.Get<TranslationReading>().RunAsync(author, chinese, Stop)).Value);
    }

    [Fact]
    public async Task What_is_taken_back_after_an_emergency_is_not_to_be_translated()
    {
        await BeginAsync();
        await SaveAsync(english, new ArticleInput { Body = "Never turn the drum." });
        var manager = await house.KnowledgeManagerAsync();
        await house.Get<PublishEmergency>().RunAsync(manager, english, "It bursts", null, Stop);
        Assert.Single(await BehindAsync());
        await house.Get<ReviewAfterwards>().RunAsync(reviewer, english, false, "It does not", Stop);
        Assert.Empty(await BehindAsync());
    }

    [Fact]
    public async Task A_language_has_one_article_and_no_version_that_is_not_there_is_translated()
    {
        await BeginAsync();
        var again = new ArticleInput { Title = "再译一次", Body = "转动。", Language = Languages.Chinese };
        Assert.Equal("Translation.Exists", (await house.Get<StartArticle>().RunAsync(author, again, english, null, Stop)).Refused!.Code);
        var refused = await house.Get<SaveDraft>().RunAsync(author, chinese, new ArticleInput { TranslatedUpTo = 9 }, null, Stop);
        Assert.Equal(("Translation.NoSuchVersion", "translatedUpTo"), (refused.Refused!.Code, refused.Refused.Field));
        var alone = await desk.DraftAsync(author, "Alone", "Text.");
        Assert.False((await house.Get<SaveDraft>().RunAsync(author, alone, new ArticleInput { TranslatedUpTo = 1 }, null, Stop)).Succeeded);
        Assert.Null((await house.Get<TranslationReading>().RunAsync(author, alone, Stop)).Value);
    }

    [Fact]
    public async Task The_list_is_for_those_who_write_and_judge()
    {
        await BeginAsync();
        var list = house.Get<BehindTranslations>();
        Assert.Equal(RefusalKind.Forbidden, (await list.RunAsync(await house.RepAsync(), new BehindFilter(), Stop)).Refused!.Kind);
        Assert.Equal(RefusalKind.NotFound, (await list.RunAsync(await house.CustomerAsync(), new BehindFilter(), Stop)).Refused!.Kind);
        await PublishAsync(english, new ArticleInput { Body = "Turn the drum twice." });
        Assert.Empty((await list.RunAsync(reviewer, new BehindFilter(reviewer.PersonId), Stop)).Value.Items);
        Assert.Single((await list.RunAsync(reviewer, new BehindFilter(author.PersonId, Languages.Chinese), Stop)).Value.Items);
        Assert.Null((await house.Get<ArticleReading>().RunAsync(await house.CustomerAsync(), chinese, Stop)).Value.Behind);
        Assert.NotNull((await house.Get<ArticleReading>().RunAsync(reviewer, chinese, Stop)).Value.Behind);
    }

    private async Task BeginAsync(DatabaseKind kind = DatabaseKind.Sqlite)
    {
        house = await House.OpenAsync(kind);
        (desk, author, reviewer) = (new Desk(house), await house.AuthorAsync(), await house.ReviewerAsync());
        english = await desk.DraftAsync(author, "The drum does not turn", "Turn the drum.");
        await desk.PublishAsync(author, reviewer, english);
        var input = new ArticleInput { Title = "滚筒不转", Body = "转动滚筒。", Language = Languages.Chinese, Audience = Audience.Public };
        chinese = (await house.Get<StartArticle>().RunAsync(author, input, english, null, Stop)).Value.Number;
        await desk.PublishAsync(author, reviewer, chinese);
    }

    private async Task SaveAsync(string number, ArticleInput input) =>
        Assert.True((await house.Get<SaveDraft>().RunAsync(author, number, input, null, Stop)).Succeeded);

    private async Task PublishAsync(string number, ArticleInput input)
    {
        await SaveAsync(number, input);
        await desk.PublishAsync(author, reviewer, number);
    }

    private async Task<IReadOnlyList<BehindTranslation>> BehindAsync() =>
        (await house.Get<BehindTranslations>().RunAsync(author, new BehindFilter(), Stop)).Value.Items;

    private async Task<IReadOnlyList<ArticleLine>> ListedAsync() =>
        (await house.Get<ArticleList>().RunAsync(author, new ArticleFilter(Behind: true), Stop)).Value.Items;

    private async Task<TranslationStanding> StandingAsync(string number) =>
        (await house.Get<TranslationReading>().RunAsync(author, number, Stop)).Value!;

    public async ValueTask DisposeAsync()
    {
        if (house is not null) await house.DisposeAsync();
    }
}
