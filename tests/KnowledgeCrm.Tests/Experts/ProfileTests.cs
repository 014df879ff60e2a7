using System.Text;
using KnowledgeCrm.Common;
using KnowledgeCrm.Experts;
using KnowledgeCrm.Persistence;
using KnowledgeCrm.Search;
using KnowledgeCrm.Tests.Knowledge.Files;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Tests.Experts;

/// <summary>What people say of themselves and of each other, and who sees it.</summary>
public sealed class ProfileTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [OnBothDatabases]
    public async Task F12_who_has_opted_out_is_neither_found_nor_shown_and_looks_like_nobody(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var town = new Town(house);
        await town.FoundAsync();
        var (author, rep) = (await town.PersonAsync("Ada Quill", Role.Author), await house.RepAsync());
        await town.ArticleAsync(author, "The hose leaks");
        await house.Get<KeepProfiles>().RunAsync(Stop);
        Assert.Contains((await town.FindAsync(rep, "hose leaks")).AskNow, found => found.Card.Id == author.PersonId);
        Assert.Single(await NamedAsync());

        _ = (await house.Get<ListMe>().RunAsync(author, false, Stop)).Value;

        Assert.DoesNotContain((await house.Get<ExpertList>().RunAsync(rep, new ExpertFilter(), Stop)).Value.People.Items, line => line.Card.Id == author.PersonId);
        Assert.DoesNotContain((await town.FindAsync(rep, "hose leaks")).AskNow, found => found.Card.Id == author.PersonId);
        Assert.Empty(await NamedAsync());
        var gone = (await house.Get<ExpertReading>().RunAsync(rep, author.PersonId!.Value, Stop)).Refused!;
        var nobody = (await house.Get<ExpertReading>().RunAsync(rep, Guid.NewGuid(), Stop)).Refused!;
        Assert.Equal((nobody.Kind, nobody.Code), (gone.Kind, gone.Code));
        Assert.True((await town.PageAsync(author, author)).OptedOut);

        async Task<IReadOnlyList<FoundItem>> NamedAsync()
        {
            await house.IndexAllAsync();
            return (await house.Get<SearchEverything>().RunAsync(rep, new SearchRequest("Quill", Kinds: [ExpertSearchSource.KindName]), Stop)).Items;
        }
    }

    [Fact]
    public async Task Those_outside_the_house_find_nobody()
    {
        await using var house = await House.OpenAsync();
        var town = new Town(house);
        await town.FoundAsync();
        var author = await town.PersonAsync("Ada Quill", Role.Author);
        await house.Get<KeepProfiles>().RunAsync(Stop);
        await house.IndexAllAsync();
        foreach (var outside in new[] { await house.CustomerAsync(), await house.PartnerAsync(), Actor.Visitor("en") })
        {
            Assert.Equal(RefusalKind.NotFound, (await house.Get<ExpertReading>().RunAsync(outside, author.PersonId!.Value, Stop)).Refused!.Kind);
            Assert.Equal(RefusalKind.NotFound, (await house.Get<ExpertList>().RunAsync(outside, new ExpertFilter(), Stop)).Refused!.Kind);
            Assert.Equal(RefusalKind.NotFound, (await house.Get<FindExperts>().RunAsync(outside, new ExpertQuestion("leak"), Stop)).Refused!.Kind);
            Assert.Equal(0, (await house.Get<SearchEverything>().RunAsync(outside, new SearchRequest("Quill"), Stop)).Total);
        }
        Assert.Equal(1, (await house.Get<SearchEverything>().RunAsync(author, new SearchRequest("Quill"), Stop)).Total);
    }

    [Fact]
    public async Task Nobody_endorses_themself_and_a_colleague_counts_once_until_withdrawn()
    {
        await using var house = await House.OpenAsync();
        var town = new Town(house);
        await town.FoundAsync();
        var (ada, rex) = (await town.PersonAsync("Ada", Role.Author), await town.PersonAsync("Rex", Role.Rep));
        var endorse = house.Get<EndorseSkill>();

        Assert.Equal("Expert.OwnEndorsement", (await endorse.RunAsync(ada, ada.PersonId!.Value, Town.Leaks, true, Stop)).Refused!.Code);
        for (var twice = 0; twice < 2; twice++) _ = (await endorse.RunAsync(rex, ada.PersonId!.Value, Town.Leaks, true, Stop)).Value;
        Assert.Equal(["Rex"], Assert.Single((await town.PageAsync(ada, ada)).Topics).EndorsedBy);
        _ = (await endorse.RunAsync(rex, ada.PersonId!.Value, Town.Leaks, false, Stop)).Value;
        Assert.Empty((await town.PageAsync(rex, ada)).Topics);
    }

    [Fact]
    public async Task Who_is_away_is_passed_over_and_named_apart_with_somebody_instead()
    {
        await using var house = await House.OpenAsync();
        var town = new Town(house);
        await town.FoundAsync();
        var (ada, bo) = (await town.PersonAsync("Ada", Role.Author), await town.PersonAsync("Bo", Role.Author));
        await town.ArticleAsync(ada, "The hose leaks at the clamp");
        await town.ArticleAsync(bo, "The hose leaks");
        var rep = await house.RepAsync();
        Assert.Equal(2, (await town.FindAsync(rep, "hose leaks at the clamp")).AskNow.Count(found => found.Card.Name is "Ada" or "Bo"));

        _ = (await house.Get<SetAvailability>().RunAsync(ada, house.Clock.GetUtcNow().UtcDateTime.AddDays(3), "on leave", Stop)).Value;

        var found = await town.FindAsync(rep, "hose leaks at the clamp");
        Assert.DoesNotContain(found.AskNow, one => one.Card.Name == "Ada");
        var away = Assert.Single(found.Away);
        Assert.Equal(("Ada", "on leave"), (away.Card.Name, away.Card.Reach.Note));
        Assert.Equal(found.AskNow[0].Card.Name, away.Instead!.Value.Name);
    }

    [Theory]
    [InlineData("me.svg", "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "Photo.NoPicture")]
    [InlineData("me.png", "<html><script>alert(1)</script></html>", "File.KindWrong")]
    [InlineData("me.txt", "words", "Photo.NoPicture")]
    public async Task F30_a_photo_is_a_picture_and_nothing_else(string name, string content, string code)
    {
        await using var house = await House.OpenAsync();
        var ada = await house.AuthorAsync();
        var outcome = await house.Get<SetPhoto>().RunAsync(ada, name, new MemoryStream(Encoding.UTF8.GetBytes(content)), Stop);
        Assert.Equal(code, outcome.Refused!.Code);
        Assert.Equal(RefusalKind.NotFound, (await house.Get<PhotoReading>().RunAsync(ada, ada.PersonId!.Value, Stop)).Refused!.Kind);
    }

    [Fact]
    public async Task F33_a_huge_photo_is_refused_by_its_header_and_a_fair_one_is_shown_to_colleagues_until_it_is_taken_away()
    {
        await using var house = await House.OpenAsync();
        var (ada, rep) = (await house.AuthorAsync(), await house.RepAsync());
        var set = house.Get<SetPhoto>();
        Assert.Equal("File.PictureTooLarge", (await set.RunAsync(ada, "me.png", new MemoryStream(Bytes.Png(50_000, 50_000)), Stop)).Refused!.Code);
        _ = (await set.RunAsync(ada, "me.png", new MemoryStream(Bytes.WholePng(300, 300)), Stop)).Value;
        var shown = (await house.Get<PhotoReading>().RunAsync(rep, ada.PersonId!.Value, Stop)).Value;
        Assert.True(File.Exists(shown.Path));
        Assert.Equal(RefusalKind.NotFound, (await house.Get<PhotoReading>().RunAsync(await house.CustomerAsync(), ada.PersonId!.Value, Stop)).Refused!.Kind);

        _ = (await set.RunAsync(ada, null, null, Stop)).Value;
        Assert.False(File.Exists(shown.Path));
    }
}
