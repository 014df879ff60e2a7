using System.Security.Cryptography;
using KnowledgeCrm.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KnowledgeCrm.Knowledge;

/// <summary>A file of an article, such as a drawing. Its bytes lie outside the database under their hash; it is read through the
/// article's visibility alone.</summary>
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
    public DateTime At { get; private set; }

    /// <summary>Where it is served.</summary>
    public string Address => $"/files/{Key}/{Uri.EscapeDataString(FileName)}";

    public static ArticleAttachment Of(Guid articleId, string fileName, string contentType, string sha256, long size, DateTime at) => new()
    {
        ArticleId = articleId,
        Key = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)),
        FileName = Limits.Checked(fileName, "fileName", Limits.Name),
        ContentType = contentType,
        Sha256 = sha256,
        Size = size,
        At = at,
    };

    private sealed class Mapping : IEntityTypeConfiguration<ArticleAttachment>
    {
        public void Configure(EntityTypeBuilder<ArticleAttachment> map)
        {
            map.Ignore(a => a.Address);
            map.HasIndex(a => a.Key).IsUnique();
            map.HasIndex(a => new { a.ArticleId, a.FileName }).IsUnique();
            map.HasOne<Article>().WithMany().HasForeignKey(a => a.ArticleId);
            map.Property(a => a.Key).HasMaxLength(32);
            map.Property(a => a.FileName).HasMaxLength(Limits.Name);
            map.Property(a => a.ContentType).HasMaxLength(100);
            map.Property(a => a.Sha256).HasMaxLength(64);
        }
    }
}
