using System.Security.Cryptography;
using KnowledgeCrm.Persistence;

namespace KnowledgeCrm.Knowledge;

/// <summary>The bytes of files, under their hash: the same file twice is stored once, and a stored one never changes.</summary>
public sealed class FileStore(DataSettings settings)
{
    /// <summary>Where the bytes of a hash are.</summary>
    public string PathOf(string sha256) => Path.Combine(settings.FilesDirectory, sha256[..2], sha256);

    internal static string HashOf(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>Stores bytes; true when they were not there before. They have reached the disk under a name of their own before they
    /// get their final one, so a name never stands for half a file.</summary>
    internal bool Store(string sha256, byte[] bytes)
    {
        var path = PathOf(sha256);
        if (File.Exists(path)) return false;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var unfinished = $"{path}.{Guid.NewGuid():N}.new";
        try
        {
            using (var file = new FileStream(unfinished, FileMode.CreateNew, FileAccess.Write))
            {
                file.Write(bytes);
                file.Flush(flushToDisk: true);
            }
            File.Move(unfinished, path, overwrite: true);
        }
        catch
        {
            File.Delete(unfinished);
            throw;
        }
        return true;
    }

    /// <summary>Takes bytes away again that no row names.</summary>
    internal void Remove(string sha256) => File.Delete(PathOf(sha256));
}
