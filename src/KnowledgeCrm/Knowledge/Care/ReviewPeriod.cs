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
    private readonly IReadOnlyDictionary<ArticleKind, int> ofKinds;

    /// <param name="said">What holds for a governance, where not the usual.</param>
    /// <param name="ofKinds">What the templates say, in days.</param>
    public ReviewPeriods(IEnumerable<ReviewPeriod>? said = null, IReadOnlyDictionary<ArticleKind, int>? ofKinds = null) =>
        (this.said, this.ofKinds) = ((said ?? []).ToDictionary(p => p.Governance, p => p.Days), ofKinds ?? new Dictionary<ArticleKind, int>());

    /// <summary>In days.</summary>
    public int Of(Governance governance) => said.GetValueOrDefault(governance, Usual[governance]);

    /// <summary>In days: what the template of its kind says, and never longer than its governance allows.</summary>
    public int Of(Governance governance, ArticleKind kind) => Math.Min(Of(governance), ofKinds.GetValueOrDefault(kind, int.MaxValue));

    internal static async Task<ReviewPeriods> ReadAsync(KnowledgeCrmDb db, CancellationToken stop)
    {
        var templates = await ArticleTemplates.ReadAsync(db, stop);
        return new ReviewPeriods(
            await db.ReviewPeriods.AsNoTracking().ToListAsync(stop),
            Enum.GetValues<ArticleKind>().Where(kind => templates.Of(kind).ReviewDays is not null).ToDictionary(kind => kind, kind => templates.Of(kind).ReviewDays!.Value));
    }
}

internal static class DueForReview
{
    /// <summary>What readers see and nobody works on, and somebody should have looked at by that time.</summary>
    public static IQueryable<Article> DueBy(this IQueryable<Article> articles, ReviewPeriods periods, DateTime time)
    {
        var published = articles.Where(a => a.State == ArticleState.Published && a.LiveVersionId != null);
        // By rule: one comparison for each length of time, with the kinds for which it holds.
        var byRule = (
            from governance in Enum.GetValues<Governance>()
            from kind in Enum.GetValues<ArticleKind>()
            group kind by (governance, Days: periods.Of(governance, kind)))
            .Select(same =>
            {
                var ((governance, days), kinds) = (same.Key, same.ToList());
                var until = time.AddDays(-days);
                return published.Where(a => a.Live!.Governance == governance && kinds.Contains(a.Live.Kind) && (a.FoundRightAt ?? a.Live.PublishedAt) <= until).Select(a => a.Id);
            }).Aggregate((all, more) => all.Concat(more));
        return published.Where(a => a.ReviewBy != null ? a.ReviewBy <= time : byRule.Contains(a.Id));
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
