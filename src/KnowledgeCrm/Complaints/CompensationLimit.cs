using KnowledgeCrm.Common;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KnowledgeCrm.Complaints;

/// <summary>How much a role may grant by itself in one currency. Without a line it may grant nothing in it.</summary>
public sealed class CompensationLimit
{
    public required Role Role { get; init; }

    /// <summary>An ISO 4217 code of <see cref="Money.Currencies"/>.</summary>
    public required string Currency { get; init; }

    /// <summary>In hundredths.</summary>
    public long Cents { get; set; }

    private sealed class Mapping : IEntityTypeConfiguration<CompensationLimit>
    {
        public void Configure(EntityTypeBuilder<CompensationLimit> map)
        {
            map.HasKey(l => new { l.Role, l.Currency });
            map.Property(l => l.Currency).HasMaxLength(3);
            // What a new installation starts with; an administrator sets its own.
            map.HasData(Money.Currencies.SelectMany(currency => new[]
            {
                new CompensationLimit { Role = Role.Rep, Currency = currency, Cents = currency == "CNY" ? 300_00 : 30_00 },
                new CompensationLimit { Role = Role.KnowledgeManager, Currency = currency, Cents = currency == "CNY" ? 10_000_00 : 1_000_00 },
            }));
        }
    }
}

internal static class CompensationReach
{
    /// <summary>The most that the actor may grant in a currency, in hundredths: the highest of the roles held.</summary>
    public static async Task<long> ReachAsync(this KnowledgeCrmDb db, Actor actor, string currency, CancellationToken stop)
    {
        var roles = actor.Roles.Intersect(ComplaintAccess.Deciders).ToList();
        return await db.CompensationLimits.Where(l => l.Currency == currency && roles.Contains(l.Role)).MaxAsync(l => (long?)l.Cents, stop) ?? 0;
    }
}

/// <summary>What each role may grant by itself.</summary>
public sealed class CompensationLimits(UseCase useCase)
{
    public Task<Outcome<IReadOnlyList<LimitLine>>> RunAsync(Actor actor, CancellationToken stop) =>
        useCase.ReadAsync<IReadOnlyList<LimitLine>>(async db =>
        {
            if (!ComplaintAccess.SeesCauses(actor)) throw Refused.NotFound();
            var known = await db.CompensationLimits.ToDictionaryAsync(l => (l.Role, l.Currency), l => l.Cents, stop);
            return [.. from role in ComplaintAccess.Deciders
                       from currency in Money.Currencies
                       select new LimitLine(role, currency, Money.Amount(known.GetValueOrDefault((role, currency))))];
        }, stop);
}

/// <summary>What a role may grant by itself in one currency, in whole units.</summary>
public sealed record LimitLine(Role Role, string Currency, decimal Amount);

/// <summary>An administrator says how much a role may grant by itself.</summary>
public sealed class SetCompensationLimit(UseCase useCase)
{
    public Task<Outcome<LimitSet>> RunAsync(Actor actor, Role role, string? currency, decimal? amount, CancellationToken stop) =>
        useCase.WriteAsync(nameof(SetCompensationLimit), actor, async db =>
        {
            actor.Require(Role.Administrator);
            if (!ComplaintAccess.Deciders.Contains(role)) throw Refused.Invalid("Compensation.LimitRole", "role");
            var code = Money.Currency(currency);
            var cents = Money.Cents(amount ?? throw Refused.Invalid("Text.Required", "amount"), "amount");
            var known = await db.CompensationLimits.SingleOrDefaultAsync(l => l.Role == role && l.Currency == code, stop);
            if (known is null) db.CompensationLimits.Add(new CompensationLimit { Role = role, Currency = code, Cents = cents });
            else known.Cents = cents;
            return new LimitSet(role, code, Money.Amount(cents));
        }, stop);
}

/// <summary>The limit that holds now.</summary>
public sealed record LimitSet(Role Role, string Currency, decimal Amount) : IAudited
{
    string IAudited.AuditSubject => $"{Role} {Currency} {Amount}";
}
