using KnowledgeCrm.Common;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Knowledge;

/// <summary>The one way in for files: permission first, then the bytes, then what they are, then row and bytes together. Whatever fails on the
/// way, neither is left.</summary>
public sealed class FileIntake(UseCase useCase, FileStore store, IDbContextFactory<KnowledgeCrmDb> contexts, IEnumerable<IFileUse> uses)
{
    /// <summary>The largest file, in bytes.</summary>
    public const int Largest = 20 << 20;

    // Whether bytes are still named by a row is decided by one at a time.
    private static readonly SemaphoreSlim Storing = new(1);

    /// <param name="name">The use case's name.</param>
    /// <param name="actor">Who may edit the article now.</param>
    /// <param name="articleNumber">The article's number.</param>
    /// <param name="fileName">The name it came with; only its last part is kept.</param>
    /// <param name="content">The bytes, read to their end here.</param>
    /// <param name="keep">What becomes of the row.</param>
    /// <param name="stop">Stops it, before it is stored.</param>
    internal async Task<Outcome<T>> TakeAsync<T>(
        string name, Actor actor, string articleNumber, string? fileName, Stream content,
        Func<KnowledgeCrmDb, Article, ArticleAttachment, Task<T>> keep, CancellationToken stop)
    {
        // Who may not add one makes nobody read it.
        var allowed = await useCase.ReadAsync(db => db.FindEditedAsync(actor, articleNumber, stop), stop);
        // Refused where refusals come into the audit.
        if (!allowed.Succeeded) return await useCase.WriteAsync<T>(name, actor, _ => throw allowed.Refused, stop);
        TakenFile file;
        try
        {
            file = TakenFile.Of(FileName.Of(fileName), await ReadAsync(content, Largest, stop));
        }
        catch (Refused refused)
        {
            return refused;
        }
        var words = await WordsAsync(file, stop);
        return await StoredAsync(file, () => useCase.WriteAsync(name, actor, async db =>
        {
            var article = await db.FindEditedAsync(actor, articleNumber, stop);
            // The same file given again is the same one.
            var present = await db.ArticleAttachments.FirstOrDefaultAsync(
                f => f.ArticleId == article.Id && f.FileName == file.Name && f.Sha256 == file.Sha256, stop);
            var row = present ?? ArticleAttachment.Of(article.Id, file, actor, db.Now);
            if (present is null) db.ArticleAttachments.Add(row);
            if (words is not null && !await db.FileTexts.AnyAsync(t => t.Sha256 == file.Sha256, stop)) db.FileTexts.Add(words);
            return await keep(db, article, row);
        }, stop), stop);
    }

    // Before the write, which others wait for. Null where the same bytes were read before.
    private async Task<FileText?> WordsAsync(TakenFile file, CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        return await db.FileTexts.AnyAsync(t => t.Sha256 == file.Sha256, stop) ? null : FileText.Of(file, db.Now);
    }

    /// <summary>The bytes first: a row never names what is not there. What no row came to name is taken away again.</summary>
    internal async Task<Outcome<T>> StoredAsync<T>(TakenFile file, Func<Task<Outcome<T>>> write, CancellationToken stop)
    {
        await Storing.WaitAsync(stop);
        var isNew = false;
        try
        {
            isNew = store.Store(file.Sha256, file.Bytes);
            var outcome = await write();
            if (!outcome.Succeeded && isNew) await RemoveUnlessNamedAsync(file.Sha256);
            return outcome;
        }
        catch (Refused refused)
        {
            return refused;
        }
        catch
        {
            if (isNew) await RemoveUnlessNamedAsync(file.Sha256);
            throw;
        }
        finally
        {
            Storing.Release();
        }
    }

    /// <summary>Takes away a file that no version has.</summary>
    internal async Task ForgetAsync(ArticleAttachment file, CancellationToken stop)
    {
        await Storing.WaitAsync(stop);
        try
        {
            await using (var db = await contexts.CreateDbContextAsync(stop))
            await using (var transaction = await db.BeginWriteAsync(stop))
            {
                var versions = await db.ArticleVersions.Where(v => v.ArticleId == file.ArticleId).Select(v => v.FileIds).ToListAsync(stop);
                // Saved with one in this very moment.
                if (versions.Any(ids => ids.Contains(file.Id))) return;
                await db.ArticleAttachments.Where(f => f.Id == file.Id).ExecuteDeleteAsync(stop);
                if (!await db.ArticleAttachments.AnyAsync(f => f.Sha256 == file.Sha256, stop))
                    await db.FileTexts.Where(t => t.Sha256 == file.Sha256).ExecuteDeleteAsync(stop);
                await transaction.CommitAsync();
            }
            await RemoveUnlessNamedAsync(file.Sha256);
        }
        finally
        {
            Storing.Release();
        }
    }

    /// <summary>Takes bytes away that nothing names any more.</summary>
    internal async Task RemoveUnusedAsync(string sha256, CancellationToken stop)
    {
        await Storing.WaitAsync(stop);
        try
        {
            await RemoveUnlessNamedAsync(sha256);
        }
        finally
        {
            Storing.Release();
        }
    }

    private async Task RemoveUnlessNamedAsync(string sha256)
    {
        await using var db = await contexts.CreateDbContextAsync();
        if (await db.ArticleAttachments.AnyAsync(f => f.Sha256 == sha256)) return;
        foreach (var use in uses)
            if (await use.UsesAsync(db, sha256, CancellationToken.None)) return;
        store.Remove(sha256);
    }

    internal static async Task<byte[]> ReadAsync(Stream content, int largest, CancellationToken stop)
    {
        using var read = new MemoryStream();
        var part = new byte[1 << 16];
        int count;
        while ((count = await content.ReadAsync(part, stop)) > 0)
        {
            read.Write(part, 0, count);
            if (read.Length > largest) throw Refused.Invalid("File.TooLarge", "file", largest >> 20);
        }
        return read.ToArray();
    }
}

/// <summary>A file whose bytes agree with its name.</summary>
internal sealed record TakenFile(string Name, string ContentType, string Sha256, byte[] Bytes)
{
    public static TakenFile Of(string name, byte[] bytes) => new(name, FileContent.TypeOf(name, bytes), FileStore.HashOf(bytes), bytes);
}

/// <summary>Another capability that keeps bytes in the store, beside the files of articles.</summary>
public interface IFileUse
{
    /// <summary>True while it names the bytes with this hash.</summary>
    Task<bool> UsesAsync(KnowledgeCrmDb db, string sha256, CancellationToken stop);
}
