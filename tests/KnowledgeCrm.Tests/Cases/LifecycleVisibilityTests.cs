using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Customers;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Tests.Cases;

public class LifecycleVisibilityTests
{
    private static readonly Role[] SeeAll = [Role.Rep, Role.Author, Role.Reviewer, Role.KnowledgeManager];

    [Theory, OnBothDatabases]
    public async Task Who_works_with_cases_sees_all_and_everybody_else_their_own(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var (ours, theirs) = (Customer("CU-1"), Customer("CU-12"));
        await house.SaveAsync(ours, theirs);
        var ofOurs = Sample.Case(Actor.System, ours.Id);
        var ofTheirs = Sample.Case(Actor.System, theirs.Id);
        var ofNobody = Sample.Case(Actor.System);
        await house.SaveAsync(ofOurs, ofTheirs, ofNobody);
        var all = new[] { ofOurs.Number, ofTheirs.Number, ofNobody.Number }.ToList();

        Assert.Empty(await SeenAsync(house, Actor.Visitor(Languages.English)));
        foreach (var role in Enum.GetValues<Role>())
        {
            var person = await house.ActorAsync(role);
            var ofThisCustomer = (await house.PersonAsync([role], customerId: ours.Id)).ToActor();
            var seesAll = SeeAll.Contains(role);

            Assert.Equal(seesAll, CaseVisibility.SeesAll(person));
            Assert.Equal(role == Role.Rep, CaseVisibility.MayWork(person));
            Assert.Equal(seesAll ? all.Order() : [], await SeenAsync(house, person));
            Assert.Equal(seesAll ? all.Order() : [ofOurs.Number], await SeenAsync(house, ofThisCustomer));

            var opened = Sample.Case(person);
            await house.SaveAsync(opened);
            all.Add(opened.Number);
            Assert.Equal(seesAll ? all.Order() : [opened.Number], await SeenAsync(house, person));
        }
    }

    private static Customer Customer(string number) => KnowledgeCrm.Customers.Customer.Of(
        number, CustomerKind.Organisation, CustomerRelation.Customer, number, Languages.English, null, null, null, Sample.At);

    private static async Task<List<string>> SeenAsync(House house, Actor actor) =>
        [.. (await house.AskAsync(db => db.Cases.VisibleTo(actor).Select(c => c.Number).ToListAsync())).Order()];
}
