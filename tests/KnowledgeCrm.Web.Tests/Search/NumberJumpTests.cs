using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Customers;
using KnowledgeCrm.Web.Search;
using KnowledgeCrm.Web.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace KnowledgeCrm.Web.Tests.Search;

public sealed class NumberJumpTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Numbers_lead_to_what_they_name_and_everything_else_nowhere()
    {
        await using var server = TestServer.Started();
        using var scope = server.Services.CreateScope();
        var jump = scope.ServiceProvider.GetRequiredService<NumberJump>();
        var customer = (await server.Services.GetRequiredService<AddCustomer>().RunAsync(
            Actor.System, new CustomerInput { Name = "Ann Lee", Phone = "+44 7700 900854" }, Stop)).Value.Number;
        var opened = (await server.Services.GetRequiredService<OpenCase>().RunAsync(
            Actor.System, new CaseInput { Subject = "S", Description = "D", Customer = customer }, Stop)).Value.Number;

        Assert.Equal($"/console/cases/{opened}", await jump.FindAsync(Actor.System, $" {opened.ToLowerInvariant()} ", Stop));
        Assert.Equal($"/console/cases/{opened}", await jump.FindAsync(Actor.System, opened.Replace("-", ""), Stop));
        Assert.Equal($"/console/customers/{customer}", await jump.FindAsync(Actor.System, customer, Stop));
        foreach (var phone in new[] { "07700 900854", "(07700) 900-854", "０７７００９００８５４" })
            Assert.Equal($"/console/customers/{customer}", await jump.FindAsync(Actor.System, phone, Stop));
        foreach (var none in new[] { null, "", "CS-999999", "CS-", "E07", "\ud83d", "\0", "1234567", new string('1', 5000), "drain" })
            Assert.Null(await jump.FindAsync(Actor.System, none, Stop));
        // Who sees neither is led nowhere.
        var sales = Actor.Of(Guid.CreateVersion7(), "", [Role.Customer], Languages.English, null);
        Assert.Null(await jump.FindAsync(sales, opened, Stop));
        Assert.Null(await jump.FindAsync(sales, "07700900854", Stop));
    }
}
