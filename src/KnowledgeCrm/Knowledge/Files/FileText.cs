using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KnowledgeCrm.Knowledge;

/// <summary>The words of a file, taken out once for its bytes, for search. Empty where it has none that can be read.</summary>
public sealed class FileText
{
    /// <summary>More than so many characters of one file are not searched.</summary>
    public const int Longest = 200_000;

    private FileText()
    {
    }

    public string Sha256 { get; private set; } = "";
    public string Text { get; private set; } = "";
    public DateTime ReadAt { get; private set; }

    internal static FileText Of(TakenFile file, DateTime at) =>
        new() { Sha256 = file.Sha256, Text = FileWords.Of(file.ContentType, file.Bytes), ReadAt = at };

    private sealed class Mapping : IEntityTypeConfiguration<FileText>
    {
        public void Configure(EntityTypeBuilder<FileText> map)
        {
            map.HasKey(t => t.Sha256);
            map.Property(t => t.Sha256).HasMaxLength(64);
        }
    }
}
