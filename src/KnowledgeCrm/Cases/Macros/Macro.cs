using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KnowledgeCrm.Cases;

/// <summary>A named set of changes to a case, made in one step.</summary>
public sealed class Macro : Entity
{
    /// <summary>More than that nobody chooses from.</summary>
    public const int Most = 100;

    private Macro()
    {
    }

    public string Key { get; private set; } = "";
    public BothLanguages Name { get; private set; } = BothLanguages.Empty;

    /// <summary>True while it can be applied.</summary>
    public bool IsOn { get; private set; }

    /// <summary>Queues, people and articles are named by what they are called outside: one that is gone is told when the macro is applied.</summary>
    public MacroChanges Changes { get; private set; } = new();

    internal static Macro Of(string? key, BothLanguages? name, bool isOn, MacroChanges changes)
    {
        var macro = new Macro { Key = DeskKey.Checked(key) };
        macro.Write(name, isOn, changes);
        return macro;
    }

    internal void Write(BothLanguages? name, bool isOn, MacroChanges changes) => (Name, IsOn, Changes) = (DeskKey.Named(name), isOn, changes.Checked());

    private sealed class Mapping : IEntityTypeConfiguration<Macro>
    {
        public void Configure(EntityTypeBuilder<Macro> map)
        {
            map.HasIndex(m => m.Key).IsUnique();
            map.Property(m => m.Key).HasMaxLength(DeskKey.Longest);
            map.Property(m => m.Name).HasJson();
            map.Property(m => m.Changes).HasJson();
        }
    }
}
