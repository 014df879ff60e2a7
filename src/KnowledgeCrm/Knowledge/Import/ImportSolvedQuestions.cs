using KnowledgeCrm.Common;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Knowledge.Import;

/// <summary>A question of the past with the imported article that answered it.</summary>
/// <param name="Key">The question's name where it comes from.</param>
/// <param name="Text">The question as it was asked.</param>
/// <param name="ArticleKey">The <see cref="ArticleRow.Key"/> of the article.</param>
/// <param name="Place">Where it was read, for the report.</param>
public sealed record SolvedQuestion(string Key, string Text, string ArticleKey, string Place);

/// <summary>Teaches imported articles the questions that they have answered elsewhere, as solved cases would.</summary>
public sealed class ImportSolvedQuestions(UseCase useCase)
{
    private const int Batch = 500;

    public async Task<Outcome<ImportReport>> RunAsync(
        Actor actor, IEnumerable<SolvedQuestion> questions, IProgress<ImportReport>? progress, CancellationToken stop)
    {
        var report = new ImportReport(0, 0, 0, []);
        foreach (var batch in questions.Chunk(Batch))
        {
            var outcome = await useCase.WriteAsync(nameof(ImportSolvedQuestions), actor, db => TeachAsync(db, actor, batch, report, stop), stop);
            if (!outcome.Succeeded) return outcome;
            report = outcome.Value;
            progress?.Report(report);
        }
        return report;
    }

    private static async Task<ImportReport> TeachAsync(
        KnowledgeCrmDb db, Actor actor, SolvedQuestion[] questions, ImportReport before, CancellationToken stop)
    {
        actor.Require(Role.Author, Role.KnowledgeManager, Role.Administrator);
        var keys = questions.Select(q => q.ArticleKey).ToHashSet();
        var articles = await db.Articles.Where(a => a.ImportKey != null && keys.Contains(a.ImportKey)).ToDictionaryAsync(a => a.ImportKey!, a => a.Id, stop);
        var sources = questions.Select(SourceOf).ToHashSet();
        var taught = (await db.CustomersWords.Where(w => sources.Contains(w.Source)).ToListAsync(stop)).ToDictionary(w => (w.ArticleId, w.Source));
        int added = before.Added, changed = before.Changed, unchanged = before.Unchanged;
        var refused = before.Refused.ToList();
        foreach (var question in questions)
        {
            try
            {
                if (!articles.TryGetValue(question.ArticleKey, out var articleId)) throw Refused.Invalid("Article.Unknown", "article");
                var source = SourceOf(question);
                var text = Limits.Checked(question.Text, "text", Limits.Description);
                if (taught.TryGetValue((articleId, source), out var words))
                {
                    if (words.Text == text) { unchanged++; continue; }
                    words.Reword(text, Languages.Of(text), db.Now);
                    changed++;
                    continue;
                }
                words = CustomersWords.Of(articleId, source, Languages.Of(text), text, db.Now);
                taught[(articleId, source)] = words;
                db.CustomersWords.Add(words);
                added++;
            }
            catch (Refused why)
            {
                // One bad row is reported and keeps no other from coming in.
                refused.Add(new RefusedRow(question.Place, question.Key, why));
            }
        }
        return new ImportReport(added, changed, unchanged, refused);
    }

    private static string SourceOf(SolvedQuestion question) => $"import:{question.Key}";
}
