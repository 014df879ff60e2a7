using KnowledgeCrm.Accounts;
using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Customers;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Products;
using KnowledgeCrm.Search;
using KnowledgeCrm.Web.Tests.Browser;
using KnowledgeCrm.Web.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace KnowledgeCrm.Web.Tests.Journeys;

/// <summary>A fresh server with the people of one story, what they talk about, and a browser for each of them; all of it made through the
/// use cases.</summary>
internal sealed class Town : IAsyncDisposable
{
    public const string Topic = "doors";
    public const string Model = "WM-410";

    private readonly TestServer server = TestServer.Started();
    private readonly BrowserFixture browser;
    private readonly Dictionary<string, Actor> people = [];
    private readonly Dictionary<string, string> emails = [];
    private readonly List<Someone> present = [];

    private Town(BrowserFixture browser, Story story)
    {
        this.browser = browser;
        Story = story;
    }

    public Story Story { get; }

    public string TopicName => Story.Language == Languages.Chinese ? "机门与门锁" : "Doors and locks";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<Town> FoundedAsync(BrowserFixture browser, Story story)
    {
        // Asked first: without a browser there is nothing to found.
        await (await browser.PageAsync()).Context.CloseAsync();
        var town = new Town(browser, story);
        Done(await town.Get<AddTopic>().RunAsync(Actor.System, Topic, null, "Doors and locks", "机门与门锁", null, null, Stop));
        Done(await town.Get<AddProduct>().RunAsync(Actor.System, "washers", null, null, "Washing machines", "洗衣机", Stop));
        Done(await town.Get<AddProduct>().RunAsync(Actor.System, "wm-410", "washers", Model, "Front loader 410", "410 滚筒洗衣机", Stop));
        await town.CustomerAsync(story.FirstCustomer);
        await town.CustomerAsync(story.SecondCustomer);
        await town.StaffAsync(story.Rep, Role.Rep);
        // The author may review, too: what keeps them from approving is that they wrote it.
        await town.StaffAsync(story.Author, Role.Author, Role.Reviewer);
        await town.StaffAsync(story.Reviewer, Role.Reviewer);
        await town.OtherArticleAsync();
        return town;
    }

    public T Get<T>() where T : notnull => server.Services.GetRequiredService<T>();

    /// <summary>Who somebody of the story is to the library.</summary>
    public Actor ActorOf(string name) => people[name];

    public string EmailOf(string name) => emails[name];

    /// <summary>Somebody of the story, or a visitor, before a browser of their own.</summary>
    public async Task<Someone> SomeoneAsync()
    {
        var someone = new Someone(await browser.PageAsync(Story.Locale, ownScripts: false), server, Story.Language);
        present.Add(someone);
        return someone;
    }

    /// <summary>Another question of another customer.</summary>
    public async Task<string> LaterCaseAsync()
    {
        var input = new CaseInput
        {
            Subject = Story.LaterSubject, Description = Story.LaterDescription, Product = Model, Language = Story.Language, Channel = CaseChannel.Portal,
        };
        return (await Get<OpenCase>().RunAsync(people[Story.SecondCustomer], input, Stop)).Value.Number;
    }

    private async Task CustomerAsync(string name)
    {
        var input = new CustomerInput { Name = name, Language = Story.Language, Assets = [new AssetInput(Model, null, null, null)] };
        var customer = (await Get<AddCustomer>().RunAsync(Actor.System, input, Stop)).Value;
        await PersonAsync(name, customer.Id, Role.Customer);
    }

    private Task StaffAsync(string name, params Role[] roles) => PersonAsync(name, null, roles);

    private async Task PersonAsync(string name, Guid? customer, params Role[] roles)
    {
        var email = $"{Guid.NewGuid():N}@example.org";
        var made = (await Get<CreatePerson>().RunAsync(
            Actor.System, new NewPerson(email, name, roles, TestServer.Password, Story.Language, CustomerId: customer), Stop)).Value;
        people[name] = Actor.Of(made.Id, name, roles, Story.Language, customer);
        emails[name] = email;
    }

    private async Task OtherArticleAsync()
    {
        var input = new ArticleInput
        {
            Title = Story.OtherTitle, Body = Story.OtherBody, Audience = Audience.Public, Language = Story.Language, Topic = Topic, Products = [Model],
        };
        var number = (await Get<StartArticle>().RunAsync(Actor.System, input, null, null, Stop)).Value.Number;
        Done(await Get<SubmitArticle>().RunAsync(Actor.System, number, Stop));
        Done(await Get<ApproveArticle>().RunAsync(Actor.System, number, null, Stop));
        await Get<SearchIndexer>().WhenCaughtUpAsync(await Get<ISearchChangeFeed>().HeadAsync(Stop), Stop);
    }

    private static void Done<T>(Outcome<T> outcome) => Assert.True(outcome.Succeeded, outcome.Refused?.Code);

    public async ValueTask DisposeAsync()
    {
        foreach (var someone in present) await someone.DisposeAsync();
        await server.DisposeAsync();
    }
}
