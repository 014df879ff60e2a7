using KnowledgeCrm.Asking;
using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Insight;

/// <summary>A question that nobody is left to answer is wanted knowledge: a candidate in the asker's words, masked, among what was looked for and
/// not found. What only few were asked is not told to others in this way.</summary>
public static class WantAnswer
{
    public static async Task RunAsync(KnowledgeCrmDb db, QuestionLeftToManagers left, CancellationToken stop)
    {
        var question = await db.Questions.Include(q => q.Posts).SingleAsync(q => q.Id == left.QuestionId, stop);
        // Put to somebody in the meantime, or begun before.
        if (question is not { State: QuestionState.NobodyLeft, Readers: QuestionReaders.House, CandidateId: null }) return;
        var masked = await QuestionCandidate.MaskedAsync(db, question, stop);
        var lines = masked.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        question.BecomesCandidate(await StartCandidate.BeginAsync(db, Actor.System, lines[0], [.. lines.Skip(1)], 1, 1, stop), db.Now);
    }
}
