using KnowledgeCrm.Common;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Knowledge;

/// <summary>What an author sends, with names instead of ids.</summary>
public sealed record ArticleInput
{
    public string? Title { get; init; }
    public string? Summary { get; init; }

    /// <summary>Markdown.</summary>
    public string? Body { get; init; }

    /// <summary><c>en</c> or <c>zh</c>.</summary>
    public string? Language { get; init; }
    public Audience? Audience { get; init; }

    /// <summary>A topic's key.</summary>
    public string? Topic { get; init; }

    /// <summary>With commas between.</summary>
    public string? Tags { get; init; }

    /// <summary>Product models.</summary>
    public IReadOnlyList<string>? Products { get; init; }

    /// <summary>How many must approve it.</summary>
    public Governance? Governance { get; init; }

    /// <summary>Whose template it is written to.</summary>
    public ArticleKind? Kind { get; init; }

    /// <summary>The keys of the checklist's items that its writer says are so.</summary>
    public IReadOnlyList<string>? Ticked { get; init; }

    /// <summary>The number of the version of the article in the other language that the text now says everything of.</summary>
    public int? TranslatedUpTo { get; init; }

    /// <summary>The keys (<see cref="ArticleAttachment.Key"/>) of the files that go with it, all of them.</summary>
    public IReadOnlyList<string>? Files { get; init; }

    /// <summary>Why it is saved.</summary>
    public string? Note { get; init; }

    /// <summary>The checked text; what is not sent stays as it was, in a new article it is empty and Internal.</summary>
    internal async Task<ArticleText> ToTextAsync(KnowledgeCrmDb db, ArticleVersion? before, CancellationToken stop)
    {
        var topicId = before?.TopicId;
        if (Topic is not null)
        {
            topicId = Topic.Length == 0 ? null
                : await db.Topics.Where(t => t.Key == Topic).Select(t => (Guid?)t.Id).SingleOrDefaultAsync(stop)
                    ?? throw Refused.Invalid("Topic.Unknown", "topic", Topic);
        }
        IReadOnlyList<Guid> productIds = before?.ProductIds ?? [];
        if (Products is not null)
        {
            var known = await db.Products.Where(p => p.Model != null && Products.Contains(p.Model)).ToDictionaryAsync(p => p.Model!, p => p.Id, stop);
            productIds = [.. Products.Select(model => known.TryGetValue(model, out var id) ? id
                : throw Refused.Invalid("Product.Unknown", "products", model))];
        }
        return new ArticleText(
            Title ?? before?.Title ?? "", Summary ?? before?.Summary, Body ?? before?.Body ?? "",
            Audience ?? before?.Audience ?? Common.Audience.Internal, topicId, Tags ?? before?.Tags, productIds,
            Governance ?? before?.Governance ?? Knowledge.Governance.Experience,
            Files is null ? before?.FileIds : await VersionFiles.IdsAsync(db, before?.ArticleId, Files, stop))
        {
            Kind = Kind ?? before?.Kind ?? ArticleKind.General,
            Ticked = Ticked ?? before?.Ticked,
            TranslatedUpTo = TranslatedUpTo ?? before?.TranslatedUpTo,
        };
    }
}
