using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KnowledgeCrm.Complaints;

/// <summary>One entry in the thread between the centre and the partner. The case's own thread is another.</summary>
public sealed class DispatchPost
{
    private DispatchPost()
    {
    }

    public Guid Id { get; private set; }
    public Guid DispatchId { get; private set; }
    public bool FromPartner { get; private set; }
    public string Text { get; private set; } = "";
    public Guid? PersonId { get; private set; }
    public string PersonName { get; private set; } = "";
    public DateTime At { get; private set; }

    internal static DispatchPost Of(Guid dispatchId, string text, bool fromPartner, Actor by, DateTime at) => new()
    {
        Id = Guid.CreateVersion7(), DispatchId = dispatchId, Text = text, FromPartner = fromPartner, PersonId = by.PersonId, PersonName = by.Name, At = at,
    };

    private sealed class Mapping : IEntityTypeConfiguration<DispatchPost>
    {
        public void Configure(EntityTypeBuilder<DispatchPost> map)
        {
            map.Property(p => p.Id).ValueGeneratedNever();
            map.Property(p => p.PersonName).HasMaxLength(Limits.Name);
        }
    }
}

/// <summary>An article that goes with a dispatch. It is shown as long as the reader may read it.</summary>
public sealed class DispatchArticle
{
    private DispatchArticle()
    {
    }

    public Guid Id { get; private set; }
    public Guid DispatchId { get; private set; }
    public Guid ArticleId { get; private set; }

    internal static DispatchArticle Of(Guid dispatchId, Guid articleId) => new() { Id = Guid.CreateVersion7(), DispatchId = dispatchId, ArticleId = articleId };

    private sealed class Mapping : IEntityTypeConfiguration<DispatchArticle>
    {
        public void Configure(EntityTypeBuilder<DispatchArticle> map)
        {
            map.Property(a => a.Id).ValueGeneratedNever();
            map.HasIndex(a => new { a.DispatchId, a.ArticleId }).IsUnique();
            map.HasIndex(a => a.ArticleId);
            map.HasOne<Article>().WithMany().HasForeignKey(a => a.ArticleId);
        }
    }
}
