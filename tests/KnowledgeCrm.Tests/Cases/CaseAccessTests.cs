using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Persistence;

namespace KnowledgeCrm.Tests.Cases;

public sealed class CaseAccessTests
{
    [Theory, OnBothDatabases]
    public async Task F12_another_customers_case_is_not_found_the_same_as_one_that_is_not_there(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var desk = new Desk(house);
        var owner = await house.CustomerAsync((await desk.CustomerAsync("Owner")).Id);
        var other = await house.CustomerAsync((await desk.CustomerAsync("Other")).Id);
        var number = await desk.OpenCaseAsync(owner, "Mine", "Only mine");

        Assert.Equal("Mine", (await house.Get<CaseReading>().RunAsync(owner, number, Desk.Stop)).Value.Subject);
        foreach (var asked in new[] { number, "CS-1" })
        {
            Assert.Equal(RefusalKind.NotFound, (await house.Get<CaseReading>().RunAsync(other, asked, Desk.Stop)).Refused?.Kind);
            Assert.Equal(RefusalKind.NotFound, (await house.Get<PostToCase>().RunAsync(other, asked, "hello", false, false, Desk.Stop)).Refused?.Kind);
            Assert.Equal(RefusalKind.NotFound, (await house.Get<ReopenCase>().RunAsync(other, asked, Desk.Stop)).Refused?.Kind);
        }
        Assert.Empty((await house.Get<CaseInbox>().RunAsync(other, new CaseFilter(), Desk.Stop)).Value.Items);
        Assert.Single((await house.Get<CaseInbox>().RunAsync(owner, new CaseFilter(), Desk.Stop)).Value.Items);
    }

    [Fact]
    public async Task F13_a_customer_cannot_open_a_case_for_another()
    {
        await using var house = await House.OpenAsync();
        var desk = new Desk(house);
        var own = await desk.CustomerAsync("Own");
        var other = await desk.CustomerAsync("Other");
        var customer = await house.CustomerAsync(own.Id);

        var refused = (await house.Get<OpenCase>().RunAsync(
            customer, new CaseInput { Subject = "s", Description = "d", Customer = other.Number }, Desk.Stop)).Refused;
        Assert.Equal(("Customer.Unknown", "customer"), (refused?.Code, refused?.Field));

        Assert.True((await house.Get<OpenCase>().RunAsync(
            customer, new CaseInput { Subject = "s", Description = "d", Customer = own.Number }, Desk.Stop)).Succeeded);
    }

    [Fact]
    public async Task A_customer_sees_replies_and_never_notes()
    {
        await using var house = await House.OpenAsync();
        var desk = new Desk(house);
        var customer = await house.CustomerAsync((await desk.CustomerAsync("Own")).Id);
        var rep = await house.RepAsync();
        var number = await desk.OpenCaseAsync(customer, "s", "d");
        var post = house.Get<PostToCase>();
        _ = (await post.RunAsync(rep, number, "internal gossip", true, false, Desk.Stop)).Value;
        _ = (await post.RunAsync(rep, number, "Please try this", false, true, Desk.Stop)).Value;
        Assert.Equal(CaseStatus.WaitingForCustomer, (await house.Get<CaseReading>().RunAsync(rep, number, Desk.Stop)).Value.Status);
        Assert.Equal(CaseStatus.Open, (await post.RunAsync(customer, number, "It worked", false, false, Desk.Stop)).Value.Status);

        var seen = (await house.Get<CaseReading>().RunAsync(customer, number, Desk.Stop)).Value;
        Assert.Equal([CasePostKind.Reply, CasePostKind.FromCustomer], seen.Posts.Select(p => p.Kind));
        Assert.Empty(seen.Actions);
        Assert.Equal(3, (await house.Get<CaseReading>().RunAsync(rep, number, Desk.Stop)).Value.Posts.Count);
        Assert.Equal(RefusalKind.Forbidden, (await post.RunAsync(customer, number, "note", true, false, Desk.Stop)).Refused?.Kind);
    }

    [Theory, OnBothDatabases]
    public async Task F60_a_hundred_cases_opened_at_once_have_a_hundred_numbers(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var desk = new Desk(house);
        var rep = await house.RepAsync();

        var numbers = await Task.WhenAll(Enumerable.Range(0, 100).Select(i => desk.OpenCaseAsync(rep, $"Case {i}", "d")));

        Assert.Equal(100, numbers.Distinct().Count());
    }
}
