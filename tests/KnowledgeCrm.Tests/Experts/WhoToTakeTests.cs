using KnowledgeCrm.Common;
using KnowledgeCrm.Experts;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Persistence;
using KnowledgeCrm.Sales;
using KnowledgeCrm.Tests.Sales;

namespace KnowledgeCrm.Tests.Experts;

/// <summary>Whom to take along to a customer, and what deals that were won say of those who won them.</summary>
public sealed class WhoToTakeTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [OnBothDatabases]
    public async Task Who_won_with_the_answer_is_named_and_each_reason_opens_the_deal(DatabaseKind kind)
    {
        await using var sales = await SalesHouse.OpenAsync(kind);
        var (winner, deal, _) = await WonAsync(sales, sales.Dealer);
        var (asked, _) = await DoubtedAsync(sales);

        var found = Assert.Single((await AskAsync(sales, sales.Seller, asked)).AskNow, one => one.Card.Id == winner.PersonId);

        Assert.Equal(
            [FoundPartKind.Explains, FoundPartKind.Products, FoundPartKind.ThisCustomer, FoundPartKind.SpeaksTheirLanguage],
            found.Parts.Select(part => part.Kind).OrderBy(part => part is FoundPartKind.Explains ? 0 : part is FoundPartKind.Products ? 1 : part is FoundPartKind.ThisCustomer ? 2 : 3));
        Assert.All(found.Parts.Where(part => part.Kind != FoundPartKind.SpeaksTheirLanguage), part => Assert.Equal(deal, Assert.Single(part.Evidence).Number));
        Assert.Equal(found.Score, found.Parts.Sum(part => part.Points), 6);
        // Another dealer is such a customer, wherever it is.
        var other = (await sales.Get<KnowledgeCrm.Customers.AddCustomer>().RunAsync(Actor.System, new KnowledgeCrm.Customers.CustomerInput
        {
            Name = "Far Shop", Kind = KnowledgeCrm.Customers.CustomerKind.Organisation, Relation = KnowledgeCrm.Customers.CustomerRelation.Dealer, City = "Far",
        }, Stop)).Value.Number;
        var elsewhere = await sales.OpportunityAsync("Elsewhere", product: null, customer: other);
        var again = Assert.Single((await AskAsync(sales, sales.Seller, elsewhere)).AskNow, one => one.Card.Id == winner.PersonId);
        Assert.Contains(again.Parts, part => part.Kind == FoundPartKind.SuchCustomers);
        Assert.DoesNotContain(again.Parts, part => part.Kind == FoundPartKind.Products);
    }

    [Fact]
    public async Task A_deal_won_with_an_explanation_is_evidence_of_its_topic_until_the_giver_takes_it_back()
    {
        await using var sales = await SalesHouse.OpenAsync();
        var (winner, deal, play) = await WonAsync(sales, sales.Dealer, topic: true);
        var town = new Town(sales.House);
        Assert.Equal((EvidenceKind.DealWon, deal), (Assert.Single((await town.LeaksAsync(sales.Seller, winner)).Parts).Kind, (await town.LeaksAsync(sales.Seller, winner)).Parts[0].Evidence[0].Number));

        // An author sees no deals, in no figure.
        var author = await town.PersonAsync("Ada", Role.Author);
        Assert.Equal(0, (await town.LeaksAsync(author, winner)).Score);
        Assert.Equal("NotFound", (await sales.Get<CorrectExpertise>().DisownAsync(author, deal, false, Stop)).Refused?.Code);

        _ = (await sales.Get<CorrectExpertise>().DisownAsync(winner, deal, false, Stop)).Value;
        Assert.Equal(0, (await town.LeaksAsync(sales.Seller, winner)).Score);
        _ = (await sales.Get<CorrectExpertise>().DisownAsync(winner, deal, true, Stop)).Value;
        Assert.True((await town.LeaksAsync(sales.Seller, winner)).Score > 0);

        // A play that may not be read any more says nothing of anybody.
        _ = (await sales.Get<ArchiveArticle>().RunAsync(await sales.House.KnowledgeManagerAsync(), play, Stop)).Value;
        Assert.Equal(0, (await town.LeaksAsync(sales.Seller, winner)).Score);
    }

    [Fact]
    public async Task F50_reasons_are_made_of_what_the_viewer_may_see()
    {
        await using var sales = await SalesHouse.OpenAsync();
        var town = new Town(sales.House);
        await town.FoundAsync();
        var (author, rep) = (await town.PersonAsync("Ada", Role.Author), await town.PersonAsync("Rex", Role.Rep));
        var article = await town.ArticleAsync(author, "The hose leaks");
        var number = (await sales.Get<KnowledgeCrm.Cases.OpenCase>().RunAsync(rep, new KnowledgeCrm.Cases.CaseInput
        {
            Subject = "Water", Description = "Water", Product = "WM-1", Customer = sales.Dealer,
        }, Stop)).Value.Number;
        await town.Desk.ResolveAsync(rep, number, new KnowledgeCrm.Cases.Resolving { Outcome = KnowledgeCrm.Cases.CaseOutcome.Solved, Article = article });
        var asked = await sales.OpportunityAsync();

        // Sales see no cases: who solved one is not named for it.
        Assert.DoesNotContain((await AskAsync(sales, sales.Seller, asked)).AskNow, one => one.Card.Id == rep.PersonId);
        var seen = Assert.Single((await AskAsync(sales, await sales.House.RepAsync(), asked)).AskNow, one => one.Card.Id == rep.PersonId);
        Assert.Contains(seen.Parts, part => part.Kind == FoundPartKind.Products && Assert.Single(part.Evidence).Number == number);
        // Who sees no opportunities is told of none.
        Assert.Equal("NotFound", (await sales.Get<WhoToTake>().RunAsync(author, asked, Stop)).Refused?.Code);
    }

    [Fact]
    public async Task Who_is_away_is_named_apart_with_somebody_instead_and_who_goes_anyway_is_not_named()
    {
        await using var sales = await SalesHouse.OpenAsync();
        var (away, _, _) = await WonAsync(sales, sales.Dealer);
        var (there, _, _) = await WonAsync(sales, sales.Dealer, "Sid");
        var (asked, _) = await DoubtedAsync(sales);
        _ = (await sales.Get<SetAvailability>().RunAsync(away, sales.House.Clock.GetUtcNow().UtcDateTime.AddDays(3), "", Stop)).Value;

        var found = await AskAsync(sales, sales.Seller, asked);

        Assert.Equal(there.PersonId, Assert.Single(found.AskNow).Card.Id);
        Assert.Equal((away.PersonId, there.PersonId), (Assert.Single(found.Away).Card.Id, found.Away[0].Instead?.Id));
        Assert.DoesNotContain(found.AskNow, one => one.Card.Id == sales.Seller.PersonId);
        Assert.Empty((await AskAsync(sales, there, asked)).AskNow);
    }

    private static async Task<FoundExperts> AskAsync(SalesHouse sales, Actor viewer, string opportunity) =>
        (await sales.Get<WhoToTake>().RunAsync(viewer, opportunity, Stop)).Value;

    private static async Task<(string Number, string Objection)> DoubtedAsync(SalesHouse sales)
    {
        var number = await sales.OpportunityAsync("The next twenty");
        var objection = (await sales.Get<ObjectionList>().RunAsync(sales.Seller, new ObjectionFilter(), Stop)).Value.Items[0].Number;
        await sales.RaisedAsync(number, objection);
        return (number, objection);
    }

    // A deal that a colleague won by an explanation.
    private static async Task<(Actor Winner, string Deal, string Play)> WonAsync(SalesHouse sales, string customer, string name = "Sal", bool topic = false)
    {
        var winner = (await sales.House.PersonAsync([Role.Sales], name)).ToActor();
        var objection = (await sales.Get<ObjectionList>().RunAsync(sales.Seller, new ObjectionFilter(), Stop)).Value.Items is [var known, ..]
            ? known.Number : await sales.ObjectionAsync("It is dear");
        var play = topic ? await PlayOfTopicAsync(sales) : await sales.PlayAsync();
        var deal = (await sales.Get<OpenOpportunity>().RunAsync(winner, new OpportunityInput { Title = "Won before", Customer = customer, Products = ["WM-1"] }, Stop)).Value.Number;
        _ = (await sales.Get<RaiseObjection>().RunAsync(
            winner, deal, new RaisedInput { Words = "Too dear", Objection = objection, Explanation = play, Result = ExplanationResult.Convinced }, Stop)).Value;
        _ = (await sales.Get<MoveOpportunity>().RunAsync(winner, deal, OpportunityStage.Won, "They said so", null, Stop)).Value;
        return (winner, deal, play);
    }

    private static async Task<string> PlayOfTopicAsync(SalesHouse sales)
    {
        await new Town(sales.House).FoundAsync();
        var author = await sales.House.AuthorAsync();
        var input = new ArticleInput { Title = "What it costs", Body = "Say this.", Language = "en", Audience = Audience.Internal, Kind = ArticleKind.SalesPlay, Topic = Town.Leaks };
        var number = (await sales.Get<StartArticle>().RunAsync(author, input, null, null, Stop)).Value.Number;
        await new Desk(sales.House).PublishAsync(author, await sales.House.ReviewerAsync(), number);
        return number;
    }
}
