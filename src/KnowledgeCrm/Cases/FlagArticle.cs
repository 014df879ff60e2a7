using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Cases;

/// <summary>Somebody of the house says what is the matter with an article: flag it, or fix it. The case that it came up in goes with it.</summary>
public sealed class FlagArticle(UseCase useCase)
{
    /// <param name="actor">Staff; those outside the house give feedback.</param>
    /// <param name="number">The article's number.</param>
    /// <param name="input">What is the matter.</param>
    /// <param name="stop">Stops it.</param>
    public Task<Outcome<FlagDone>> RunAsync(Actor actor, string number, FlagInput input, CancellationToken stop) =>
        useCase.WriteAsync(nameof(FlagArticle), actor, async db =>
        {
            if (!actor.IsStaff) throw Refused.Forbidden();
            if (input.TakeUp) actor.Require(Role.Author, Role.KnowledgeManager);
            var article = await db.Articles.ReadableBy(actor).Include(a => a.Live).SingleOrDefaultAsync(a => a.Number == number, stop)
                ?? throw Refused.NotFound();
            var reason = input.Reason ?? throw Refused.Invalid("Text.Required", "reason");
            var flag = await GiveFeedback.FlagAsync(db, article, reason, input.Words, actor, null, stop);
            if (!string.IsNullOrWhiteSpace(input.Case))
            {
                var from = await db.Cases.VisibleTo(actor).Where(c => c.Number == input.Case).Select(c => new { c.Id, c.Number }).SingleOrDefaultAsync(stop)
                    ?? throw Refused.Invalid("Case.Unknown", "case");
                flag.BelongsTo(from.Id, from.Number);
            }
            if (input.TakeUp) flag.TakeUp(actor, db.Now);
            return new FlagDone(flag.Id, flag.State, article.Number);
        }, stop);
}

/// <summary>What is the matter with an article.</summary>
public sealed record FlagInput
{
    public FlagReason? Reason { get; init; }

    /// <summary>In one's own words; required where the reason is none of those named.</summary>
    public string? Words { get; init; }

    /// <summary>The number of the case that it came up in, or null.</summary>
    public string? Case { get; init; }

    /// <summary>True when whoever raises it mends it too. For authors and knowledge managers.</summary>
    public bool TakeUp { get; init; }
}
