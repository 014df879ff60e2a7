using System.Net;
using KnowledgeCrm.Accounts;
using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Jobs;
using KnowledgeCrm.Persistence;
using KnowledgeCrm.Web.Tests.Hosting;
using KnowledgeCrm.Web.Tests.Knowledge;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Web.Tests.Admin;

public sealed class AdminPagesTests(Desk desk) : IClassFixture<Desk>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string> Pages { get; } =
        ["/console/admin", "/console/admin/keys", "/console/admin/deliveries", "/console/admin/audit", "/console/admin/search"];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Pages_are_for_administrators_and_closed_looks_unlike_missing(string path)
    {
        using var admin = await desk.Server.SignedInAsync(Role.Administrator);
        using var open = await admin.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, open.StatusCode);
        using var rep = await desk.Server.SignedInAsync(Role.Rep);
        using var closed = await rep.GetAsync(path);
        Assert.Equal(HttpStatusCode.Forbidden, closed.StatusCode);
        using var missing = await rep.GetAsync("/console/no-such-page");
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
        Assert.Contains("notice-closed", await WebVisitor.Body(closed));
        Assert.Contains("notice-missing", await WebVisitor.Body(missing));
    }

    [Fact]
    public async Task A_key_is_shown_once_works_and_is_revoked()
    {
        var (_, email) = await desk.PersonAsync(Role.Administrator);
        var page = await desk.PageAsync(email);
        await Desk.OpenAsync(page, "/console/admin/keys");
        await page.ClickAsync("#add-key");
        await page.FillAsync("#name", "Till at the branch");
        await page.GetByLabel("Service representative").CheckAsync();
        await page.ClickAsync("form .button-main");
        var secret = await page.Locator("#secret").InputValueAsync();
        Assert.NotNull(await desk.Get<AuthenticateKey>().RunAsync(secret, Languages.English, Stop));

        await page.ReloadAsync();
        await page.WaitForSelectorAsync("[data-live]");
        Assert.DoesNotContain(secret, await page.ContentAsync());
        var revoke = page.Locator("tr", new() { HasText = "Till at the branch" }).Locator("button");
        await revoke.ClickAsync();
        await revoke.ClickAsync();
        await Desk.EventuallyAsync(async () => await desk.Get<AuthenticateKey>().RunAsync(secret, Languages.English, Stop) is null);
    }

    [Fact]
    public async Task A_person_signed_out_everywhere_has_to_sign_in_again()
    {
        var (admin, _) = await desk.PersonAsync(Role.Administrator);
        var (person, email) = await desk.PersonAsync(Role.Rep);
        using var visitor = desk.Server.Visitor();
        await visitor.SignInAsync(email, TestServer.Password);
        using var before = await visitor.GetAsync("/console/customers");
        Assert.Equal(HttpStatusCode.OK, before.StatusCode);
        var refused = await desk.Get<SignOutPerson>().RunAsync(person, admin.PersonId!.Value, Stop);
        Assert.Equal(RefusalKind.Forbidden, refused.Refused?.Kind);
        Assert.True((await desk.Get<SignOutPerson>().RunAsync(admin, person.PersonId!.Value, Stop)).Succeeded);
        using var after = await visitor.GetAsync("/console/customers");
        Assert.Equal(HttpStatusCode.Redirect, after.StatusCode);
    }

    [Fact]
    public async Task Parked_work_is_listed_and_done_when_tried_again()
    {
        var (admin, _) = await desk.PersonAsync(Role.Administrator);
        var (rep, _) = await desk.PersonAsync(Role.Rep);
        var opened = await desk.Get<OpenCase>().RunAsync(rep, new CaseInput { Subject = "s", Description = "d", Language = "en" }, Stop);
        var resolving = new Resolving { Outcome = CaseOutcome.Nothing, Reason = NothingToLearn.OneOff };
        Assert.True((await desk.Get<ResolveCase>().RunAsync(rep, opened.Value.Number, resolving, Stop)).Succeeded);
        var eventId = await ParkAsync(nameof(CaseResolved));

        var parked = await desk.Get<ParkedDeliveries>().RunAsync(admin, 0, Stop);
        var line = Assert.Single(parked.Value.Items, line => line.EventId == eventId);
        Assert.Equal(RefusalKind.Forbidden, (await desk.Get<RetryDelivery>().RunAsync(rep, eventId, line.Reaction, Stop)).Refused?.Kind);
        Assert.True((await desk.Get<RetryDelivery>().RunAsync(admin, eventId, line.Reaction, Stop)).Succeeded);
        await Desk.EventuallyAsync(() => IsDoneAsync(eventId));
        Assert.Empty((await desk.Get<ParkedDeliveries>().RunAsync(admin, 0, Stop)).Value.Items);
    }

    [Fact]
    public async Task The_audit_log_names_who_did_what_and_what_was_refused()
    {
        var (admin, _) = await desk.PersonAsync(Role.Administrator);
        var (rep, _) = await desk.PersonAsync(Role.Rep);
        var refused = await desk.Get<RetryDelivery>().RunAsync(rep, 1, "any", Stop);
        Assert.Equal(RefusalKind.Forbidden, refused.Refused?.Kind);
        var log = await desk.Get<AuditLog>().RunAsync(admin, null, 0, Stop);
        Assert.Contains(log.Value.Items, line => line is { Action: nameof(RetryDelivery), Refused: "Forbidden" } && line.Person == rep.Name);
        Assert.Equal(RefusalKind.Forbidden, (await desk.Get<AuditLog>().RunAsync(rep, null, 0, Stop)).Refused?.Kind);
    }

    // As the dispatcher leaves an event whose reaction failed too often.
    private async Task<long> ParkAsync(string type)
    {
        await Desk.EventuallyAsync(async () =>
        {
            await using var db = await desk.Get<IDbContextFactory<KnowledgeCrmDb>>().CreateDbContextAsync(Stop);
            return await db.OutboxEvents.AllAsync(e => e.Type != type || e.DeliveredAt != null, Stop);
        });
        await using var db = await desk.Get<IDbContextFactory<KnowledgeCrmDb>>().CreateDbContextAsync(Stop);
        await using var transaction = await db.BeginWriteAsync(Stop);
        var happened = await db.OutboxEvents.SingleAsync(e => e.Type == type, Stop);
        var delivery = await db.OutboxDeliveries.OrderBy(d => d.Reaction).FirstAsync(d => d.EventId == happened.Id, Stop);
        (delivery.DoneAt, delivery.ParkedAt, delivery.Attempts, delivery.Error) = (null, db.Now, OutboxDispatcher.MaxAttempts, "It broke");
        await db.SaveChangesAsync(Stop);
        await transaction.CommitAsync();
        return happened.Id;
    }

    private async Task<bool> IsDoneAsync(long eventId)
    {
        await using var db = await desk.Get<IDbContextFactory<KnowledgeCrmDb>>().CreateDbContextAsync(Stop);
        return await db.OutboxDeliveries.AnyAsync(d => d.EventId == eventId && d.DoneAt != null && d.ParkedAt == null, Stop);
    }
}
