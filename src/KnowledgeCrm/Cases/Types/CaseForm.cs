using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KnowledgeCrm.Cases;

public enum CaseFieldKind { Text, Number, Date, Choice }

/// <summary>From when on a field must be filled in.</summary>
public enum CaseFieldRequired { Never, AtOpening, AtResolving }

/// <summary>One of the answers of a field of choice.</summary>
public sealed record CaseFieldChoice(string Key, BothLanguages Label);

/// <summary>A field of a type of case.</summary>
/// <param name="Key">Lower-case letters, digits and hyphens; what is filled in is stored under it.</param>
/// <param name="Kind">What can be filled in.</param>
/// <param name="Label">Its name in both languages.</param>
/// <param name="Required">From when on it must be filled in.</param>
/// <param name="AsksCustomer">True when the customer is asked for it in the portal.</param>
/// <param name="Choices">The answers of a field of choice; empty for the others.</param>
public sealed record CaseField(
    string Key, CaseFieldKind Kind, BothLanguages Label, CaseFieldRequired Required, bool AsksCustomer, IReadOnlyList<CaseFieldChoice> Choices);

/// <summary>The fields of a type of case as somebody has changed them. While nobody has, the built-in ones hold (<see cref="BuiltInForms"/>).</summary>
public sealed class CaseForm : Entity
{
    public const int MostFields = 20;
    public const int MostChoices = 30;

    private CaseForm()
    {
    }

    public CaseType Type { get; private set; }
    public List<CaseField> Fields { get; private set; } = [];
    public DateTime ChangedAt { get; private set; }
    public Guid? ChangedById { get; private set; }

    internal static CaseForm Of(CaseType type, IReadOnlyList<CaseField> fields, Actor by, DateTime at)
    {
        var form = new CaseForm { Type = type };
        form.Write(fields, by, at);
        return form;
    }

    internal void Write(IReadOnlyList<CaseField> fields, Actor by, DateTime at) =>
        (Fields, ChangedAt, ChangedById) = (CaseFormCheck.Checked(Type, fields), at, by.PersonId);

    /// <summary>The name of a field in a refusal: <c>fields.fault-code</c>.</summary>
    public static string FieldName(string key) => $"fields.{key}";

    private sealed class Mapping : IEntityTypeConfiguration<CaseForm>
    {
        public void Configure(EntityTypeBuilder<CaseForm> map)
        {
            map.HasIndex(f => f.Type).IsUnique();
            map.Property(f => f.Fields).HasJson();
        }
    }
}
