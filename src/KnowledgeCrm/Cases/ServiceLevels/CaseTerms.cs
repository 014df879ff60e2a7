using KnowledgeCrm.Common;
using KnowledgeCrm.Customers;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Cases;

/// <summary>Finds the service level of a case: that of the contract it falls under, else that of the customer's grade, else the usual one.</summary>
internal static class CaseTerms
{
    /// <summary>Looks again which contract the case falls under, and reckons its due times by it.</summary>
    public static async Task PromiseAsync(this KnowledgeCrmDb db, Case @case, CancellationToken stop)
    {
        var levels = await db.ServiceLevels.AsNoTracking().ToListAsync(stop);
        var contract = levels.Count == 0 ? null : await ContractOfAsync(db, @case, stop);
        var level = levels.Find(level => level.Key == contract?.ServiceLevel) ?? await OfGradeAsync(db, levels, @case.CustomerId, stop)
            ?? levels.Find(level => level.IsUsual);
        if (@case.Clock is { LevelId: null, FirstAnsweredAt: null } && level is not null && @case.Status != CaseStatus.New)
        {
            // From before there was a level: a first answer may have been given.
            var answered = await db.CasePosts.Where(p => p.CaseId == @case.Id && p.Kind == CasePostKind.Reply).OrderBy(p => p.At).Select(p => (DateTime?)p.At).FirstOrDefaultAsync(stop);
            if (answered is { } at) @case.Clock.Answered(at);
        }
        @case.Promise(level is null ? null : await TermsAsync(db, level, contract?.Id, @case.Priority, stop), contract?.Id);
    }

    /// <summary>The level that holds already, to go on counting by it.</summary>
    public static async Task<ServiceTerms?> StandingTermsAsync(this KnowledgeCrmDb db, Case @case, CancellationToken stop) =>
        @case.Clock.LevelId is { } id && await db.ServiceLevels.AsNoTracking().SingleOrDefaultAsync(l => l.Id == id, stop) is { } level
            ? await TermsAsync(db, level, @case.ContractId, @case.Priority, stop) : null;

    /// <summary>The product and the categories above it, nearest first.</summary>
    public static async Task<IReadOnlyList<Guid>> ProductLineAsync(this KnowledgeCrmDb db, Guid? productId, CancellationToken stop)
    {
        var line = new List<Guid>();
        while (productId is { } id && !line.Contains(id))
        {
            line.Add(id);
            productId = await db.Products.Where(p => p.Id == id).Select(p => p.ParentId).SingleOrDefaultAsync(stop);
        }
        return line;
    }

    private static async Task<ServiceTerms> TermsAsync(KnowledgeCrmDb db, ServiceLevel level, Guid? contractId, CasePriority priority, CancellationToken stop)
    {
        var calendar = await db.WorkCalendars.AsNoTracking().SingleAsync(c => c.Id == level.CalendarId, stop);
        return new ServiceTerms(level.Id, contractId, level.Targets[priority], calendar.ToBusiness());
    }

    private static async Task<ServiceLevel?> OfGradeAsync(KnowledgeCrmDb db, List<ServiceLevel> levels, Guid? customerId, CancellationToken stop)
    {
        if (customerId is null || levels.TrueForAll(level => level.Grades.Count == 0)) return null;
        var grade = await db.Customers.Where(c => c.Id == customerId).Select(c => c.Grade).SingleOrDefaultAsync(stop);
        return grade is { } known ? levels.Find(level => level.Grades.Contains(known)) : null;
    }

    private static async Task<Contract?> ContractOfAsync(KnowledgeCrmDb db, Case @case, CancellationToken stop)
    {
        if (@case.CustomerId is not { } customer) return null;
        var parent = await db.Customers.Where(c => c.Id == customer).Select(c => c.ParentId).SingleOrDefaultAsync(stop);
        var contracts = await db.Contracts.AsNoTracking().Where(c => c.CustomerId == customer || c.CustomerId == parent).ToListAsync(stop);
        if (contracts.Count == 0) return null;
        return ContractCover.Best(
            contracts, DateOnly.FromDateTime(@case.OpenedAt), @case.AssetId, await db.ProductLineAsync(@case.ProductId, stop));
    }
}
