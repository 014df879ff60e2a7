using KnowledgeCrm.Common;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Knowledge;

/// <summary>Takes a file in for somebody who is editing an article. It belongs to the version that is saved with it; until then readers
/// don't have it, and what is never saved with one is forgotten.</summary>
public sealed class UploadFile(FileIntake intake)
{
    /// <param name="actor">Who may save or amend the article now.</param>
    /// <param name="articleNumber">The article's number.</param>
    /// <param name="fileName">The name it came with; only its last part is kept.</param>
    /// <param name="content">The bytes, read to their end here.</param>
    /// <param name="stop">Stops it, before it is stored.</param>
    public Task<Outcome<FileAttached>> RunAsync(Actor actor, string articleNumber, string? fileName, Stream content, CancellationToken stop) =>
        intake.TakeAsync(nameof(UploadFile), actor, articleNumber, fileName, content,
            (_, article, file) => Task.FromResult(FileAttached.Of(article, file, actor.Name)), stop);
}

/// <summary>Gives the working version of an article a file, such as a drawing, as a save of its own. A file of the same name is replaced
/// there; older versions keep theirs.</summary>
public sealed class AttachFile(FileIntake intake)
{
    /// <param name="actor">Who may save or amend the article now, or the system.</param>
    /// <param name="articleNumber">The article's number.</param>
    /// <param name="fileName">The name it came with; only its last part is kept.</param>
    /// <param name="content">The bytes, read to their end here.</param>
    /// <param name="stop">Stops it, before it is stored.</param>
    public Task<Outcome<FileAttached>> RunAsync(Actor actor, string articleNumber, string? fileName, Stream content, CancellationToken stop) =>
        intake.TakeAsync(nameof(AttachFile), actor, articleNumber, fileName, content, async (db, article, file) =>
        {
            var others = await db.ArticleAttachments.Where(f => article.Work.FileIds.Contains(f.Id)).ToListAsync(stop);
            var kept = others.Where(f => !f.FileName.Equals(file.FileName, StringComparison.OrdinalIgnoreCase)).Select(f => f.Key);
            await article.SaveFilesAsync(db, [.. kept, file.Key], actor, stop);
            return FileAttached.Of(article, file, actor.Name);
        }, stop);
}

/// <summary>Takes a file away from the working version of an article, as a save of its own; older versions keep it.</summary>
public sealed class RemoveFile(UseCase useCase)
{
    /// <param name="actor">Who may save or amend the article now.</param>
    /// <param name="articleNumber">The article's number.</param>
    /// <param name="fileName">The file's name in the working version.</param>
    /// <param name="stop">Stops it.</param>
    public Task<Outcome<ArticleDone>> RunAsync(Actor actor, string articleNumber, string fileName, CancellationToken stop) =>
        useCase.WriteAsync(nameof(RemoveFile), actor, async db =>
        {
            var article = await db.FindEditedAsync(actor, articleNumber, stop);
            var files = await db.ArticleAttachments.Where(f => article.Work.FileIds.Contains(f.Id)).ToListAsync(stop);
            if (files.RemoveAll(f => f.FileName == fileName) == 0) throw Refused.NotFound();
            await article.SaveFilesAsync(db, [.. files.Select(f => f.Key)], actor, stop);
            return ArticleDone.Of(article);
        }, stop);
}

/// <summary>A file that came in.</summary>
/// <param name="Article">The article's number.</param>
/// <param name="Version">The <see cref="ArticleView.Version"/> to go on with.</param>
/// <param name="File">The file.</param>
public sealed record FileAttached(string Article, int Version, AttachedFile File) : IAudited
{
    string IAudited.AuditSubject => Article;

    internal static FileAttached Of(Article article, ArticleAttachment file, string by) => new(article.Number, article.Version, AttachedFile.Of(file, by));
}

/// <summary>How the files of a working version change.</summary>
internal static class FileChanges
{
    /// <summary>The article, if the actor may edit it now: save it, or amend what is in review.</summary>
    public static async Task<Article> FindEditedAsync(this KnowledgeCrmDb db, Actor actor, string number, CancellationToken stop)
    {
        var article = await db.FindArticleAsync(actor, number, stop);
        ArticleLifecycle.Check(article, ActionFor(article), actor);
        return article;
    }

    public static async Task SaveFilesAsync(this Article article, KnowledgeCrmDb db, IReadOnlyList<string> keys, Actor actor, CancellationToken stop)
    {
        var text = article.Work.ToText() with { FileIds = await VersionFiles.IdsAsync(db, article.Id, keys, stop) };
        // What was there already makes no version.
        if (article.Work.Says(text)) return;
        if (ActionFor(article) == ArticleAction.Amend) article.Amend(text, actor, db.Now, null);
        else article.Save(text, null, actor, db.Now);
        await db.SaveChangesAsync(stop);
    }

    private static ArticleAction ActionFor(Article article) => article.State == ArticleState.InReview ? ArticleAction.Amend : ArticleAction.Save;
}
