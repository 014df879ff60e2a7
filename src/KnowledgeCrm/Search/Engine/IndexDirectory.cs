using System.Globalization;
using Microsoft.Extensions.Logging;

namespace KnowledgeCrm.Search.Engine;

/// <summary>The builds of an index, each a directory with a number of its own; the highest whole one counts, so that a swap needs no
/// renaming of what somebody reads.</summary>
internal sealed class IndexDirectory
{
    private const string Prefix = "search-";
    private readonly string path;
    private readonly ILogger logger;
    private long last;

    public IndexDirectory(string path, ILogger logger)
    {
        this.path = path;
        this.logger = logger;
        Directory.CreateDirectory(path);
    }

    /// <summary>The newest whole build; all else is removed.</summary>
    public IndexBuild? OpenNewest()
    {
        IndexBuild? newest = null;
        foreach (var (number, build) in Numbered().OrderByDescending(entry => entry.Number))
        {
            last = Math.Max(last, number);
            if (newest is null)
            {
                try
                {
                    newest = IndexBuild.Open(build, number, TidyingFailed);
                    continue;
                }
                catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException)
                {
                    logger.LogWarning("The search index {Build} can't be used: {Problem}", Path.GetFileName(build), e.Message);
                }
            }
            Directory.Delete(build, recursive: true);
        }
        // Files of earlier forms of the index.
        foreach (var file in Directory.EnumerateFiles(path, Prefix + "*").ToList()) File.Delete(file);
        return newest;
    }

    public IndexBuild Create()
    {
        // The directory may have been deleted along with what was in it.
        Directory.CreateDirectory(path);
        last = Math.Max(last, Numbered().Select(entry => entry.Number).DefaultIfEmpty(0).Max()) + 1;
        return IndexBuild.Create(Path.Combine(path, Prefix + last.ToString("D6", CultureInfo.InvariantCulture)), last, TidyingFailed);
    }

    private void TidyingFailed(Exception e) => logger.LogWarning(e, "Segments of the search index could not be put together");

    private IEnumerable<(long Number, string Build)> Numbered()
    {
        foreach (var build in Directory.EnumerateDirectories(path, Prefix + "*").ToList())
            if (long.TryParse(Path.GetFileName(build).AsSpan(Prefix.Length), CultureInfo.InvariantCulture, out var number))
                yield return (number, build);
    }
}
