using KnowledgeCrm.Common;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Knowledge;

/// <summary>A knowledge manager adds a topic.</summary>
public sealed class AddTopic(UseCase useCase)
{
    public Task<Outcome<Done>> RunAsync(
        Actor actor, string key, string? parentKey, string nameEn, string nameZh, string? descriptionEn, string? descriptionZh, CancellationToken stop) =>
        useCase.WriteAsync(nameof(AddTopic), actor, async db =>
        {
            actor.Require(Role.KnowledgeManager, Role.Administrator);
            Guid? parentId = string.IsNullOrEmpty(parentKey) ? null
                : await db.Topics.Where(t => t.Key == parentKey).Select(t => (Guid?)t.Id).SingleOrDefaultAsync(stop)
                    ?? throw Refused.Invalid("Topic.Unknown", "parent", parentKey);
            db.Topics.Add(Topic.Of(key, parentId, nameEn, nameZh, descriptionEn, descriptionZh));
            return default(Done);
        }, stop);
}
