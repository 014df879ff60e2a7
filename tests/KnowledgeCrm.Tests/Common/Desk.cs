using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Customers;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Products;
using KnowledgeCrm.Search;

namespace KnowledgeCrm.Tests;

/// <summary>What people do all day in a house, in few words.</summary>
public sealed class Desk(House house)
{
    public static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async Task<string> OpenCaseAsync(Actor by, string subject, string description, string language = Languages.English, string? product = null) =>
        (await house.Get<OpenCase>().RunAsync(by, new CaseInput { Subject = subject, Description = description, Language = language, Product = product }, Stop)).Value.Number;

    public async Task<CaseDone> ResolveAsync(Actor by, string number, Resolving resolving) =>
        (await house.Get<ResolveCase>().RunAsync(by, number, resolving, Stop)).Value;

    public async Task<string> DraftAsync(Actor author, string title, string body, Audience audience = Audience.Public, string language = Languages.English) =>
        (await house.Get<StartArticle>().RunAsync(author, new ArticleInput { Title = title, Body = body, Audience = audience, Language = language }, null, null, Stop)).Value.Number;

    /// <summary>Submits and approves; it is published at once.</summary>
    public async Task PublishAsync(Actor author, Actor reviewer, string number)
    {
        _ = (await house.Get<SubmitArticle>().RunAsync(author, number, Stop)).Value;
        _ = (await house.Get<ApproveArticle>().RunAsync(reviewer, number, null, Stop)).Value;
    }

    /// <summary>A published article of people made for it.</summary>
    public async Task<string> PublishedAsync(string title, string body, Audience audience = Audience.Public, string language = Languages.English)
    {
        var author = await house.AuthorAsync();
        var number = await DraftAsync(author, title, body, audience, language);
        await PublishAsync(author, await house.ReviewerAsync(), number);
        return number;
    }

    public async Task<SearchAnswer> FindAsync(Actor by, string text)
    {
        await house.IndexAllAsync();
        return await FindNowAsync(by, text);
    }

    /// <summary>Asks the index as it is, without bringing it up to date first.</summary>
    public Task<SearchAnswer> FindNowAsync(Actor by, string text) => house.Get<SearchEverything>().RunAsync(by, new SearchRequest(text), Stop);

    public async Task ProductAsync(string model, string nameEn, string nameZh) =>
        _ = (await house.Get<AddProduct>().RunAsync(Actor.System, model.ToLowerInvariant(), null, model, nameEn, nameZh, Stop)).Value;

    public async Task<CustomerAdding> CustomerAsync(string name) =>
        (await house.Get<AddCustomer>().RunAsync(Actor.System, new CustomerInput { Name = name }, Stop)).Value;
}
