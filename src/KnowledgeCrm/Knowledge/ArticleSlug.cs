using System.Globalization;
using System.Text;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Knowledge;

/// <summary>The last part of an article's address: its title in letters and digits, and unique.</summary>
public static class ArticleSlug
{
    private const int MaxLength = 80;

    /// <summary>A free slug: the wished one or one made of the title; with the article's number behind it when it is taken.</summary>
    public static async Task<string> FreeAsync(KnowledgeCrmDb db, string? wish, string title, string number, CancellationToken stop)
    {
        var slug = Of(string.IsNullOrWhiteSpace(wish) ? title : wish);
        if (slug.Length == 0) return number.ToLowerInvariant();
        var taken = await db.Articles.AnyAsync(a => a.Slug == slug, stop) || await db.ArticleAddresses.AnyAsync(a => a.Slug == slug, stop);
        return taken ? $"{slug}-{number.ToLowerInvariant()}" : slug;
    }

    /// <summary>Lower case, accents taken off, whatever is neither letter nor digit as one hyphen. Chinese characters stay.</summary>
    public static string Of(string title)
    {
        var slug = new StringBuilder();
        foreach (var c in title.Normalize(NormalizationForm.FormKD))
        {
            if (slug.Length >= MaxLength) break;
            if (char.IsLetterOrDigit(c)) slug.Append(char.ToLower(c, CultureInfo.InvariantCulture));
            else if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark && slug.Length > 0 && slug[^1] != '-') slug.Append('-');
        }
        return slug.ToString().Trim('-').Normalize(NormalizationForm.FormC);
    }
}
