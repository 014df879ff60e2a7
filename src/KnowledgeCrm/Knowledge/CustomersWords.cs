using KnowledgeCrm.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KnowledgeCrm.Knowledge;

/// <summary>By what it is known that an article answers a question.</summary>
public enum WordsKind
{
    /// <summary>A case was solved by it.</summary>
    Solved,
    /// <summary>Several people who searched with these words opened it and searched no further.</summary>
    Clicked,
    /// <summary>A colleague asked it, and accepted an answer that it holds or that points to it.</summary>
    Colleague,
}

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
    public WordsKind Kind { get; private set; }

    /// <summary>How far it counts as a question that was answered: 1 for a solved case, at most <see cref="MostForClicks"/> for clicks.</summary>
    public float Weight { get; private set; } = 1;
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

    /// <summary>The most that clicks can ever weigh: three such questions count less than one solved case.</summary>
    public const float MostForClicks = 0.3f;

    /// <summary>Words that people searched with and were led here by.</summary>
    public static CustomersWords OfClicks(Guid articleId, string source, string language, string text, float weight, DateTime at)
    {
        var words = Of(articleId, source, language, text, at);
        (words.Kind, words.Weight) = (WordsKind.Clicked, Math.Min(weight, MostForClicks));
        return words;
    }

    /// <summary>What a colleague asked. It is found by it as by a customer's question, and no customer was helped.</summary>
    public static CustomersWords OfColleague(Guid articleId, string source, string language, string text, DateTime at)
    {
        var words = Of(articleId, source, language, text, at);
        words.Kind = WordsKind.Colleague;
        return words;
    }

    /// <summary>Takes what clicks say now.</summary>
    public void Weigh(float weight, DateTime at)
    {
        (Weight, At) = (Math.Min(weight, MostForClicks), at);
        Raise(new CustomersWordsAdded(ArticleId));
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

/// <summary>The one rule of what counts as a customer helped: never a click, and no colleague.</summary>
public static class SolvedWords
{
    /// <summary>The words of customers whose cases were solved.</summary>
    public static IQueryable<CustomersWords> OfSolved(this IQueryable<CustomersWords> words) => words.Where(w => w.Kind == WordsKind.Solved);
}
