using KnowledgeCrm.Common;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Cases;

/// <summary>Reads the fields of a type as they stand.</summary>
internal static class CaseFormReading
{
    public static async Task<IReadOnlyList<CaseField>> FieldsOfAsync(this KnowledgeCrmDb db, CaseType type, CancellationToken stop) =>
        (await db.CaseForms.AsNoTracking().SingleOrDefaultAsync(f => f.Type == type, stop))?.Fields ?? BuiltInForms.Of(type);
}

/// <summary>The types of cases with their fields. Others than staff get those alone that the portal asks for.</summary>
public sealed class CaseForms(UseCase useCase)
{
    public Task<Outcome<IReadOnlyList<CaseFormView>>> RunAsync(Actor actor, CancellationToken stop) =>
        useCase.ReadAsync<IReadOnlyList<CaseFormView>>(async db =>
        {
            if (actor.PersonId is null) throw Refused.Forbidden();
            var changed = await db.CaseForms.ToDictionaryAsync(f => f.Type, stop);
            return [.. Enum.GetValues<CaseType>().Select(type =>
            {
                var form = changed.GetValueOrDefault(type);
                var fields = form?.Fields ?? BuiltInForms.Of(type);
                return new CaseFormView(type, [.. fields.Where(field => actor.IsStaff || field.AsksCustomer)], form is null, form?.Version ?? 0);
            })];
        }, stop);
}

/// <summary>Says which fields a type of case has; what is given is all that it has then.</summary>
public sealed class SaveCaseForm(UseCase useCase)
{
    /// <param name="actor">A knowledge manager or administrator.</param>
    /// <param name="type">The type.</param>
    /// <param name="fields">Its fields, in order. What is filled in under a key that is gone stays stored, and shows again with the key.</param>
    /// <param name="version">The version that the person started from; a newer one is a conflict. Null: whatever is there.</param>
    /// <param name="stop">Stops it.</param>
    public Task<Outcome<CaseFormView>> RunAsync(Actor actor, CaseType type, IReadOnlyList<CaseField> fields, int? version, CancellationToken stop) =>
        useCase.WriteAsync(nameof(SaveCaseForm), actor, async db =>
        {
            DeskRules.RequireWriter(actor);
            if (!Enum.IsDefined(type)) throw Refused.Invalid("Case.TypeUnknown", "type");
            var form = await db.CaseForms.SingleOrDefaultAsync(f => f.Type == type, stop);
            if (version is { } started && started != (form?.Version ?? 0)) throw Refused.Conflict("Changed");
            if (form is null) db.CaseForms.Add(form = CaseForm.Of(type, fields, actor, db.Now));
            else form.Write(fields, actor, db.Now);
            // A first change is version 1: 0 is what is built in.
            if (form.Version == 0) form.Version = 1;
            await db.SaveChangesAsync(stop);
            return new CaseFormView(type, form.Fields, false, form.Version);
        }, stop);
}

/// <summary>A type of case and its fields.</summary>
/// <param name="Type">The type.</param>
/// <param name="Fields">Its fields, in order.</param>
/// <param name="IsBuiltIn">True while nobody has changed them.</param>
/// <param name="Version">Counts changes; 0 is what is built in.</param>
public sealed record CaseFormView(CaseType Type, IReadOnlyList<CaseField> Fields, bool IsBuiltIn, int Version) : IAudited
{
    string IAudited.AuditSubject => Type.ToString();
}
