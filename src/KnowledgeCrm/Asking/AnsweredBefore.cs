using System.Security.Cryptography;
using System.Text;
using KnowledgeCrm.Common;
using KnowledgeCrm.Experts;
using KnowledgeCrm.Knowledge;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Asking;

/// <summary>Somebody was about to ask, and an article was the answer: it learns the words, masked, as from a question that was asked. Of one person the
/// same words count once.</summary>
public sealed class AnsweredBefore(UseCase useCase)
{
    /// <param name="actor">Who was about to ask.</param>
    /// <param name="article">The number of an article that they may read.</param>
    /// <param name="title">What was typed so far.</param>
    /// <param name="text">The rest of it.</param>
    /// <param name="stop">Stops it.</param>
    public Task<Outcome<QuestionDone>> RunAsync(Actor actor, string article, string? title, string? text, CancellationToken stop) =>
        useCase.WriteAsync(nameof(AnsweredBefore), actor, async db =>
        {
            var me = await db.CheckColleagueAsync(actor, stop);
            var words = $"{Limits.Checked(title, "title", Limits.Title, required: false)}\n{Limits.Checked(text, "text", Limits.Reply, required: false)}".Trim();
            var answer = await db.Articles.ReadableBy(actor).Where(a => a.Number == article).Select(a => (Guid?)a.Id).SingleOrDefaultAsync(stop)
                ?? throw Refused.Invalid("Article.Unknown", "article");
            if (words.Length == 0) return new QuestionDone(article);
            var source = $"asked:{me:N}:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(words)))}";
            if (!await db.CustomersWords.AnyAsync(w => w.ArticleId == answer && w.Source == source, stop))
                db.CustomersWords.Add(CustomersWords.OfColleague(answer, source, Languages.Of(words), PersonalData.Masked(words), db.Now));
            return new QuestionDone(article);
        }, stop);
}
