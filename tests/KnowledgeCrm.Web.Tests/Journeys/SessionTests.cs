using KnowledgeCrm.Accounts;
using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Drafts;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Web.Accounts;
using KnowledgeCrm.Web.Cases;
using KnowledgeCrm.Web.Controls;
using KnowledgeCrm.Web.Knowledge;
using KnowledgeCrm.Web.Tests.Browser;
using static Microsoft.Playwright.Assertions;

namespace KnowledgeCrm.Web.Tests.Journeys;

/// <summary>F8: a page that is still open does nothing more for who may no longer do it.</summary>
[Collection(BrowserTests.Name)]
public sealed class SessionTests(BrowserFixture browser)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Languages.Chinese)]
    [InlineData(Languages.English)]
    public async Task F8_who_has_signed_out_elsewhere_sends_nothing_and_finds_the_text_again(string language)
    {
        await using var town = await Town.FoundedAsync(browser, Stories.In(language));
        var story = town.Story;
        var number = await town.LaterCaseAsync();
        var rep = await town.SomeoneAsync();
        await rep.BeginWorkAsync(town.EmailOf(story.Rep));
        await rep.OpenAsync($"/console/cases/{number}");
        await rep.Field<CaseText>("Reply.ToCustomer").FillAsync(story.Reply);
        await KeptAsync(town, town.ActorOf(story.Rep), $"reply:{number}");

        var elsewhere = await town.SomeoneAsync();
        await elsewhere.BeginWorkAsync(town.EmailOf(story.Rep));
        await elsewhere.GoAsync("/account");
        await elsewhere.Button<AccountText>("Sessions.EndAll").ClickAsync();
        await elsewhere.ArrivesAsync("/sign-in");

        await rep.Button<CaseText>("Reply.Do").ClickAsync();
        await Expect(rep.Page.GetByText(rep.Text<ControlText>("SignedOut"))).ToBeVisibleAsync();
        await Expect(rep.Field<CaseText>("Reply.ToCustomer")).ToHaveValueAsync(story.Reply);
        Assert.Empty((await town.Get<CaseReading>().RunAsync(Actor.System, number, Stop)).Value.Posts);

        await rep.Page.ReloadAsync();
        await rep.SignInAsync(town.EmailOf(story.Rep));
        await rep.ArrivesAsync($"/console/cases/{number}");
        await Expect(rep.Field<CaseText>("Reply.ToCustomer")).ToHaveValueAsync(story.Reply);
    }

    [Theory]
    [InlineData(Languages.Chinese)]
    [InlineData(Languages.English)]
    public async Task F8_who_is_no_author_any_more_saves_nothing_and_reads_why(string language)
    {
        await using var town = await Town.FoundedAsync(browser, Stories.In(language));
        var story = town.Story;
        var writer = town.ActorOf(story.Author);
        var begun = new ArticleInput { Title = story.Title, Body = story.Body, Language = language };
        var number = (await town.Get<StartArticle>().RunAsync(writer, begun, null, null, Stop)).Value.Number;
        var author = await town.SomeoneAsync();
        await author.BeginWorkAsync(town.EmailOf(story.Author));
        await author.OpenAsync($"/console/articles/{number}/edit");
        await Expect(author.Field<KnowledgeText>("Field.Title")).ToHaveValueAsync(story.Title);
        await author.Field<KnowledgeText>("Field.Title").FillAsync(story.OtherTitle);

        Assert.True((await town.Get<ChangeRoles>().RunAsync(Actor.System, writer.PersonId!.Value, [Role.Rep], Stop)).Succeeded);
        await author.Button<KnowledgeText>("Edit.Save").ClickAsync();
        // To a service representative an unpublished draft is not there at all.
        await Expect(author.Page.GetByText(Messages.Text("NotFound", language))).ToBeVisibleAsync();
        await Expect(author.Field<KnowledgeText>("Field.Title")).ToHaveValueAsync(story.OtherTitle);
        Assert.Equal(story.Title, (await town.Get<ArticleWork>().RunAsync(Actor.System, number, Stop)).Value.Article.Title);

        var again = await author.Page.ReloadAsync();
        Assert.Equal(403, again!.Status);
    }

    // Kept once typing pauses; asked until then.
    private static async Task KeptAsync(Town town, Actor actor, string form)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while ((await town.Get<KeptDraftReading>().RunAsync(actor, form, Stop)).Value is null)
            await beat.WaitForNextTickAsync(patience.Token);
    }
}
