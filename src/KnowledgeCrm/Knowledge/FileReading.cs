using KnowledgeCrm.Common;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Knowledge;

/// <summary>A file of an article that the actor may know of; any other is not found, whatever its address.</summary>
public sealed class FileReading(UseCase useCase, FileStore store)
{
    /// <param name="actor">The reader.</param>
    /// <param name="key">The random part of the address.</param>
    /// <param name="fileName">The name in the address.</param>
    /// <param name="stop">Stops it.</param>
    public Task<Outcome<FileView>> RunAsync(Actor actor, string key, string fileName, CancellationToken stop) =>
        useCase.ReadAsync(async db =>
        {
            var found = await (
                from file in db.ArticleAttachments.Where(f => f.Key == key && f.FileName == fileName)
                join article in db.Articles.SeenBy(actor) on file.ArticleId equals article.Id
                select new { file, IsPublic = article.LiveVersionId != null && article.LiveAudience == Audience.Public })
                .SingleOrDefaultAsync(stop) ?? throw Refused.NotFound();
            return new FileView(
                found.file.FileName, found.file.ContentType, store.PathOf(found.file.Sha256), found.file.Sha256,
                FileContent.IsPlainPicture(found.file.ContentType), found.IsPublic);
        }, stop);
}

/// <summary>A file as it is served.</summary>
/// <param name="FileName">Its name.</param>
/// <param name="ContentType">What it is, checked when it came in.</param>
/// <param name="Path">Where its bytes are.</param>
/// <param name="Sha256">Their hash: the same hash, the same file.</param>
/// <param name="IsPlainPicture">True when a browser may open it by itself; anything else is for saving, or for being shown as an image.</param>
/// <param name="IsPublic">True when everybody may have it at this moment.</param>
public sealed record FileView(string FileName, string ContentType, string Path, string Sha256, bool IsPlainPicture, bool IsPublic);
