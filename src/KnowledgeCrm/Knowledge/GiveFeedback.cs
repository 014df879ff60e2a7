using KnowledgeCrm.Common;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Knowledge;

/// <summary>A reader says whether an article helped. Anybody may who may read it.</summary>
public sealed class GiveFeedback(UseCase useCase)
{
    public Task<Outcome<Done>> RunAsync(Actor actor, string number, bool helpful, string? comment, CancellationToken stop) =>
        useCase.WriteAsync(nameof(GiveFeedback), actor, async db =>
        {
            var article = await db.Articles.ReadableBy(actor).SingleOrDefaultAsync(a => a.Number == number, stop) ?? throw Refused.NotFound();
            db.Feedback.Add(Feedback.On(article, helpful, comment, actor, db.Now));
            return default(Done);
        }, stop);
}
