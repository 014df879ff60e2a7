using System.Text;
using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Complaints;

/// <summary>Makes a training story of a complaint or a notable case: what happened, which details went wrong, what was changed; with roles in
/// the place of names.</summary>
public sealed class MakeTrainingStory(UseCase useCase)
{
    /// <summary>The story as it would begin; nothing is written.</summary>
    public Task<Outcome<TrainingStory>> PreviewAsync(Actor actor, string number, CancellationToken stop) =>
        useCase.ReadAsync(async db =>
        {
            var of = await FindAsync(db, actor, number, stop);
            return await StoryAsync(db, of, stop);
        }, stop);

    /// <summary>Begins it: a draft of an author or knowledge manager, a candidate of a rep.</summary>
    public Task<Outcome<TrainingStoryMade>> RunAsync(Actor actor, string number, CancellationToken stop) =>
        useCase.WriteAsync(nameof(MakeTrainingStory), actor, async db =>
        {
            var of = await FindAsync(db, actor, number, stop);
            var story = await StoryAsync(db, of, stop);
            var article = await NumberSequence.NextAsync(db, NumberSequence.Articles, stop);
            var text = new ArticleText(story.Title, null, story.Body, Audience.Internal, null, null, of.ProductId is { } product ? [product] : [])
            { Kind = ArticleKind.CasebookStory };
            var made = new NewArticle(article, article.ToLowerInvariant(), of.Language);
            var drafts = actor.Is(Role.Author, Role.KnowledgeManager);
            db.Articles.Add(drafts ? Article.Draft(made, text, actor, db.Now) : Article.Candidate(made, text, of.Id, of.Number, actor, db.Now));
            return new TrainingStoryMade(of.Number, article, drafts);
        }, stop);

    private static async Task<Case> FindAsync(KnowledgeCrmDb db, Actor actor, string number, CancellationToken stop)
    {
        if (!ComplaintAccess.Sees(actor)) throw Refused.NotFound();
        var of = await db.FindCaseAsync(actor, number, stop);
        actor.Require(Role.Rep, Role.Author, Role.KnowledgeManager);
        return of;
    }

    private static async Task<TrainingStory> StoryAsync(KnowledgeCrmDb db, Case of, CancellationToken stop)
    {
        var complaint = await db.Complaints.SingleOrDefaultAsync(c => c.Id == of.Id, stop);
        var steps = await db.CompensationSteps.Where(s => s.ComplaintId == of.Id).OrderBy(s => s.At).ToListAsync(stop);
        var dispatches = await db.Dispatches.Where(d => d.CaseId == of.Id && d.Result != "").OrderBy(d => d.SentAt).ToListAsync(stop);
        var customerIds = dispatches.Select(d => (Guid?)d.PartnerId).Append(of.CustomerId).ToList();
        var customers = await db.Customers.Include(c => c.Contacts).Where(c => customerIds.Contains(c.Id)).ToListAsync(stop);
        var posts = await db.CasePosts.Where(p => p.CaseId == of.Id && p.Kind != CasePostKind.Note).OrderBy(p => p.At).ToListAsync(stop);
        var colleagues = posts.Where(p => p.Kind == CasePostKind.Reply).Select(p => p.PersonName).Concat(steps.Select(s => s.PersonName))
            .Append(await db.Users.Where(p => p.Id == of.AssigneeId).Select(p => p.Name).SingleOrDefaultAsync(stop) ?? "").ToList();
        var names = NamesAsRoles.Of(customers, colleagues, of.Language);
        var tree = await CauseTree.ReadAsync(db, stop);
        string Clean(string text) => PersonalData.Masked(names.Replace(text)).Trim();
        string Word(string key, params object[] values) => Messages.Text(key, of.Language, values);
        var happened = new List<string> { Quoted(Clean(of.Description)) };
        if (posts.FirstOrDefault(p => p.Kind == CasePostKind.Reply) is { } reply) happened.Add(Word("Story.Answered", Clean(reply.Text)));
        if (complaint?.Wanted.Length > 0) happened.Add(Word("Story.Wanted", Clean(complaint.Wanted)));
        var wrong = new List<string>();
        if (complaint?.CauseId is { } cause) wrong.Add($"- {tree.Name(cause, of.Language)}");
        if (of.Cause.Length > 0) wrong.Add($"- {Clean(of.Cause)}");
        var changed = steps.Where(s => s.Reason.Length > 0).Select(s => $"- {Clean(s.Reason)}")
            .Concat(dispatches.Select(d => $"- {Clean(d.Result)}")).ToList();
        if (of.Resolution.Length > 0) changed.Insert(0, $"- {Clean(of.Resolution)}");
        var fields = (await ArticleTemplates.ReadAsync(db, stop)).Of(ArticleKind.CasebookStory).Fields;
        List<string>[] parts = [happened, wrong, changed];
        var body = new StringBuilder();
        for (var i = 0; i < fields.Count; i++)
        {
            body.Append("## ").AppendLine(fields[i].Name.In(of.Language)).AppendLine();
            // What is not known yet, the author asks: the template's own hint says what belongs there.
            if (i < parts.Length && parts[i].Count > 0) body.AppendLine(string.Join(i == 0 ? "\n\n" : "\n", parts[i])).AppendLine();
        }
        return new TrainingStory(Clean(of.Subject), body.ToString().TrimEnd(), of.Language);
    }

    private static string Quoted(string words) => string.Join('\n', words.ReplaceLineEndings("\n").Split('\n').Select(line => $"> {line}"));
}

/// <summary>How a training story begins.</summary>
public sealed record TrainingStory(string Title, string Body, string Language);

/// <summary>The article that was begun. <c>IsDraft</c>: it is a draft of the actor, otherwise a candidate.</summary>
public sealed record TrainingStoryMade(string Case, string Article, bool IsDraft) : IAudited
{
    string IAudited.AuditSubject => Article;
}
