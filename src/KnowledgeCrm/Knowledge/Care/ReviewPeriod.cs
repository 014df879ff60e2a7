using KnowledgeCrm.Common;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KnowledgeCrm.Knowledge;

/// <summary>After how many days an article of a kind is to be looked at again, where a knowledge manager has said otherwise than usual.</summary>
public sealed class ReviewPeriod : Entity
{
    public const int Shortest = 7;
    public const int Longest = 5 * 365;

    private ReviewPeriod()
    {
    }

    public Governance Governance { get; private set; }
    public int Days { get; private set; }

    public static ReviewPeriod Of(Governance governance, int days)
    {
        var period = new ReviewPeriod { Governance = governance };
        period.Change(days);
        return period;
    }

    public void Change(int days) =>
        Days = days is >= Shortest and <= Longest ? days : throw Refused.Invalid("ReviewPeriod.OutOfRange", "days", Shortest, Longest);

    private sealed class Mapping : IEntityTypeConfiguration<ReviewPeriod>
    {
        public void Configure(EntityTypeBuilder<ReviewPeriod> map) => map.HasIndex(p => p.Governance).IsUnique();
    }
}

/// <summary>The periods of all kinds, as they stand.</summary>
public sealed class ReviewPeriods
{
    // A year for what is known by experience; what the law or safety asks for is looked at twice a year.
    private static readonly Dictionary<Governance, int> Usual = new() { [Governance.Experience] = 365, [Governance.Compliance] = 180 };

    private readonly Dictionary<Governance, int> said;

    public ReviewPeriods(IEnumerable<ReviewPeriod>? said = null) => this.said = (said ?? []).ToDictionary(p => p.Governance, p => p.Days);

    /// <summary>In days.</summary>
    public int Of(Governance governance) => said.GetValueOrDefault(governance, Usual[governance]);

    internal static async Task<ReviewPeriods> ReadAsync(KnowledgeCrmDb db, CancellationToken stop) =>
        new(await db.ReviewPeriods.AsNoTracking().ToListAsync(stop));
}

internal static class DueForReview
{
    /// <summary>What readers see and nobody works on, and somebody should have looked at by that time.</summary>
    public static IQueryable<Article> DueBy(this IQueryable<Article> articles, ReviewPeriods periods, DateTime time)
    {
        var (experience, compliance) = (time.AddDays(-periods.Of(Governance.Experience)), time.AddDays(-periods.Of(Governance.Compliance)));
        return articles.Where(a => a.State == ArticleState.Published && a.LiveVersionId != null
            && (a.ReviewBy != null ? a.ReviewBy <= time
                : (a.FoundRightAt ?? a.Live!.PublishedAt) <= (a.Live!.Governance == Governance.Compliance ? compliance : experience)));
    }
}

/// <summary>How long articles of each kind are good for without a look, and a knowledge manager's change of it.</summary>
public sealed class ReviewPeriodList(UseCase useCase)
{
    public Task<Outcome<IReadOnlyList<ReviewPeriodLine>>> RunAsync(Actor actor, CancellationToken stop) =>
        useCase.ReadAsync<IReadOnlyList<ReviewPeriodLine>>(async db =>
        {
            if (!actor.IsStaff) throw Refused.NotFound();
            actor.Require(Role.Author, Role.Reviewer, Role.KnowledgeManager);
            var periods = await ReviewPeriods.ReadAsync(db, stop);
            return [.. Enum.GetValues<Governance>().Select(kind => new ReviewPeriodLine(kind, periods.Of(kind)))];
        }, stop);
}

/// <summary>Says after how many days articles of a kind are to be looked at again.</summary>
public sealed class SetReviewPeriod(UseCase useCase)
{
    public Task<Outcome<ReviewPeriodLine>> RunAsync(Actor actor, Governance governance, int days, CancellationToken stop) =>
        useCase.WriteAsync(nameof(SetReviewPeriod), actor, async db =>
        {
            actor.Require(Role.KnowledgeManager);
            if (!Enum.IsDefined(governance)) throw Refused.Invalid("ReviewPeriod.KindUnknown", "governance");
            if (await db.ReviewPeriods.SingleOrDefaultAsync(p => p.Governance == governance, stop) is { } known) known.Change(days);
            else db.ReviewPeriods.Add(ReviewPeriod.Of(governance, days));
            return new ReviewPeriodLine(governance, days);
        }, stop);
}

/// <summary>A kind of article and after how many days it is to be looked at again.</summary>
public sealed record ReviewPeriodLine(Governance Governance, int Days) : IAudited
{
    string IAudited.AuditSubject => Governance.ToString();
}
