using System.Security.Cryptography;
using KnowledgeCrm.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KnowledgeCrm.Knowledge;

/// <summary>A file that was given to an article, such as a drawing. Versions name the files that belong to them
/// (<see cref="ArticleVersion.FileIds"/>); a row never changes. Its bytes lie outside the database under their hash, and are read through
/// the article's visibility alone.</summary>
public sealed class ArticleAttachment : Entity
{
    private ArticleAttachment()
    {
    }

    public Guid ArticleId { get; private set; }

    /// <summary>128 random bits: the file's address can't be guessed.</summary>
    public string Key { get; private set; } = "";
    public string FileName { get; private set; } = "";
    public string ContentType { get; private set; } = "";
    public string Sha256 { get; private set; } = "";
    public long Size { get; private set; }

    /// <summary>Who gave it, and when (UTC); null where that is not known.</summary>
    public Guid? ById { get; private set; }
    public DateTime At { get; private set; }

    /// <summary>Where it is served.</summary>
    public string Address => $"/files/{Key}/{Uri.EscapeDataString(FileName)}";

    internal static ArticleAttachment Of(Guid articleId, TakenFile file, Actor by, DateTime at) => new()
    {
        ArticleId = articleId,
        Key = NewKey(),
        FileName = file.Name,
        ContentType = file.ContentType,
        Sha256 = file.Sha256,
        Size = file.Bytes.Length,
        ById = by.PersonId,
        At = at,
    };

    /// <summary>The same bytes as a file of another article, with an address of its own.</summary>
    internal ArticleAttachment CopyFor(Guid articleId, Actor by, DateTime at) => new()
    {
        ArticleId = articleId, Key = NewKey(), FileName = FileName, ContentType = ContentType, Sha256 = Sha256, Size = Size, ById = by.PersonId, At = at,
    };

    private static string NewKey() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    private sealed class Mapping : IEntityTypeConfiguration<ArticleAttachment>
    {
        public void Configure(EntityTypeBuilder<ArticleAttachment> map)
        {
            map.Ignore(a => a.Address);
            map.HasIndex(a => a.Key).IsUnique();
            map.HasIndex(a => new { a.ArticleId, a.FileName });
            map.HasIndex(a => a.Sha256);
            map.HasOne<Article>().WithMany().HasForeignKey(a => a.ArticleId);
            map.Property(a => a.Key).HasMaxLength(32);
            map.Property(a => a.FileName).HasMaxLength(Limits.Name);
            map.Property(a => a.ContentType).HasMaxLength(100);
            map.Property(a => a.Sha256).HasMaxLength(64);
        }
    }
}
