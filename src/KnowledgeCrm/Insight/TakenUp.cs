using KnowledgeCrm.Persistence;
using KnowledgeCrm.Search;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Insight;

/// <summary>The questions that an article was begun for.</summary>
internal sealed class TakenUp
{
    private readonly List<(QueryWords Words, Guid ArticleId)> questions;

    private TakenUp(List<(QueryWords, Guid)> questions) => this.questions = questions;

    public static async Task<TakenUp> ReadAsync(KnowledgeCrmDb db, CancellationToken stop)
    {
        var rows = await db.UnansweredQuestions.AsNoTracking().Where(question => question.ArticleId != null).OrderByDescending(question => question.At)
            .Select(question => new { question.Text, question.ArticleId }).ToListAsync(stop);
        return new TakenUp(rows.ConvertAll(row => (QueryWords.Of(row.Text), row.ArticleId!.Value)));
    }

    /// <summary>The article that was begun for this or what asks for the same; the latest where there are several.</summary>
    public Guid? For(QueryWords words)
    {
        foreach (var (asked, article) in questions)
            if (words.LikenessTo(asked) >= QueryGroups.SameThing) return article;
        return null;
    }
}
