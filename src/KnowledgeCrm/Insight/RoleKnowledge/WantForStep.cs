using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Insight;

/// <summary>A knowledge manager makes work of a step that nothing can be read at: a candidate in its name, which stands at the step from then on. Done twice,
/// it is the same candidate.</summary>
public sealed class WantForStep(UseCase useCase, StartCandidate start)
{
    /// <param name="actor">A knowledge manager.</param>
    /// <param name="role">The role's key.</param>
    /// <param name="step">The step's key.</param>
    /// <param name="stop">Stops it.</param>
    public async Task<Outcome<CandidateStarted>> RunAsync(Actor actor, string role, string step, CancellationToken stop)
    {
        var read = await useCase.ReadAsync(async db =>
        {
            if (!actor.IsStaff) throw Refused.NotFound();
            actor.Require(Role.KnowledgeManager);
            var (of, wanted) = await FindAsync(db, role, step, stop);
            var begun = wanted.Articles.Select(link => link.ArticleId).ToList();
            return (Text: $"{of.NameIn(actor.Language)}: {wanted.NameIn(actor.Language)}",
                Begun: await db.Articles.Where(a => begun.Contains(a.Id) && a.LiveVersionId == null && a.State != ArticleState.Archived).OrderBy(a => a.Number).Select(a => a.Number).FirstOrDefaultAsync(stop));
        }, stop);
        if (!read.Succeeded) return read.Refused;
        if (read.Value.Begun is { } number) return new CandidateStarted(number);
        var started = await start.RunAsync(actor, read.Value.Text, [], 1, 1, stop);
        if (!started.Succeeded) return started;
        return await useCase.WriteAsync(nameof(WantForStep), actor, async db =>
        {
            var (_, wanted) = await FindAsync(db, role, step, stop);
            var article = await db.Articles.Where(a => a.Number == started.Value.Number).Select(a => a.Id).SingleAsync(stop);
            if (!wanted.Articles.Exists(link => link.ArticleId == article)) wanted.Articles.Add(new StepArticle { StepId = wanted.Id, ArticleId = article });
            return started.Value;
        }, stop);
    }

    private static async Task<(WorkRole Role, WorkStep Step)> FindAsync(KnowledgeCrmDb db, string role, string step, CancellationToken stop)
    {
        var of = await db.FindWorkRoleAsync(role, stop);
        return (of, await db.FindWorkStepAsync(of, step, stop) ?? throw Refused.NotFound());
    }
}
