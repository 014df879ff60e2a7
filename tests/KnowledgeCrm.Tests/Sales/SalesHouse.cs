using KnowledgeCrm.Common;
using KnowledgeCrm.Customers;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Persistence;
using KnowledgeCrm.Products;
using KnowledgeCrm.Sales;

namespace KnowledgeCrm.Tests.Sales;

/// <summary>A house with two products of one category, a dealer, a household, and somebody who sells.</summary>
internal sealed class SalesHouse(House house) : IAsyncDisposable
{
    private int plays;

    public House House => house;
    public Actor Seller { get; private set; } = null!;
    public string Dealer { get; private set; } = "";
    public string Household { get; private set; } = "";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<SalesHouse> OpenAsync(DatabaseKind kind = DatabaseKind.Sqlite)
    {
        var made = new SalesHouse(await House.OpenAsync(kind));
        await made.FurnishAsync();
        return made;
    }

    private async Task FurnishAsync()
    {
        var add = Get<AddProduct>();
        _ = (await add.RunAsync(Actor.System, "laundry", null, null, "Laundry", "洗衣", Stop)).Value;
        _ = (await add.RunAsync(Actor.System, "wm-1", "laundry", "WM-1", "Washing machine", "洗衣机", Stop)).Value;
        _ = (await add.RunAsync(Actor.System, "wd-1", "laundry", "WD-1", "Washer-dryer", "洗烘一体机", Stop)).Value;
        Seller = await house.SalesAsync();
        Dealer = (await Get<AddCustomer>().RunAsync(Actor.System, new CustomerInput { Name = "Corner Shop", Kind = CustomerKind.Organisation, Relation = CustomerRelation.Dealer }, Stop)).Value.Number;
        Household = (await Get<AddCustomer>().RunAsync(Actor.System, new CustomerInput { Name = "Una Home" }, Stop)).Value.Number;
    }

    public T Get<T>() where T : notnull => house.Get<T>();

    public async Task<string> OpportunityAsync(string title = "Twenty machines", string? product = "WM-1", string? customer = null, string? competitor = null) =>
        (await Get<OpenOpportunity>().RunAsync(Seller, new OpportunityInput
        {
            Title = title, Customer = customer ?? Dealer, Products = product is null ? [] : [product], Competitors = competitor is null ? [] : [competitor],
        }, Stop)).Value.Number;

    public async Task<string> ObjectionAsync(string english, string chinese = "") =>
        (await Get<SaveObjection>().RunAsync(Seller, null, new ObjectionInput(english, chinese, null), null, Stop)).Value.Number;

    /// <summary>A published sales play; a translation of another when that is named.</summary>
    public async Task<string> PlayAsync(string title = "What it costs in ten years", string language = "en", string? of = null, Audience audience = Audience.Internal)
    {
        var author = await house.AuthorAsync();
        var input = new ArticleInput { Title = $"{title} {++plays}", Body = "Say this.", Language = language, Audience = audience, Kind = ArticleKind.SalesPlay };
        var number = (await Get<StartArticle>().RunAsync(author, input, of, null, Stop)).Value.Number;
        await new Desk(house).PublishAsync(author, await house.ReviewerAsync(), number);
        return number;
    }

    public async Task<Guid> RaisedAsync(string opportunity, string objection, string? play = null, ExplanationResult? result = null, string words = "That is too much for us") =>
        (await Get<RaiseObjection>().RunAsync(Seller, opportunity, new RaisedInput { Words = words, Objection = objection, Explanation = play, Result = result }, Stop)).Value.Id;

    public async Task EndAsync(string opportunity, bool won) =>
        _ = (await Get<MoveOpportunity>().RunAsync(Seller, opportunity, won ? OpportunityStage.Won : OpportunityStage.Lost, "They said so", null, Stop)).Value;

    /// <summary>Deals in which a play was given and that ended: as many won and lost as said.</summary>
    public async Task DealsAsync(string objection, string play, int won, int lost, string? product = "WM-1", string? customer = null)
    {
        for (var i = 0; i < won + lost; i++)
        {
            var deal = await OpportunityAsync($"Deal {i}", product, customer);
            await RaisedAsync(deal, objection, play);
            await EndAsync(deal, i < won);
        }
    }

    public async Task<AnswerTable> TableAsync(string objection, string? product = null, CustomerSegment? segment = null, Actor? actor = null) =>
        (await Get<ObjectionReading>().RunAsync(actor ?? Seller, objection, product, segment, Stop)).Value.Table;

    public ValueTask DisposeAsync() => house.DisposeAsync();
}
