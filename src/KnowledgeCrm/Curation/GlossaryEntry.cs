using KnowledgeCrm.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KnowledgeCrm.Curation;

/// <summary>A word of the house in both languages; search crosses from one to the other by it.</summary>
public sealed class GlossaryEntry : Entity
{
    private GlossaryEntry()
    {
    }

    public string English { get; private set; } = "";
    public string Chinese { get; private set; } = "";
    public DateTime ChangedAt { get; private set; }
    public Guid? ChangedById { get; private set; }

    /// <summary>What tells entries apart: both words. One word may have several in the other language.</summary>
    internal string Key => $"{TermList.Folded(English)}\n{TermList.Folded(Chinese)}";

    internal string Subject => $"{English} = {Chinese}";

    internal static GlossaryEntry Of(GlossaryInput input, Actor by, DateTime at)
    {
        var entry = new GlossaryEntry();
        entry.Write(input, by, at);
        return entry;
    }

    internal void Write(GlossaryInput input, Actor by, DateTime at)
    {
        var english = TermList.Checked(input.English, "english", TermList.LongestTerm);
        var chinese = TermList.Checked(input.Chinese, "chinese", TermList.LongestTerm);
        // The likely slip: the two in each other's place. A name in Latin letters may stand on both sides.
        if (Languages.Of(english) == Languages.Chinese) throw Refused.Invalid("Glossary.NotEnglish", "english");
        (English, Chinese, ChangedAt, ChangedById) = (english, chinese, at, by.PersonId);
    }

    private sealed class Mapping : IEntityTypeConfiguration<GlossaryEntry>
    {
        public void Configure(EntityTypeBuilder<GlossaryEntry> map)
        {
            map.Property(e => e.English).HasMaxLength(TermList.LongestTerm);
            map.Property(e => e.Chinese).HasMaxLength(TermList.LongestTerm);
        }
    }
}

/// <summary>An entry of the glossary as it is asked for.</summary>
public sealed record GlossaryInput(string? English, string? Chinese);
