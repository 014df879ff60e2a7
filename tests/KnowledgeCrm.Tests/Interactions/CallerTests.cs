using KnowledgeCrm.Common;
using KnowledgeCrm.Customers;
using KnowledgeCrm.Interactions;
using KnowledgeCrm.Persistence;

namespace KnowledgeCrm.Tests.Interactions;

public sealed class CallerTests
{
    [Theory, OnBothDatabases]
    public async Task A_caller_is_recognised_by_any_spelling_of_the_number(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var rep = await house.RepAsync();
        await AddAsync(house, "Mia", "+86 21 6845 2231");

        foreach (var spelling in new[] { "+86 21 6845 2231", "021-68452231", "(021) 6845.2231", "０２１６８４５２２３１", "0086 21 68452231", "021 6845 2231 转 806", "02168452231 ext. 12" })
            Assert.Equal("Mia", Assert.Single((await RecogniseAsync(house, rep, spelling)).Value).Name);
        Assert.Empty((await RecogniseAsync(house, rep, "021-6845 2232")).Value);
    }

    [Theory, OnBothDatabases]
    public async Task A_number_without_its_area_code_is_recognised_by_its_end_and_a_shorter_one_is_not(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var rep = await house.RepAsync();
        await AddAsync(house, "Mia", "021-6845 2231");

        Assert.Single((await RecogniseAsync(house, rep, "6845 2231")).Value);
        Assert.Empty((await RecogniseAsync(house, rep, "452231")).Value);
    }

    [Fact]
    public async Task Of_several_with_one_number_whom_we_spoke_with_last_comes_first_and_a_contact_stands_for_its_company()
    {
        await using var house = await House.OpenAsync();
        var rep = await house.RepAsync();
        await AddAsync(house, "Long ago", "0170 1234567");
        var recent = await AddAsync(house, "Yesterday", "0170 1234567");
        _ = (await house.Get<AddCustomer>().RunAsync(Actor.System, new CustomerInput
        {
            Name = "A company", Kind = CustomerKind.Organisation, Phone = "0170 1234567",
            Contacts = [new ContactInput("Wang Lei", "Engineer", "+49 170 1234567", null, null)],
        }, Desk.Stop)).Value;
        await LogAsync(house, rep, recent);

        var found = (await RecogniseAsync(house, rep, "01701234567")).Value;

        Assert.Equal("Yesterday", found[0].Name);
        Assert.Equal(3, found.Count);
        Assert.Equal(("Wang Lei", "Engineer"), found.Where(match => match.Name == "A company").Select(match => (match.Contact, match.Position)).Single());
    }

    [Theory]
    [InlineData("")]
    [InlineData("12")]
    [InlineData("call me")]
    public async Task What_is_no_number_is_refused_by_its_field(string number)
    {
        await using var house = await House.OpenAsync();

        Assert.Equal("number", (await RecogniseAsync(house, await house.RepAsync(), number)).Refused?.Field);
    }

    [Fact]
    public async Task F12_customers_and_partners_learn_nothing_of_whose_number_it_is()
    {
        await using var house = await House.OpenAsync();
        await AddAsync(house, "Mia", "0170 1234567");

        Assert.Equal(RefusalKind.NotFound, (await RecogniseAsync(house, await house.CustomerAsync(), "0170 1234567")).Refused?.Kind);
        Assert.Equal(RefusalKind.NotFound, (await RecogniseAsync(house, await house.PartnerAsync(), "0170 1234567")).Refused?.Kind);
        Assert.Equal(RefusalKind.Forbidden, (await RecogniseAsync(house, await house.AuthorAsync(), "0170 1234567")).Refused?.Kind);
        Assert.Single((await RecogniseAsync(house, await house.SalesAsync(), "0170 1234567")).Value);
    }

    [Fact]
    public async Task A_prospect_becomes_a_customer_once()
    {
        await using var house = await House.OpenAsync();
        var rep = await house.RepAsync();
        var prospect = (await house.Get<AddCustomer>().RunAsync(rep, new CustomerInput { Name = "Somebody", Relation = CustomerRelation.Prospect }, Desk.Stop)).Value;

        _ = (await house.Get<WinCustomer>().RunAsync(rep, prospect.Number, Desk.Stop)).Value;

        Assert.Equal(CustomerRelation.Customer, (await house.Get<CustomerReading>().RunAsync(rep, prospect.Number, Desk.Stop)).Value.Relation);
        Assert.Equal("Customer.NoProspect", (await house.Get<WinCustomer>().RunAsync(rep, prospect.Number, Desk.Stop)).Refused?.Code);
        Assert.Equal(RefusalKind.NotFound, (await house.Get<WinCustomer>().RunAsync(await house.PartnerAsync(), prospect.Number, Desk.Stop)).Refused?.Kind);
    }

    internal static async Task<string> AddAsync(House house, string name, string phone) =>
        (await house.Get<AddCustomer>().RunAsync(Actor.System, new CustomerInput { Name = name, Phone = phone }, Desk.Stop)).Value.Number;

    internal static async Task<Guid> LogAsync(House house, Actor by, string customer, Disposition disposition = Disposition.Answered, DateTime? nextAt = null) =>
        (await house.Get<LogInteraction>().RunAsync(
            by, new InteractionInput { Customer = customer, Disposition = disposition, Note = "spoke", NextAt = nextAt }, Desk.Stop)).Value.Id;

    private static Task<Outcome<IReadOnlyList<CallerMatch>>> RecogniseAsync(House house, Actor actor, string number) =>
        house.Get<RecogniseCaller>().RunAsync(actor, number, Desk.Stop);
}
