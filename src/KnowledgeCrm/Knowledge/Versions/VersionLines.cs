using KnowledgeCrm.Common;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Knowledge;

/// <summary>One version in the history: who, when, why, and how it was judged.</summary>
public sealed record ArticleVersionLine
{
    public required int Number { get; init; }
    public required string Title { get; init; }
    public required VersionOrigin Origin { get; init; }
    public required DateTime SavedAt { get; init; }
    public required string SavedBy { get; init; }

    /// <summary>Why it was saved, in its writer's words.</summary>
    public required string Note { get; init; }
    public required int? RestoredFrom { get; init; }
    public required IReadOnlyList<string> Writers { get; init; }
    public required DateTime? SubmittedAt { get; init; }

    /// <summary>The first of two approvals.</summary>
    public required DateTime? FirstApprovedAt { get; init; }
    public required string FirstApprovedBy { get; init; }
    public required DateTime? ApprovedAt { get; init; }
    public required string ApprovedBy { get; init; }
    public required DateTime? SentBackAt { get; init; }
    public required string SentBackBy { get; init; }
    public required string? SentBackReason { get; init; }
    public required DateTime? EmergencyAt { get; init; }
    public required string EmergencyBy { get; init; }
    public required string? EmergencyReason { get; init; }
    public required DateTime? PublishedAt { get; init; }

    /// <summary>True for the one that readers see.</summary>
    public required bool IsLive { get; init; }

    /// <summary>True for the one that is worked on.</summary>
    public required bool IsWork { get; init; }
}

/// <summary>Reads the lines of a history without the texts: of a long one only a page is ever looked at.</summary>
internal static class VersionLines
{
    public static async Task<IReadOnlyList<ArticleVersionLine>> ReadAsync(
        KnowledgeCrmDb db, Article article, IQueryable<ArticleVersion> versions, CancellationToken stop)
    {
        var rows = await versions.Select(v => new
        {
            v.Id,
            v.Number,
            v.Title,
            v.Origin,
            v.SavedAt,
            v.SavedById,
            v.Note,
            v.RestoredFrom,
            v.Writers,
            v.SubmittedAt,
            v.FirstApprovedAt,
            v.FirstApprovedById,
            v.ApprovedAt,
            v.ApprovedById,
            v.SentBackAt,
            v.SentBackById,
            v.SentBackReason,
            v.EmergencyAt,
            v.EmergencyById,
            v.EmergencyReason,
            v.PublishedAt,
        }).ToListAsync(stop);
        var names = await PersonNames.ReadAsync(db, rows.SelectMany(v =>
            v.Writers.Select(w => (Guid?)w).Concat([v.SavedById, v.FirstApprovedById, v.ApprovedById, v.SentBackById, v.EmergencyById])), stop);
        return [.. rows.Select(v => new ArticleVersionLine
        {
            Number = v.Number,
            Title = v.Title,
            Origin = v.Origin,
            SavedAt = v.SavedAt,
            SavedBy = names.Of(v.SavedById),
            Note = v.Note,
            RestoredFrom = v.RestoredFrom,
            Writers = [.. v.Writers.Select(w => names.Of(w))],
            SubmittedAt = v.SubmittedAt,
            FirstApprovedAt = v.FirstApprovedAt,
            FirstApprovedBy = names.Of(v.FirstApprovedById),
            ApprovedAt = v.ApprovedAt,
            ApprovedBy = names.Of(v.ApprovedById),
            SentBackAt = v.SentBackAt,
            SentBackBy = names.Of(v.SentBackById),
            SentBackReason = v.SentBackReason,
            EmergencyAt = v.EmergencyAt,
            EmergencyBy = names.Of(v.EmergencyById),
            EmergencyReason = v.EmergencyReason,
            PublishedAt = v.PublishedAt,
            IsLive = v.Id == article.LiveVersionId,
            IsWork = v.Id == article.WorkVersionId,
        })];
    }
}

/// <summary>The names of some people; empty for nobody and for who is gone.</summary>
internal sealed class PersonNames
{
    private readonly Dictionary<Guid, string> names;

    private PersonNames(Dictionary<Guid, string> names) => this.names = names;

    public static async Task<PersonNames> ReadAsync(KnowledgeCrmDb db, IEnumerable<Guid?> ids, CancellationToken stop)
    {
        var wanted = ids.OfType<Guid>().Distinct().ToList();
        return new PersonNames(await db.Users.Where(p => wanted.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, stop));
    }

    public string Of(Guid? id) => id is { } known && names.TryGetValue(known, out var name) ? name : "";
}
