using KnowledgeCrm.Common;
using KnowledgeCrm.Curation.Import;
using KnowledgeCrm.Knowledge.Import;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Insight;

/// <summary>Brings in roles and their steps from a table, a step a row. What is known by its keys is changed; none is removed; a second run changes nothing.
/// A bad row is reported and keeps no other from coming in.</summary>
public sealed class ImportRoleKnowledge(UseCase useCase)
{
    /// <param name="actor">A knowledge manager.</param>
    /// <param name="rows">What to bring in.</param>
    /// <param name="stop">Stops it.</param>
    public Task<Outcome<ImportReport>> RunAsync(Actor actor, IReadOnlyList<RuleRow<StepRow>> rows, CancellationToken stop) =>
        useCase.WriteAsync(nameof(ImportRoleKnowledge), actor, async db =>
        {
            actor.Require(Role.KnowledgeManager);
            return await RuleRows.TakeAsync(rows, row => $"{row.Role}/{row.Step}", async row =>
            {
                // Before anything of the row is taken.
                _ = WorkKey.Checked(row.Step, "step");
                var role = db.WorkRoles.Local.FirstOrDefault(r => r.Key == row.Role) ?? await db.WorkRoles.SingleOrDefaultAsync(r => r.Key == row.Role, stop);
                var made = role is null ? WorkRole.Of(row.Role, row.RoleEn, row.RoleZh, await db.RoomForRoleAsync(stop)) : role;
                Limits.Checked(row.Input.NameEn, "nameEn", Limits.Name);
                Limits.Checked(row.Input.NameZh, "nameZh", Limits.Name);
                if (role is null) db.WorkRoles.Add(made);
                try
                {
                    var change = await db.TakeStepAsync(actor, made, row.Step, row.Input, stop);
                    // A row may leave the role's names out where they are known.
                    var renamed = role is not null && (row.RoleEn ?? "").Length + (row.RoleZh ?? "").Length > 0 && role.Name(row.RoleEn, row.RoleZh);
                    return change == RowChange.Added ? RowOutcome.Added : change == RowChange.Changed || renamed ? RowOutcome.Changed : RowOutcome.Unchanged;
                }
                catch (Refused) when (role is null)
                {
                    // A role without the step that brought it is no row of the table.
                    db.WorkRoles.Remove(made);
                    throw;
                }
            });
        }, stop);
}

/// <summary>One row of the table, before it is checked.</summary>
/// <param name="Role">The role's key.</param>
/// <param name="RoleEn">Its name in English; empty where it is known.</param>
/// <param name="RoleZh">Its name in Chinese; empty where it is known.</param>
/// <param name="Step">The step's key.</param>
/// <param name="Input">What is said of the step.</param>
public sealed record StepRow(string? Role, string? RoleEn, string? RoleZh, string? Step, StepInput Input);
