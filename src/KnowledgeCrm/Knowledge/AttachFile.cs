using KnowledgeCrm.Common;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Knowledge;

/// <summary>Gives an article a file, such as a drawing. A file of the same name is replaced, and gets a new address.</summary>
public sealed class AttachFile(UseCase useCase, FileStore store, IDbContextFactory<KnowledgeCrmDb> contexts)
{
    /// <summary>The largest file, in bytes.</summary>
    public const int Largest = 5 << 20;

    // Whether bytes are still named by a row is decided by one at a time.
    private static readonly SemaphoreSlim Storing = new(1);

    /// <param name="actor">An author or knowledge manager, or the system.</param>
    /// <param name="articleNumber">The article's number.</param>
    /// <param name="fileName">The name it came with; only its last part is kept.</param>
    /// <param name="content">The bytes, read to their end here.</param>
    /// <param name="stop">Stops it, before it is stored.</param>
    public async Task<Outcome<FileAttached>> RunAsync(Actor actor, string articleNumber, string? fileName, Stream content, CancellationToken stop)
    {
        byte[] bytes;
        try
        {
            bytes = await ReadAsync(content, stop);
        }
        catch (Refused refused)
        {
            return refused;
        }
        var sha256 = FileStore.HashOf(bytes);
        var isNew = false;
        await Storing.WaitAsync(stop);
        try
        {
            var outcome = await useCase.WriteAsync(nameof(AttachFile), actor, async db =>
            {
                actor.Require(Role.Author, Role.KnowledgeManager);
                var article = await db.Articles.SeenBy(actor).SingleOrDefaultAsync(a => a.Number == articleNumber, stop) ?? throw Refused.NotFound();
                var name = FileName.Of(fileName);
                var type = FileContent.TypeOf(name, bytes);
                var present = await db.ArticleAttachments.SingleOrDefaultAsync(f => f.ArticleId == article.Id && f.FileName == name, stop);
                // An import that runs again changes nothing.
                if (present?.Sha256 == sha256) return FileAttached.Of(article, present);
                if (present is not null) db.ArticleAttachments.Remove(present);
                var attached = ArticleAttachment.Of(article.Id, name, type, sha256, bytes.Length, db.Now);
                db.ArticleAttachments.Add(attached);
                isNew = store.Store(sha256, bytes);
                return FileAttached.Of(article, attached);
            }, stop);
            if (!outcome.Succeeded && isNew) await RemoveUnlessNamedAsync(sha256);
            return outcome;
        }
        catch
        {
            if (isNew) await RemoveUnlessNamedAsync(sha256);
            throw;
        }
        finally
        {
            Storing.Release();
        }
    }

    private async Task RemoveUnlessNamedAsync(string sha256)
    {
        await using var db = await contexts.CreateDbContextAsync();
        if (!await db.ArticleAttachments.AnyAsync(f => f.Sha256 == sha256)) store.Remove(sha256);
    }

    private static async Task<byte[]> ReadAsync(Stream content, CancellationToken stop)
    {
        using var read = new MemoryStream();
        var part = new byte[1 << 16];
        int count;
        while ((count = await content.ReadAsync(part, stop)) > 0)
        {
            read.Write(part, 0, count);
            if (read.Length > Largest) throw Refused.Invalid("File.TooLarge", "file", Largest >> 20);
        }
        return read.ToArray();
    }
}

/// <summary>The new file's name and address.</summary>
public sealed record FileAttached(string Article, string FileName, string Address, string ContentType) : IAudited
{
    string IAudited.AuditSubject => Article;

    internal static FileAttached Of(Article article, ArticleAttachment file) =>
        new(article.Number, file.FileName, file.Address, file.ContentType);
}
