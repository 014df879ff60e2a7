using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using KnowledgeCrm.Accounts;
using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Customers;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Products;
using KnowledgeCrm.Search;
using KnowledgeCrm.Search.Models;
using KnowledgeCrm.Web.Tests.Hosting;
using KnowledgeCrm.Web.Tests.Knowledge;
using Microsoft.Extensions.DependencyInjection;

namespace KnowledgeCrm.Web.Tests.Portal;

/// <summary>A server with a topic, a product and what a test puts into it, each through the use cases.</summary>
public sealed partial class PortalWorld : IAsyncDisposable
{
    private PortalWorld(TestServer server) => Server = server;

    public TestServer Server { get; }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<PortalWorld> StartedAsync(params (string Key, string Value)[] settings)
    {
        var world = new PortalWorld(TestServer.Started(settings));
        (await world.Get<AddTopic>().RunAsync(Actor.System, "care", null, "Care", "保养", "Looking after it", "日常保养", Stop)).Value.ToString();
        (await world.Get<AddProduct>().RunAsync(Actor.System, "washers", null, null, "Washing machines", "洗衣机", Stop)).Value.ToString();
        (await world.Get<AddProduct>().RunAsync(Actor.System, "wm-1", "washers", "WM-1", "Small washer", "小型洗衣机", Stop)).Value.ToString();
        (await world.Get<AddProduct>().RunAsync(Actor.System, "wm-2", "washers", "WM-2", "Large washer", "大型洗衣机", Stop)).Value.ToString();
        return world;
    }

    public T Get<T>() where T : notnull => Server.Services.GetRequiredService<T>();

    public WebVisitor Visitor(string language = "en")
    {
        var visitor = Server.Visitor();
        visitor.Client.DefaultRequestHeaders.Add("Accept-Language", language);
        return visitor;
    }

    /// <summary>A published article; its number and slug.</summary>
    public async Task<ArticleDone> ArticleAsync(
        string title, string body, Audience audience = Audience.Public, string language = "en", string? translationOf = null, string? summary = null)
    {
        var input = new ArticleInput
        {
            Title = title, Body = body, Audience = audience, Language = language, Topic = "care", Summary = summary ?? $"About: {title}", Products = ["WM-1"],
        };
        var started = (await Get<StartArticle>().RunAsync(Actor.System, input, translationOf, null, Stop)).Value;
        return await PublishedAsync(started.Number);
    }

    public async Task<ArticleDone> PublishedAsync(string number)
    {
        (await Get<SubmitArticle>().RunAsync(Actor.System, number, Stop)).Value.ToString();
        return (await Get<ApproveArticle>().RunAsync(Actor.System, number, null, Stop)).Value;
    }

    /// <summary>A customer who owns WM-2, signed in.</summary>
    public async Task<(WebVisitor Visitor, Actor Actor)> CustomerAsync(string name)
    {
        var customer = (await Get<AddCustomer>().RunAsync(
            Actor.System, new CustomerInput { Name = name, Language = "en", Assets = [new AssetInput("WM-2", "S-1", null, null)] }, Stop)).Value;
        var email = $"{Guid.NewGuid():N}@example.org";
        var person = (await Get<CreatePerson>().RunAsync(
            Actor.System, new NewPerson(email, name, [Role.Customer], TestServer.Password, CustomerId: customer.Id), Stop)).Value;
        var visitor = Visitor();
        await visitor.SignInAsync(email, TestServer.Password);
        return (visitor, Actor.Of(person.Id, name, [Role.Customer], "en", customer.Id));
    }

    public async Task<string> CaseAsync(Actor customer, string subject = "It rattles", string description = "Since yesterday.") =>
        (await Get<OpenCase>().RunAsync(customer, new CaseInput { Subject = subject, Description = description, Channel = CaseChannel.Portal }, Stop)).Value.Number;

    /// <summary>Until search has heard of everything.</summary>
    public async Task IndexedAsync() =>
        await Get<SearchIndexer>().WhenCaughtUpAsync(await Get<ISearchChangeFeed>().HeadAsync(Stop), Stop);

    /// <summary>Waits until the first models are learnt: from then on meaning finds what words don't.</summary>
    public Task LearntAsync() => Desk.EventuallyAsync(() => Task.FromResult(Get<SearchModels>().State is { LearntAt: not null, IsLearning: false }));

    public static async Task<IHtmlDocument> PageAsync(WebVisitor visitor, string path, HttpStatusCode expected = HttpStatusCode.OK)
    {
        using var answer = await visitor.GetAsync(path);
        Assert.Equal(expected, answer.StatusCode);
        return await new HtmlParser().ParseDocumentAsync(await WebVisitor.Body(answer), Stop);
    }

    /// <summary>The page without what differs at every reading of the same page: form tokens, the state of their component, and the name of an
    /// answer.</summary>
    public static string Steady(string html) => Answer().Replace(Token().Replace(State().Replace(html, ""), ""), "");

    public ValueTask DisposeAsync() => Server.DisposeAsync();

    [GeneratedRegex("(__RequestVerificationToken|Form\\.Token)\" value=\"[^\"]*\"")]
    private static partial Regex Token();

    [GeneratedRegex("from=[0-9a-f]{32}")]
    private static partial Regex Answer();

    [GeneratedRegex("<!--Blazor-Server-Component-State:[^>]*-->")]
    private static partial Regex State();
}
