using System.Net;
using KnowledgeCrm.Common;
using KnowledgeCrm.Customers;
using KnowledgeCrm.Products;
using KnowledgeCrm.Web.Tests.Knowledge;

namespace KnowledgeCrm.Web.Tests.Customers;

public sealed class CustomerPagesTests(Desk desk) : IClassFixture<Desk>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("+86 138 0571 2345")]
    [InlineData("138-0571-2345")]
    [InlineData("(0)13805712345")]
    [InlineData("１３８ ０５７１ ２３４５")]
    [InlineData("0086 13805712345")]
    public async Task A_customer_is_found_by_telephone_in_any_spelling(string typed)
    {
        var number = await AddedAsync($"Zhou {Guid.NewGuid():N}", "+86 138 0571 2345");
        using var rep = await desk.Server.SignedInAsync(Role.Rep);
        Assert.Contains(number, await rep.ReadAsync($"/console/customers?q={Uri.EscapeDataString(typed)}"));
        Assert.DoesNotContain(number, await rep.ReadAsync("/console/customers?q=13900000000"));
    }

    [Fact]
    public async Task One_page_says_who_it_is_and_what_it_owns()
    {
        await desk.Get<AddProduct>().RunAsync(Actor.System, "wm-1", null, "WM-1", "Washing machine", "洗衣机", Stop);
        var made = await desk.Get<AddCustomer>().RunAsync(Actor.System, new CustomerInput
        {
            Name = "<b>Mara</b> Lind", Language = "en", Email = "mara@example.org",
            Assets = [new AssetInput("WM-1", "SN-777", DateTime.UtcNow.AddYears(-1), DateTime.UtcNow.AddYears(1)), new AssetInput("WM-1", "SN-778", null, DateTime.UtcNow.AddDays(-1))],
        }, Stop);
        using var rep = await desk.Server.SignedInAsync(Role.Rep);
        var page = await rep.ReadAsync($"/console/customers/{made.Value.Number}");
        Assert.Contains("&lt;b&gt;Mara&lt;/b&gt; Lind", page);
        Assert.Contains("SN-777", page);
        Assert.Contains("badge-good\">until", page);
        Assert.Contains("badge-warn\">ended", page);
        Assert.Contains($"/console/cases/new?customer={made.Value.Number}", page);
        // Sales look after customers, and open no cases.
        using var sales = await desk.Server.SignedInAsync(Role.Sales);
        Assert.DoesNotContain("/console/cases/new?customer", await sales.ReadAsync($"/console/customers/{made.Value.Number}"));
    }

    [Fact]
    public async Task Who_does_not_work_with_customers_sees_none_and_visitors_sign_in_first()
    {
        var number = await AddedAsync("Hidden Person", "+44 20 7946 0123");
        using var author = await desk.Server.SignedInAsync(Role.Author);
        Assert.DoesNotContain(number, await author.ReadAsync("/console/customers"));
        Assert.DoesNotContain("Hidden Person", await author.ReadAsync($"/console/customers/{number}"));
        using var visitor = desk.Server.Visitor();
        using var answer = await visitor.GetAsync($"/console/customers/{number}");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    private async Task<string> AddedAsync(string name, string phone) =>
        (await desk.Get<AddCustomer>().RunAsync(Actor.System, new CustomerInput { Name = name, Phone = phone, Language = "zh" }, Stop)).Value.Number;
}
