using KnowledgeCrm.Common;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Knowledge;

/// <summary>One version of an article as a person sees it, with what surrounds it.</summary>
public sealed record ArticleView
{
    private Dictionary<string, string>? files;

    public required Guid Id { get; init; }
    public required string Number { get; init; }
    public required string Slug { get; init; }
    public required string Language { get; init; }

    /// <summary>The state of the working version.</summary>
    public required ArticleState State { get; init; }

    /// <summary>True when this is the version that readers see, false when it is the one being worked on.</summary>
    public required bool IsLiveVersion { get; init; }

    /// <summary>True when readers can see a version of the article.</summary>
    public required bool IsLive { get; init; }
    public required string Title { get; init; }
    public required string Summary { get; init; }

    /// <summary>Markdown.</summary>
    public required string Body { get; init; }

    /// <summary>Of the live version who may read it; of a working version who may once it is approved.</summary>
    public required Audience Audience { get; init; }
    public required Governance Governance { get; init; }
    public required ArticleKind Kind { get; init; }

    /// <summary>The keys of the checklist's items that its writer says are so.</summary>
    public required IReadOnlyList<string> Ticked { get; init; }

    /// <summary>The number of the version of the article in the other language that this one says everything of.</summary>
    public required int? TranslatedUpTo { get; init; }

    /// <summary>What is published in the other language and is not in the published text of this one; null where nothing is, and for
    /// readers.</summary>
    public required TranslationBehind? Behind { get; init; }
    public required TopicName? Topic { get; init; }
    public required string Tags { get; init; }
    public required IReadOnlyList<ProductName> Products { get; init; }
    public required int VersionNumber { get; init; }

    /// <summary>Changes with every save; send it back with the next one.</summary>
    public required int Version { get; init; }
    public required VersionOrigin Origin { get; init; }
    public required string? Owner { get; init; }
    public required DateTime SavedAt { get; init; }

    /// <summary>Who saved it, and why; null and empty where that is not known.</summary>
    public required string? SavedBy { get; init; }
    public required Guid? SavedById { get; init; }
    public required string Note { get; init; }
    public required DateTime? PublishedAt { get; init; }
    public required DateTime? PublishAt { get; init; }

    /// <summary>When the live version leaves its readers by itself.</summary>
    public required DateTime? ExpiresAt { get; init; }
    public required ArchiveReason? ArchivedFor { get; init; }
    public required string? FromCaseNumber { get; init; }

    /// <summary>How far the live version can be relied on; null where none is at hand.</summary>
    public ArticleConfidence? Confidence { get; init; }

    /// <summary>How many customers' questions it has answered.</summary>
    public required int CustomersHelped { get; init; }

    /// <summary>The published articles that say the same in another language, as far as the actor may read them.</summary>
    public required IReadOnlyList<Translation> Translations { get; init; }

    /// <summary>Its files, by name.</summary>
    public required IReadOnlyList<AttachedFile> Attachments { get; init; }

    /// <summary>The addresses of its files by file name.</summary>
    public IReadOnlyDictionary<string, string> Files => files ??= Attachments.ToDictionary(f => f.FileName, f => f.Address, StringComparer.OrdinalIgnoreCase);

    internal static async Task<ArticleView> OfAsync(KnowledgeCrmDb db, Article article, ArticleVersion version, Actor actor, CancellationToken stop)
    {
        var language = actor.Language;
        var topic = version.TopicId is not { } topicId ? null : await db.Topics.SingleAsync(t => t.Id == topicId, stop);
        var products = await db.Products.Where(p => version.ProductIds.Contains(p.Id)).OrderBy(p => p.Model).ToListAsync(stop);
        var translations = await db.Articles.ReadableBy(actor)
            .Where(a => a.WorkId == article.WorkId && a.Id != article.Id)
            .Select(a => new Translation(a.Language, a.Number, a.Slug, a.Live!.Title)).ToListAsync(stop);
        var isLiveVersion = version.Id == article.LiveVersionId;
        return new ArticleView
        {
            Id = article.Id,
            Number = article.Number,
            Slug = article.Slug,
            Language = article.Language,
            State = article.State,
            IsLiveVersion = isLiveVersion,
            IsLive = article.LiveVersionId is not null,
            Title = version.Title,
            Summary = version.Summary,
            Body = version.Body,
            Audience = isLiveVersion ? article.LiveAudience : version.Audience,
            Governance = version.Governance,
            Kind = version.Kind,
            Ticked = version.Ticked,
            TranslatedUpTo = version.TranslatedUpTo,
            Behind = ArticleVisibility.MaySeeWork(actor) ? await TranslationBehind.OfAsync(db, article, stop) : null,
            Topic = topic is null ? null : new TopicName(topic.Key, topic.NameIn(language)),
            Tags = version.Tags,
            Products = [.. products.Select(p => new ProductName(p.Model!, p.NameIn(language)))],
            VersionNumber = version.Number,
            Version = article.Version,
            Origin = version.Origin,
            Owner = article.OwnerTeam.Length > 0 ? article.OwnerTeam : await db.Users.Where(p => p.Id == article.OwnerId).Select(p => p.Name).SingleOrDefaultAsync(stop),
            SavedAt = version.SavedAt,
            SavedBy = await db.Users.Where(p => p.Id == version.SavedById).Select(p => p.Name).SingleOrDefaultAsync(stop),
            SavedById = version.SavedById,
            Note = version.Note,
            PublishedAt = version.PublishedAt,
            PublishAt = article.PublishAt,
            ExpiresAt = article.ExpiresAt,
            ArchivedFor = article.ArchivedFor,
            Confidence = article.Live is null ? null : article.Confidence,
            FromCaseNumber = ArticleVisibility.MaySeeCustomersWords(actor) ? article.FromCaseNumber : null,
            CustomersHelped = await db.CustomersWords.OfSolved().CountAsync(w => w.ArticleId == article.Id, stop),
            Translations = translations,
            Attachments = await VersionFiles.ReadAsync(db, version.FileIds, stop),
        };
    }
}

public sealed record TopicName(string Key, string Name);

public sealed record ProductName(string Model, string Name);

public sealed record Translation(string Language, string Number, string Slug, string Title);
