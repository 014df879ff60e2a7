using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Cases;

/// <summary>Does to one case what a macro says, by the rules that hold for doing it by hand. What one of them refuses is thrown, and whoever
/// asked for it lets go of all that was done to the case.</summary>
internal sealed class MacroSteps(KnowledgeCrmDb db, Actor actor, MacroChanges changes, IEnumerable<ICaseRule> rules, DateTime now)
{
    public async Task RunAsync(Case found, CancellationToken stop)
    {
        if (changes.ChangesWhatItIsAbout) await ChangeAsync(found, stop);
        if (changes.Priority is { } priority) found.ChangePriority(priority, now);
        // As by hand: what is promised and the queue follow from what it is now.
        if (changes.ChangesWhatItIsAbout || changes.Priority is not null)
        {
            await db.PromiseAsync(found, stop);
            await db.RouteAsync(found, stop);
        }
        if (changes.Queue is { } key)
        {
            var queue = await db.CaseQueues.Where(q => q.Key == key).Select(q => (Guid?)q.Id).SingleOrDefaultAsync(stop) ?? throw Refused.Invalid("Queue.Unknown", "queue");
            found.Enter(queue, isChosen: true);
            found.Changed(now);
        }
        if (changes.Assign != MacroAssign.Stays) await AssignAsync(found, stop);
        else if (changes.Queue is not null) await CaseRouting.DealOutAsync(db, found, stop);
        var article = changes.Article is null ? null : await ArticleAsync(stop);
        if (article is not null && changes.End != MacroEnd.Resolve) found.Link(article, CaseArticleKind.Used, actor, now);
        if (changes.Note is { } note) Post(found, note, CasePostKind.Note);
        if (changes.TextBlock is { } block) await AnswerAsync(found, block, stop);
        if (changes.End != MacroEnd.Stays) await EndAsync(found, article, stop);
    }

    private async Task ChangeAsync(Case found, CancellationToken stop)
    {
        if (changes.Type is { } type)
        {
            found.Become(type);
            found.Form = await db.FieldsOfAsync(type, stop);
        }
        var fields = CaseFieldValues.Merged(found.Form!, found.Fields, changes.Fields);
        if (changes.Fields is { } given)
            CaseFieldValues.Require(found.Form!, fields, found.IsDone ? CaseFieldRequired.AtResolving : CaseFieldRequired.AtOpening, field => given.ContainsKey(field.Key));
        found.FillIn(fields);
        found.Changed(now);
    }

    private async Task AssignAsync(Case found, CancellationToken stop)
    {
        var person = changes.Assign switch { MacroAssign.Me => actor.PersonId, MacroAssign.Person => changes.AssigneeId, _ => null };
        if (person is { } id) await db.RequireRepAsync(id, stop);
        found.Assign(person, now);
    }

    private async Task<Article> ArticleAsync(CancellationToken stop) =>
        await db.Articles.ReadableBy(actor).Include(a => a.Live).SingleOrDefaultAsync(a => a.Number == changes.Article, stop)
            ?? throw Refused.Invalid("Article.Unknown", "article");

    // An answer with a place that nothing fills is not sent: in one case somebody writes it, in many nobody would see it.
    private async Task AnswerAsync(Case found, string block, CancellationToken stop)
    {
        var filled = await db.FilledBlockAsync(actor, found, block, stop);
        if (filled.Open.Count > 0) throw Refused.Invalid("Macro.OpenPlaces", "textBlock", filled.Number, string.Join(", ", filled.Open));
        Post(found, filled.Text, CasePostKind.Reply);
    }

    private void Post(Case found, string text, CasePostKind kind) => db.CasePosts.Add(found.Post(text, kind, changes.Waits && kind == CasePostKind.Reply, actor, now));

    private async Task EndAsync(Case found, Article? article, CancellationToken stop)
    {
        await rules.CheckAsync(db, found, changes.End == MacroEnd.Close ? CaseAction.Close : CaseAction.Resolve, stop);
        if (changes.End == MacroEnd.Close) found.Close(now);
        else if (article is not null) found.ResolveWith(article, actor, now);
        else found.ResolveWithNothing(changes.Reason!.Value, null, actor, now);
    }
}
