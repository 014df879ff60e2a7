using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Complaints;
using KnowledgeCrm.Customers;

namespace KnowledgeCrm.Tests.Complaints;

/// <summary>A house with a customer's case, partners, and people of both sides.</summary>
public sealed class Workshop(House house)
{
    public const string Serial = "BW820-2503-004711";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public Desk Desk { get; } = new(house);

    /// <summary>A case of a person who owns one washing machine, and names themselves in it.</summary>
    public async Task<string> CaseAsync(Actor rep)
    {
        await Desk.ProductAsync("WM-820", "Washing machine", "洗衣机");
        var customer = (await house.Get<AddCustomer>().RunAsync(Actor.System, new CustomerInput
        {
            Name = "Maya Collins", Phone = "+44 1632 960123", Address = "3 Ropewalk", City = "Leeds",
            Assets = [new AssetInput("WM-820", Serial, null, null)],
        }, Stop)).Value;
        return (await house.Get<OpenCase>().RunAsync(rep, new CaseInput
        {
            Subject = "Maya Collins: it leaks again", Description = "This is Maya Collins, ring me on +44 1632 960123. It leaks.", Language = "en",
            Customer = customer.Number, Product = "WM-820",
        }, Stop)).Value.Number;
    }

    /// <summary>A repair partner, and somebody of it.</summary>
    public async Task<(string Number, Actor Person)> PartnerAsync(string name = "Millrace Repairs")
    {
        var added = (await house.Get<AddCustomer>().RunAsync(
            Actor.System, new CustomerInput { Name = name, Kind = CustomerKind.Organisation, Relation = CustomerRelation.RepairPartner }, Stop)).Value;
        return (added.Number, (await house.PersonAsync([Role.Partner], customerId: added.Id)).ToActor());
    }

    public async Task<string> SendAsync(Actor rep, string number, string partner, bool showsCustomer = false, params string[] articles) =>
        (await house.Get<SendDispatch>().RunAsync(rep, number, New(partner) with { ShowsCustomer = showsCustomer, Articles = articles }, Stop)).Value.Number;

    public NewDispatch New(string partner) => new()
    {
        Partner = partner, Task = "Find out why it leaks", DueAt = house.Clock.Now.AddDays(2), Serial = Serial,
    };

    public Task<Outcome<DispatchDone>> MoveAsync(Actor actor, string dispatch, DispatchAction action, string? text = null) =>
        house.Get<MoveDispatch>().RunAsync(actor, dispatch, action, text, Stop);

    public Task<Outcome<DispatchView>> ReadAsync(Actor actor, string dispatch) => house.Get<DispatchReading>().RunAsync(actor, dispatch, Stop);

    public async Task RegisterAsync(Actor rep, string number) =>
        _ = (await house.Get<RegisterComplaint>().RunAsync(rep, number, new ComplaintInput { Severity = ComplaintSeverity.Serious, Wanted = "A new one" }, Stop)).Value;

    public Task<Outcome<ComplaintDone>> OfferAsync(Actor rep, string number, decimal amount) => house.Get<ProposeCompensation>().RunAsync(
        rep, number, new CompensationOffer { Kind = CompensationKind.Refund, Amount = amount, Currency = "GBP", Reason = "Leaked twice" }, Stop);
}
