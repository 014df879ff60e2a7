using KnowledgeCrm.Common;

namespace KnowledgeCrm.Knowledge;

/// <summary>How an article and the one that says the same in the other language keep in step. Either may lead: what is published in one
/// and not taken over into the other puts the other behind.</summary>
public sealed partial class Article
{
    /// <summary>The number of the other language's version up to which the live version says everything; null where nobody has said so.</summary>
    public int? TranslatedUpTo { get; private set; }

    /// <summary>The number of the last version that brought readers a text of its own, not only what the other language had said before.</summary>
    public int? OwnChangeVersion { get; private set; }

    /// <summary>Links this new article with the one that says the same in another language.</summary>
    public void TranslationOf(Article other)
    {
        if (other.Language == Language) throw Refused.Invalid("Article.SameLanguage", "translationOf");
        WorkId = other.WorkId;
    }

    /// <summary>Somebody has looked at what the other language published, and nothing is to be changed here.</summary>
    /// <param name="version">The number of the version that was looked at.</param>
    /// <param name="author">An author or knowledge manager.</param>
    /// <param name="at">Now (UTC).</param>
    public void NeedsNoTranslationOf(int version, Actor author, DateTime at)
    {
        author.Require(Role.Author, Role.KnowledgeManager);
        if (version <= (TranslatedUpTo ?? 0)) return;
        (TranslatedUpTo, ChangedAt) = (version, at);
    }

    // Before the working version goes live: what was translated meanwhile is translated now, and anything else is a change of its own,
    // which the other language is to take over.
    private void FollowTranslation()
    {
        if (Work.TranslatedUpTo > (TranslatedUpTo ?? 0)) TranslatedUpTo = Work.TranslatedUpTo;
        else if (Live is null || !Live.ReadsLike(Work)) OwnChangeVersion = Work.Number;
    }
}
