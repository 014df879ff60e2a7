using KnowledgeCrm.Common;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Knowledge;

/// <summary>A file of an article that the actor may know of; any other is not found, whatever its address. Readers have the files of the
/// live version, those who write and judge the files of every version.</summary>
public sealed class FileReading(UseCase useCase, FileStore store)
{
    /// <param name="actor">The reader.</param>
    /// <param name="key">The random part of the address.</param>
    /// <param name="fileName">The name in the address.</param>
    /// <param name="stop">Stops it.</param>
    public Task<Outcome<FileView>> RunAsync(Actor actor, string key, string fileName, CancellationToken stop) =>
        useCase.ReadAsync(async db =>
        {
            var file = await db.ArticleAttachments.SingleOrDefaultAsync(f => f.Key == key && f.FileName == fileName, stop) ?? throw Refused.NotFound();
            return OfSeen(file, await db.Articles.SeenBy(actor).Include(a => a.Work).Include(a => a.Live)
                .SingleOrDefaultAsync(a => a.Id == file.ArticleId, stop), actor);
        }, stop);

    /// <summary>A file by its name within a version.</summary>
    /// <param name="actor">The reader.</param>
    /// <param name="articleNumber">The article's number.</param>
    /// <param name="fileName">The file's name.</param>
    /// <param name="ofWork">True for the working version, false for what readers see.</param>
    /// <param name="stop">Stops it.</param>
    public Task<Outcome<FileView>> OfArticleAsync(Actor actor, string articleNumber, string fileName, bool ofWork, CancellationToken stop) =>
        useCase.ReadAsync(async db =>
        {
            var article = await db.FindArticleAsync(actor, articleNumber, stop);
            var ids = (ofWork ? article.Work : article.Live)?.FileIds ?? [];
            var file = await db.ArticleAttachments.SingleOrDefaultAsync(f => ids.Contains(f.Id) && f.FileName == fileName, stop) ?? throw Refused.NotFound();
            return OfSeen(file, article, actor);
        }, stop);

    private FileView OfSeen(ArticleAttachment file, Article? article, Actor actor)
    {
        var isRead = article?.Live?.FileIds.Contains(file.Id) == true && article.LiveAudience <= actor.Audience;
        var isSeen = article is not null && (isRead || ArticleVisibility.MaySeeWork(actor)
            // Of a candidate a rep sees the work as well.
            || (article.State == ArticleState.Candidate && actor.Is(Role.Rep) && article.Work.FileIds.Contains(file.Id)));
        if (!isSeen) throw Refused.NotFound();
        return new FileView(
            file.FileName, file.ContentType, store.PathOf(file.Sha256), file.Sha256, FileContent.IsPlainPicture(file.ContentType),
            isRead && article!.LiveAudience == Audience.Public);
    }
}

/// <summary>A file as it is served.</summary>
/// <param name="FileName">Its name.</param>
/// <param name="ContentType">What it is, checked when it came in.</param>
/// <param name="Path">Where its bytes are.</param>
/// <param name="Sha256">Their hash: the same hash, the same file.</param>
/// <param name="IsPlainPicture">True when a browser may open it by itself; anything else is for saving, or for being shown as an image.</param>
/// <param name="IsPublic">True when everybody may have it at this moment.</param>
public sealed record FileView(string FileName, string ContentType, string Path, string Sha256, bool IsPlainPicture, bool IsPublic);
