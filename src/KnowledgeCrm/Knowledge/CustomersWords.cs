using KnowledgeCrm.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KnowledgeCrm.Knowledge;

/// <summary>A question, in a customer's own words, that an article has answered. Searchable text of the article, kept apart from what its
/// author wrote.</summary>
public sealed class CustomersWords : Entity
{
    private CustomersWords()
    {
    }

    public Guid ArticleId { get; private set; }

    /// <summary>What it came from, unique for one article: a case's id, or the key of an imported question.</summary>
    public string Source { get; private set; } = "";
    public string Language { get; private set; } = Languages.English;
    public string Text { get; private set; } = "";
    public DateTime At { get; private set; }

    public static CustomersWords Of(Guid articleId, string source, string language, string text, DateTime at)
    {
        var words = new CustomersWords
        {
            ArticleId = articleId,
            Source = Limits.Checked(source, "source", Limits.Name),
            Language = language,
            Text = Limits.Checked(text, "text", Limits.Description),
            At = at,
        };
        words.Raise(new CustomersWordsAdded(articleId));
        return words;
    }

    /// <summary>Takes what the source says now.</summary>
    public void Reword(string text, string language, DateTime at)
    {
        (Text, Language, At) = (Limits.Checked(text, "text", Limits.Description), language, at);
        Raise(new CustomersWordsAdded(ArticleId));
    }

    /// <summary>Tells search before it is taken out.</summary>
    public void Forget() => Raise(new CustomersWordsForgotten(ArticleId));

    private sealed class Mapping : IEntityTypeConfiguration<CustomersWords>
    {
        public void Configure(EntityTypeBuilder<CustomersWords> map)
        {
            map.HasIndex(w => new { w.ArticleId, w.Source }).IsUnique();
            map.HasOne<Article>().WithMany().HasForeignKey(w => w.ArticleId);
            map.Property(w => w.Source).HasMaxLength(Limits.Name);
            map.Property(w => w.Language).HasMaxLength(2);
        }
    }
}
