using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Cases;

/// <summary>Passes what solved a case on to its parts: their customers are told, and they are resolved in the same way or left open, as the rep
/// chooses.</summary>
public sealed class PassOnSolution(UseCase useCase, IEnumerable<ICaseRule> rules)
{
    public const int Most = 200;

    /// <param name="actor">A rep.</param>
    /// <param name="number">The parent's number; it is resolved.</param>
    /// <param name="passing">To which parts, and what.</param>
    /// <param name="stop">Stops it.</param>
    public Task<Outcome<PassedOn>> RunAsync(Actor actor, string number, Passing passing, CancellationToken stop) =>
        useCase.WriteAsync(nameof(PassOnSolution), actor, async db =>
        {
            var parent = await db.FindCaseToWorkAsync(actor, number, stop);
            if (parent.Outcome is null) throw Refused.Conflict("Case.ParentOpen", parent.Number);
            if (passing.Cases.Count is 0 or > Most) throw Refused.Invalid("Bulk.Count", "cases", Most);
            var message = Limits.Checked(passing.Message, "message", Limits.Reply, required: !passing.Resolve);
            var solution = await SolutionAsync(db, parent, passing, stop);
            var (done, left) = (new List<string>(), new List<BulkRefused>());
            foreach (var child in passing.Cases.Distinct())
            {
                try
                {
                    await PassAsync(db, actor, parent, child, message, solution, passing.Resolve, stop);
                    done.Add(child);
                }
                catch (Refused why)
                {
                    // Said of this part; the others are told all the same.
                    left.Add(new BulkRefused(child, why));
                }
            }
            return new PassedOn(parent.Number, done, left);
        }, stop);

    private async Task PassAsync(KnowledgeCrmDb db, Actor actor, Case parent, string number, string message, Article? solution, bool resolve, CancellationToken stop)
    {
        var child = await db.FindCaseToWorkAsync(actor, number, stop);
        if (child.ParentId != parent.Id) throw Refused.Invalid("Case.NotPartOf", "cases", number, parent.Number);
        if (resolve)
        {
            // Before anything is changed: what can't be resolved is not told that it was.
            child.RequireResolvable();
            await rules.CheckAsync(db, child, CaseAction.Resolve, stop);
        }
        if (message.Length > 0) db.CasePosts.Add(child.Post(message, CasePostKind.Reply, waitForCustomer: false, actor, db.Now));
        if (!resolve) return;
        switch (parent.Outcome)
        {
            case CaseOutcome.Solved: child.ResolveWith(solution!, actor, db.Now); break;
            case CaseOutcome.Candidate: child.ResolveWithCandidate(solution!, parent.Cause, parent.Resolution, actor, db.Now); break;
            default: child.ResolveWithNothing(parent.Reason ?? NothingToLearn.Duplicate, parent.Resolution, actor, db.Now); break;
        }
    }

    private static async Task<Article?> SolutionAsync(KnowledgeCrmDb db, Case parent, Passing passing, CancellationToken stop)
    {
        if (!passing.Resolve || (parent.SolvedById ?? parent.CandidateId) is not { } id) return null;
        var article = await db.Articles.SingleOrDefaultAsync(a => a.Id == id, stop);
        if (article is null || (parent.Outcome == CaseOutcome.Solved && article.LiveVersionId is null)) throw Refused.Conflict("Case.SolutionGone", parent.Number);
        return article;
    }
}

/// <summary>What to pass on to the parts of a case.</summary>
public sealed record Passing
{
    /// <summary>The numbers of the parts; up to <see cref="PassOnSolution.Most"/>.</summary>
    public required IReadOnlyList<string> Cases { get; init; }

    /// <summary>True to resolve them as their parent; false to tell their customers only.</summary>
    public bool Resolve { get; init; }

    /// <summary>What their customers are told; required when they are not resolved.</summary>
    public string? Message { get; init; }
}

/// <summary>What became of the parts.</summary>
/// <param name="Number">The parent.</param>
/// <param name="Done">Those that were told or resolved.</param>
/// <param name="Left">Those that were not, and why.</param>
public sealed record PassedOn(string Number, IReadOnlyList<string> Done, IReadOnlyList<BulkRefused> Left) : IAudited
{
    string IAudited.AuditSubject => Number;
}
