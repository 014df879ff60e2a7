using KnowledgeCrm.Common;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Knowledge;

/// <summary>Changes the template of a kind. Articles stay as they are; their checklists follow at once.</summary>
public sealed class SaveTemplate(UseCase useCase)
{
    /// <param name="actor">A knowledge manager.</param>
    /// <param name="kind">The kind of article.</param>
    /// <param name="standard">All that the template is to say.</param>
    /// <param name="version">The <see cref="TemplateView.Version"/> that the person started from; a newer one is a conflict. Null: whatever
    /// is there.</param>
    /// <param name="stop">Stops it.</param>
    public Task<Outcome<TemplateDone>> RunAsync(Actor actor, ArticleKind kind, ContentStandard standard, int? version, CancellationToken stop) =>
        useCase.WriteAsync(nameof(SaveTemplate), actor, async db =>
        {
            actor.Require(Role.KnowledgeManager);
            var template = await db.ArticleTemplates.SingleOrDefaultAsync(t => t.Kind == kind, stop);
            if (version is { } started && started != (template?.Version ?? TemplateView.BuiltIn)) throw Refused.Conflict("Changed");
            if (template is null) db.ArticleTemplates.Add(template = ArticleTemplate.Of(kind, standard, actor, db.Now));
            else template.Write(standard, actor, db.Now);
            try
            {
                // Saved here, so that the answer bears the version to go on with.
                await db.SaveChangesAsync(stop);
            }
            catch (DbUpdateException first) when (first is not DbUpdateConcurrencyException && template.Version == 0)
            {
                // A kind has one template: somebody else was the first to change the built-in one.
                throw Refused.Conflict("Changed");
            }
            return new TemplateDone(kind, template.Version);
        }, stop);
}

/// <summary>Goes back to the built-in template of a kind. Done twice, it is the same.</summary>
public sealed class RestoreTemplate(UseCase useCase)
{
    /// <param name="actor">A knowledge manager.</param>
    /// <param name="kind">The kind of article.</param>
    /// <param name="stop">Stops it.</param>
    public Task<Outcome<TemplateDone>> RunAsync(Actor actor, ArticleKind kind, CancellationToken stop) =>
        useCase.WriteAsync(nameof(RestoreTemplate), actor, async db =>
        {
            actor.Require(Role.KnowledgeManager);
            if (await db.ArticleTemplates.SingleOrDefaultAsync(t => t.Kind == kind, stop) is { } template) db.ArticleTemplates.Remove(template);
            return new TemplateDone(kind, TemplateView.BuiltIn);
        }, stop);
}

/// <summary>A template after a change.</summary>
/// <param name="Kind">The kind of article.</param>
/// <param name="Version">The version to go on with.</param>
public sealed record TemplateDone(ArticleKind Kind, int Version) : IAudited
{
    string IAudited.AuditSubject => Kind.ToString();
}
