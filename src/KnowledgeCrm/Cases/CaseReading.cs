using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Cases;

/// <summary>One case with its thread and its articles, as far as the actor may see them: a customer sees no notes.</summary>
public sealed class CaseReading(UseCase useCase)
{
    public Task<Outcome<CaseView>> RunAsync(Actor actor, string number, CancellationToken stop) =>
        useCase.ReadAsync(async db =>
        {
            var found = await db.Cases.VisibleTo(actor).SingleOrDefaultAsync(c => c.Number == number, stop) ?? throw Refused.NotFound();
            var seesNotes = CaseVisibility.SeesAll(actor);
            var posts = await db.CasePosts.Where(p => p.CaseId == found.Id && (seesNotes || p.Kind != CasePostKind.Note))
                .OrderBy(p => p.At).ThenBy(p => p.Id)
                .ToListAsync(stop);
            // Where it went by mail is for who may see all of the thread.
            var mails = seesNotes ? await ReplyMailView.OfAsync(db, posts, stop) : [];
            var articles = await (
                from link in db.CaseArticles.Where(l => l.CaseId == found.Id)
                join article in db.Articles.ReadableBy(actor) on link.ArticleId equals article.Id
                orderby link.At
                select new CaseArticleView(article.Number, article.Slug, article.Live!.Title, article.Language, link.Kind, link.At)).ToListAsync(stop);
            var product = await db.Products.SingleOrDefaultAsync(p => p.Id == found.ProductId, stop);
            var topic = await db.Topics.SingleOrDefaultAsync(t => t.Id == found.TopicId, stop);
            var queue = seesNotes ? await db.CaseQueues.SingleOrDefaultAsync(q => q.Id == found.QueueId, stop) : null;
            var origins = posts.Select(p => p.CameFromId).OfType<Guid>().ToHashSet();
            var cameFrom = origins.Count == 0 ? [] : await db.Cases.VisibleTo(actor).Where(c => origins.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.Number, stop);
            return new CaseView
            {
                MergedInto = await db.LeadOfAsync(actor, found.MergedIntoId, stop),
                Type = found.Type,
                Fields = [.. (await db.FieldsOfAsync(found.Type, stop)).Where(field => seesNotes || field.AsksCustomer)
                    .Select(field => new CaseFieldView(field, found.Fields.GetValueOrDefault(field.Key, "")))],
                Asset = await db.Assets.Where(a => a.Id == found.AssetId).Select(a => a.Serial).SingleOrDefaultAsync(stop),
                Topic = topic?.Key,
                TopicName = topic?.NameIn(actor.Language),
                Contract = await db.Contracts.Where(c => c.Id == found.ContractId).Select(c => c.Number).SingleOrDefaultAsync(stop),
                Queue = queue?.Key,
                QueueName = queue?.Name.In(actor.Language),
                Due = seesNotes ? (await DueReading.OfAsync(db, stop))
                    .Of(found.Status, found.Priority, found.DueAt, found.Clock.LevelId, found.Clock.FirstAnsweredAt is not null) : null,
                Number = found.Number,
                Subject = found.Subject,
                Description = found.Description,
                Language = found.Language,
                Status = found.Status,
                Priority = found.Priority,
                Channel = found.Channel,
                OpenedAt = found.OpenedAt,
                ChangedAt = found.ChangedAt,
                ResolvedAt = found.ResolvedAt,
                Version = found.Version,
                Customer = await db.Customers.Where(c => c.Id == found.CustomerId).Select(c => c.Number).SingleOrDefaultAsync(stop),
                CustomerName = await db.Customers.Where(c => c.Id == found.CustomerId).Select(c => c.Name).SingleOrDefaultAsync(stop),
                Product = product?.Model,
                ProductName = product?.NameIn(actor.Language),
                AssigneeId = found.AssigneeId,
                Assignee = await db.Users.Where(p => p.Id == found.AssigneeId).Select(p => p.Name).SingleOrDefaultAsync(stop),
                Outcome = found.Outcome,
                // What a rep writes about the cause is for colleagues, until it is published.
                Cause = seesNotes ? found.Cause : "",
                Resolution = seesNotes ? found.Resolution : "",
                Reason = seesNotes ? found.Reason : null,
                Candidate = seesNotes
                    ? await db.Articles.Where(a => a.Id == found.CandidateId).Select(a => a.Number).SingleOrDefaultAsync(stop) : null,
                Posts = [.. posts.Select(p => new CasePostView(p.Kind, p.Text, p.PersonName, p.At)
                {
                    Id = p.Id,
                    IsOwn = p.PersonId is not null && p.PersonId == actor.PersonId,
                    CameFrom = p.CameFromId is { } origin ? cameFrom.GetValueOrDefault(origin) : null,
                    Mail = mails.GetValueOrDefault(p.Id),
                })],
                Articles = articles,
                Actions = CaseVisibility.MayWork(actor) && found.MergedIntoId is null
                    ? CaseLifecycle.Actions(found.Type, found.Status) : [],
            };
        }, stop);
}

