using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Customers;
using KnowledgeCrm.Knowledge;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Complaints;

/// <summary>One dispatch with its thread. A partner sees of the case what the dispatch tells, and nothing else: never its notes, never its
/// number, and the customer only where the centre has said so.</summary>
public sealed class DispatchReading(UseCase useCase)
{
    public Task<Outcome<DispatchView>> RunAsync(Actor actor, string number, CancellationToken stop) =>
        useCase.ReadAsync(async db =>
        {
            var found = await db.Dispatches.VisibleTo(actor).SingleOrDefaultAsync(d => d.Number == number, stop) ?? throw Refused.NotFound();
            var side = DispatchVisibility.SideOf(actor);
            var inside = side == DispatchSide.Centre;
            var of = await db.Cases.SingleAsync(c => c.Id == found.CaseId, stop);
            var partner = await db.Customers.Where(c => c.Id == found.PartnerId).Select(c => new { c.Number, c.Name }).SingleAsync(stop);
            var customer = await db.Customers.Include(c => c.Contacts).Include(c => c.ContactPoints).AsSplitQuery()
                .SingleOrDefaultAsync(c => c.Id == of.CustomerId, stop);
            var told = inside || (found.ShowsCustomer && DispatchVisibility.TellsCustomer(found.State));
            // What the centre did not tell must not stand in the customer's own words either.
            var hidden = told || customer is null ? null : NamesAsRoles.Of([customer], [], of.Language);
            var product = await db.Products.SingleOrDefaultAsync(p => p.Id == of.ProductId, stop);
            var ids = await db.DispatchArticles.Where(a => a.DispatchId == found.Id).Select(a => a.ArticleId).ToListAsync(stop);
            var articles = await db.Articles.ReadableBy(actor).Where(a => ids.Contains(a.Id)).OrderBy(a => a.Number)
                .Select(a => new DispatchArticleView(a.Number, a.Slug, a.Live!.Title, a.Language)).ToListAsync(stop);
            return new DispatchView
            {
                Number = found.Number, State = found.State, Task = found.Task, Serial = found.Serial, DueAt = found.DueAt, SentAt = found.SentAt,
                ChangedAt = found.ChangedAt, AnsweredAt = found.AnsweredAt, ShowsCustomer = found.ShowsCustomer,
                Case = inside ? of.Number : null, Partner = partner.Number, PartnerName = partner.Name,
                Subject = Masked(of.Subject, hidden, told), Description = Masked(of.Description, hidden, told), Language = of.Language,
                Product = product?.Model, ProductName = product?.NameIn(actor.Language),
                CustomerName = told ? customer?.Name : null, CustomerAddress = told ? $"{customer?.Address} {customer?.City}".Trim() : null,
                CustomerPhone = told ? customer?.ContactPoints.Find(p => p.Kind == ContactPointKind.Phone && p.ContactId is null)?.Value : null,
                Articles = articles, Result = found.Result, Outcome = found.Outcome,
                Answer = await db.Articles.Where(a => a.Id == found.ArticleId).Select(a => a.Number).SingleOrDefaultAsync(stop),
                Parts = Money.Amount(found.PartsCents), Labour = Money.Amount(found.LabourCents), Travel = Money.Amount(found.TravelCents), Currency = found.Currency,
                Posts = await db.DispatchPosts.Where(p => p.DispatchId == found.Id).OrderBy(p => p.At).ThenBy(p => p.Id)
                    .Select(p => new DispatchPostView(p.FromPartner, p.Text, p.PersonName, p.At)).ToListAsync(stop),
                Actions = inside && !ComplaintAccess.MayWork(actor) ? [] : DispatchLifecycle.Of(found.State, side),
            };
        }, stop);

    private static string Masked(string text, NamesAsRoles? hidden, bool told) =>
        told ? text : PersonalData.Masked(hidden?.Replace(text) ?? text);
}

/// <summary>A dispatch as one side sees it. Times are UTC, amounts in whole units of the currency.</summary>
public sealed record DispatchView
{
    public required string Number { get; init; }
    public required DispatchState State { get; init; }
    public required string Task { get; init; }
    public required string Serial { get; init; }
    public required DateTime DueAt { get; init; }
    public required DateTime SentAt { get; init; }
    public required DateTime ChangedAt { get; init; }
    public required DateTime? AnsweredAt { get; init; }
    public required bool ShowsCustomer { get; init; }

    /// <summary>The case's number; null for the partner.</summary>
    public required string? Case { get; init; }
    public required string Partner { get; init; }
    public required string PartnerName { get; init; }
    public required string Subject { get; init; }
    public required string Description { get; init; }
    public required string Language { get; init; }
    public required string? Product { get; init; }
    public required string? ProductName { get; init; }
    public required string? CustomerName { get; init; }
    public required string? CustomerAddress { get; init; }
    public required string? CustomerPhone { get; init; }
    public required IReadOnlyList<DispatchArticleView> Articles { get; init; }
    public required string Result { get; init; }
    public required CaseOutcome? Outcome { get; init; }

    /// <summary>The number of the article that helped, or of the candidate that it became.</summary>
    public required string? Answer { get; init; }
    public required decimal Parts { get; init; }
    public required decimal Labour { get; init; }
    public required decimal Travel { get; init; }
    public required string Currency { get; init; }
    public required IReadOnlyList<DispatchPostView> Posts { get; init; }

    /// <summary>What the actor may do with it in this state.</summary>
    public required IReadOnlyList<DispatchAction> Actions { get; init; }
}

public sealed record DispatchArticleView(string Number, string Slug, string Title, string Language);

public sealed record DispatchPostView(bool FromPartner, string Text, string PersonName, DateTime At);
