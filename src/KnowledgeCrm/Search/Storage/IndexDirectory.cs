using System.Globalization;
using Microsoft.Extensions.Logging;

namespace KnowledgeCrm.Search.Storage;

/// <summary>The index files of a directory. Each build has a number of its own; the highest whole one counts, so that a swap needs no
/// renaming of files that somebody reads.</summary>
internal sealed class IndexDirectory
{
    private const string Prefix = "search-";
    private const string Suffix = ".db";
    private readonly string path;
    private readonly ILogger logger;

    public IndexDirectory(string path, ILogger logger)
    {
        this.path = path;
        this.logger = logger;
        Directory.CreateDirectory(path);
    }

    /// <summary>The newest usable file; all others are removed.</summary>
    public IndexFile? OpenNewest()
    {
        IndexFile? newest = null;
        foreach (var (number, file) in Numbered().OrderByDescending(entry => entry.Number))
        {
            if (newest is null)
            {
                newest = IndexFile.Open(file, number, out var problem);
                if (newest is not null) continue;
                logger.LogWarning("The search index {File} can't be used: {Problem}", Path.GetFileName(file), problem);
            }
            IndexFile.Remove(file);
        }
        return newest;
    }

    public IndexFile Create()
    {
        // The directory may have been deleted along with the file.
        Directory.CreateDirectory(path);
        var number = Numbered().Select(entry => entry.Number).DefaultIfEmpty(0).Max() + 1;
        // A file that was deleted while it was read still has a name for its readers: never use a number twice.
        last = Math.Max(last + 1, number);
        return IndexFile.Create(Path.Combine(path, string.Create(CultureInfo.InvariantCulture, $"{Prefix}{last:D6}{Suffix}")), last);
    }

    private long last;

    private IEnumerable<(long Number, string File)> Numbered()
    {
        foreach (var file in Directory.EnumerateFiles(path, Prefix + "*" + Suffix).ToList())
            if (long.TryParse(Path.GetFileNameWithoutExtension(file).AsSpan(Prefix.Length), CultureInfo.InvariantCulture, out var number))
                yield return (number, file);
    }
}
