using KnowledgeCrm.Common;
using KnowledgeCrm.Experts;
using KnowledgeCrm.Persistence;
using KnowledgeCrm.Search;
using KnowledgeCrm.Tests.Knowledge.Files;

namespace KnowledgeCrm.Tests.Experts;

/// <summary>Nothing of a person, their photo or what they did tells more than the viewer may see.</summary>
public sealed class PeopleLeakTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [OnBothDatabases]
    public async Task F50_search_for_people_is_the_same_with_and_without_somebody_who_is_not_listed(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var town = new Town(house);
        await town.FoundAsync();
        var (ada, viewer) = (await town.PersonAsync("Ada Quill", Role.Author), await house.RepAsync());
        await SaysAsync(house, ada, "zeolite drums and hoses");
        await house.Get<KeepProfiles>().RunAsync(Stop);
        var before = await SeenAsync(house, viewer);

        var secret = await town.PersonAsync("Zoe Zeolite", Role.Author);
        await SaysAsync(house, secret, "zeolite zeolite hoses");
        _ = (await house.Get<DeclareSkill>().RunAsync(secret, Town.Leaks, SkillLevel.Expert, Stop)).Value;
        await house.Get<KeepProfiles>().RunAsync(Stop);
        // The probe works: who is listed is found.
        Assert.NotEqual(before, await SeenAsync(house, viewer));
        _ = (await house.Get<ListMe>().RunAsync(secret, false, Stop)).Value;
        Assert.Equal(before, await SeenAsync(house, viewer));
    }

    [Fact]
    public async Task F50_a_topic_that_somebody_hides_finds_them_nowhere()
    {
        await using var house = await House.OpenAsync();
        var town = new Town(house);
        await town.FoundAsync();
        var (ada, bo, viewer) = (await town.PersonAsync("Ada Quill", Role.Author), await town.PersonAsync("Bo Reed", Role.Author), await house.RepAsync());
        await house.Get<KeepProfiles>().RunAsync(Stop);
        var before = await SeenAsync(house, viewer, "leaks 漏水");
        _ = (await house.Get<DeclareSkill>().RunAsync(ada, Town.Leaks, SkillLevel.Expert, Stop)).Value;
        _ = (await house.Get<EndorseSkill>().RunAsync(bo, ada.PersonId!.Value, Town.Leaks, true, Stop)).Value;
        Assert.NotEqual(before, await SeenAsync(house, viewer, "leaks 漏水"));
        _ = (await house.Get<CorrectExpertise>().HideTopicAsync(ada, Town.Leaks, true, Stop)).Value;
        Assert.Equal(before, await SeenAsync(house, viewer, "leaks 漏水"));
    }

    [Fact]
    public async Task F12_a_photo_that_one_may_not_see_is_the_same_as_none()
    {
        await using var house = await House.OpenAsync();
        var town = new Town(house);
        var (ada, bo, viewer) = (await town.PersonAsync("Ada Quill", Role.Author), await town.PersonAsync("Bo Reed", Role.Author), await house.RepAsync());
        _ = (await house.Get<SetPhoto>().RunAsync(ada, "me.png", new MemoryStream(Bytes.WholePng(20, 20)), Stop)).Value;
        var photos = house.Get<PhotoReading>();
        Assert.True((await photos.RunAsync(viewer, ada.PersonId!.Value, Stop)).Succeeded);
        _ = (await house.Get<ListMe>().RunAsync(ada, false, Stop)).Value;
        Assert.True((await photos.RunAsync(ada, ada.PersonId!.Value, Stop)).Succeeded);
        var nobody = (await photos.RunAsync(viewer, Guid.NewGuid(), Stop)).Refused!;
        foreach (var (actor, of) in new[] { (viewer, ada), (viewer, bo), (await house.CustomerAsync(), ada), (await house.PartnerAsync(), ada), (Actor.Visitor("en"), bo) })
        {
            var none = (await photos.RunAsync(actor, of.PersonId!.Value, Stop)).Refused!;
            Assert.Equal((RefusalKind.NotFound, nobody.Kind, nobody.Code), (none.Kind, none.Kind, none.Code));
        }
    }

    [Theory]
    [OnBothDatabases]
    public async Task F12_a_document_that_one_may_not_see_can_be_disowned_no_more_than_one_that_is_not_there(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var town = new Town(house);
        await town.FoundAsync();
        var (author, rep, sales) = (await town.PersonAsync("Ada", Role.Author), await town.PersonAsync("Rex", Role.Rep), await house.SalesAsync());
        var solved = await town.SolvedAsync(rep, await town.ArticleAsync(author, "The hose leaks"));
        var correct = house.Get<CorrectExpertise>();
        Assert.True((await correct.DisownAsync(rep, solved, false, Stop)).Succeeded);
        foreach (var isMine in new[] { false, true })
        {
            var (hidden, none) = ((await correct.DisownAsync(sales, solved, isMine, Stop)).Refused!, (await correct.DisownAsync(sales, "CS-99999", isMine, Stop)).Refused!);
            Assert.Equal((RefusalKind.NotFound, none.Kind, none.Code), (hidden.Kind, hidden.Kind, hidden.Code));
        }
    }

    [Theory]
    [InlineData("<html><script>alert(1)</script></html>")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>")]
    public async Task F30_a_calendar_that_is_none_is_refused_and_leaves_nothing(string content)
    {
        await using var house = await House.OpenAsync();
        var ada = await house.AuthorAsync();
        var outcome = await house.Get<SetCalendar>().RunAsync(ada, new MemoryStream(Bytes.Of(content)), null, Stop);
        Assert.Equal(RefusalKind.Invalid, outcome.Refused!.Kind);
        Assert.Null((await house.Get<ExpertReading>().RunAsync(ada, ada.PersonId!.Value, Stop)).Value.CalendarAt);
    }

    private static async Task SaysAsync(House house, Actor person, string about) =>
        _ = (await house.Get<EditProfile>().RunAsync(person, new ProfileText { About = about, AskMeAbout = about }, null, Stop)).Value;

    // All that is told of a search: how many, who, with what score and why, the facets, what was meant; and what the list and the finder say.
    private static async Task<string> SeenAsync(House house, Actor viewer, string text = "zeolite hoses")
    {
        await house.IndexAllAsync();
        var answer = await house.Get<SearchEverything>().RunAsync(viewer, new SearchRequest(text, Kinds: [ExpertSearchSource.KindName]) { WithFacets = true }, Stop);
        var typed = await house.Get<SearchEverything>().RunAsync(viewer, new SearchRequest("zeolitte", Kinds: [ExpertSearchSource.KindName]), Stop);
        var list = (await house.Get<ExpertList>().RunAsync(viewer, new ExpertFilter(), Stop)).Value.People;
        var found = (await house.Get<FindExperts>().RunAsync(viewer, new ExpertQuestion(text), Stop)).Value;
        return string.Join('|', answer.Total, answer.DidYouMean, typed.DidYouMean, typed.CorrectedTo, string.Join(',', answer.Items.Select(item => $"{item.Title}:{item.Score:F6}")),
            string.Join(',', answer.Facets.SelectMany(facet => facet.Values.Select(value => $"{facet.Name}={value.Value}:{value.Count}"))),
            list.Total, string.Join(',', list.Items.Select(line => $"{line.Card.Name}:{line.Skills.Count}")),
            found.IsSure, string.Join(',', found.AskNow.Select(one => $"{one.Card.Name}:{one.Score:F6}")));
    }
}
