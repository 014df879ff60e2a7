using KnowledgeCrm.Common;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Knowledge;

/// <summary>The templates of every kind, in the order of the kinds. For those who write and judge.</summary>
public sealed class TemplateList(UseCase useCase)
{
    public Task<Outcome<IReadOnlyList<TemplateView>>> RunAsync(Actor actor, CancellationToken stop) =>
        useCase.ReadAsync<IReadOnlyList<TemplateView>>(async db =>
        {
            // To those outside the house there is no such list.
            if (!actor.IsStaff) throw Refused.NotFound();
            actor.Require(Role.Author, Role.Reviewer, Role.KnowledgeManager);
            var changed = await db.ArticleTemplates.ToDictionaryAsync(t => t.Kind, stop);
            var names = await PersonNames.ReadAsync(db, changed.Values.Select(t => t.ChangedById), stop);
            return [.. Enum.GetValues<ArticleKind>().Select(kind => changed.TryGetValue(kind, out var template)
                ? new TemplateView(kind, template.Standard, template.Version, template.ChangedAt, names.Of(template.ChangedById))
                : new TemplateView(kind, BuiltInTemplates.Of(kind), TemplateView.BuiltIn, null, ""))];
        }, stop);
}

/// <summary>A template as it holds now.</summary>
/// <param name="Kind">The kind of article.</param>
/// <param name="Standard">Its sections and its checklist.</param>
/// <param name="Version">Changes with every save; send it back with the next one. <see cref="BuiltIn"/> while nobody has changed it.</param>
/// <param name="ChangedAt">When it was last changed (UTC); null for the built-in one.</param>
/// <param name="ChangedBy">By whom; empty for the built-in one.</param>
public sealed record TemplateView(ArticleKind Kind, ContentStandard Standard, int Version, DateTime? ChangedAt, string ChangedBy)
{
    /// <summary>The version of a built-in template.</summary>
    public const int BuiltIn = -1;

    public bool IsBuiltIn => Version == BuiltIn;
}
