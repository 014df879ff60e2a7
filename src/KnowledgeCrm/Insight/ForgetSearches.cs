using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Insight;

/// <summary>Removes searches when their time is over, and with them the last trace of who made them.</summary>
public sealed class ForgetSearches(IDbContextFactory<KnowledgeCrmDb> contexts)
{
    public async Task RunAsync(CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        await using var transaction = await db.BeginWriteAsync(stop);
        var until = db.Now - SearchNote.KeptFor;
        await db.SearchNotes.Where(note => note.At < until).ExecuteDeleteAsync(stop);
        // What an article was begun for stays, so that it is not begun twice.
        await db.UnansweredQuestions.Where(question => question.At < until && question.ArticleId == null).ExecuteDeleteAsync(stop);
        await transaction.CommitAsync();
    }
}