/// <summary>A case as a person sees it. Times are UTC.</summary>
public sealed record CaseView
{
    public required string Number { get; init; }
    public required string Subject { get; init; }
    public required string Description { get; init; }
    public required string Language { get; init; }
    public required CaseStatus Status { get; init; }
    public required CasePriority Priority { get; init; }
    public required CaseChannel Channel { get; init; }
    public required DateTime OpenedAt { get; init; }
    public required DateTime ChangedAt { get; init; }
    public required DateTime? ResolvedAt { get; init; }
    public required int Version { get; init; }

    /// <summary>The customer's number.</summary>
    public required string? Customer { get; init; }
    public required string? CustomerName { get; init; }

    /// <summary>The product's model.</summary>
    public required string? Product { get; init; }
    public required string? ProductName { get; init; }
    public required Guid? AssigneeId { get; init; }
    public required string? Assignee { get; init; }
    public required CaseOutcome? Outcome { get; init; }
    public required string Cause { get; init; }
    public required string Resolution { get; init; }
    public required NothingToLearn? Reason { get; init; }

    /// <summary>The number of the article that it became a candidate of.</summary>
    public required string? Candidate { get; init; }
    public required IReadOnlyList<CasePostView> Posts { get; init; }
    public required IReadOnlyList<CaseArticleView> Articles { get; init; }

    public required CaseType Type { get; init; }

    /// <summary>The fields of its type, as far as the actor is asked for them.</summary>
    public required IReadOnlyList<CaseFieldView> Fields { get; init; }

    /// <summary>The serial number of the customer's thing that it is about.</summary>
    public required string? Asset { get; init; }

    /// <summary>The topic's key.</summary>
    public required string? Topic { get; init; }
    public required string? TopicName { get; init; }

    /// <summary>The number of the contract that it falls under.</summary>
    public required string? Contract { get; init; }

    /// <summary>The queue's key; for the house alone, as what is due.</summary>
    public required string? Queue { get; init; }
    public required string? QueueName { get; init; }
    public required CaseDue? Due { get; init; }

    /// <summary>The number of the case that leads on, when this one was merged.</summary>
    public required string? MergedInto { get; init; }

    /// <summary>What the actor may do with it in this status.</summary>
    public required IReadOnlyList<CaseAction> Actions { get; init; }
}

/// <summary>A field and what is filled in; empty when nothing is.</summary>
public sealed record CaseFieldView(CaseField Field, string Value);

public sealed record CasePostView(CasePostKind Kind, string Text, string PersonName, DateTime At)
{
    public Guid Id { get; init; }

    /// <summary>True when the actor wrote it.</summary>
    public bool IsOwn { get; init; }

    /// <summary>The number of the case that it was written in, where that is another one.</summary>
    public string? CameFrom { get; init; }

    /// <summary>Of a reply, whether it went by mail; null where that is not known, or not for this actor.</summary>
    public ReplyMailView? Mail { get; init; }
}

public sealed record CaseArticleView(string Number, string Slug, string Title, string Language, CaseArticleKind Kind, DateTime At);
