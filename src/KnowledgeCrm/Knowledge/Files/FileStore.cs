using System.Security.Cryptography;
using KnowledgeCrm.Common;
using KnowledgeCrm.Persistence;
using Microsoft.Extensions.Logging;

namespace KnowledgeCrm.Knowledge;

/// <summary>The bytes of files, under their hash: the same file twice is stored once, and a stored one never changes.</summary>
public sealed class FileStore(DataSettings settings, ILogger<FileStore> log)
{
    /// <summary>Where the bytes of a hash are.</summary>
    public string PathOf(string sha256) => Path.Combine(settings.FilesDirectory, sha256[..2], sha256);

    internal static string HashOf(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>Stores bytes; true when they were not there before, refused when there is no room. They have reached the disk under a name of their own before they
    /// get their final one, so a name never stands for half a file.</summary>
    internal bool Store(string sha256, byte[] bytes)
    {
        var path = PathOf(sha256);
        if (File.Exists(path)) return false;
        var unfinished = $"{path}.{Guid.NewGuid():N}.new";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            using (var file = new FileStream(unfinished, FileMode.CreateNew, FileAccess.Write))
            {
                file.Write(bytes);
                file.Flush(flushToDisk: true);
            }
            File.Move(unfinished, path, overwrite: true);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            log.LogError(failed, "A file of {Bytes} bytes could not be stored", bytes.Length);
            RemoveUnfinished(unfinished);
            throw new Refused(RefusalKind.Unavailable, "File.NotStored", "file");
        }
        return true;
    }

    private void RemoveUnfinished(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (IOException failed)
        {
            // The same disk, still in trouble: the name is never asked for, it only takes room.
            log.LogWarning(failed, "An unfinished file is left at {Path}", path);
        }
    }

    /// <summary>Takes bytes away again that no row names.</summary>
    internal void Remove(string sha256) => File.Delete(PathOf(sha256));
}
