using System.Runtime.CompilerServices;

namespace KnowledgeCrm.Tests;

/// <summary>A file of the program's own source.</summary>
/// <param name="Path">Its path from the top of the repository, with '/' between.</param>
/// <param name="Text">What it holds.</param>
public sealed record Source(string Path, string Text)
{
    public static string Root { get; } = FindRoot();

    /// <summary>Every file with one of these endings under a folder; what is generated is left out.</summary>
    public static IReadOnlyList<Source> Under(string folder, params string[] endings) =>
        [.. Directory.EnumerateFiles(System.IO.Path.Combine(Root, folder), "*", SearchOption.AllDirectories)
            .Select(file => (File: file, Path: System.IO.Path.GetRelativePath(Root, file).Replace('\\', '/')))
            .Where(found => endings.Any(ending => found.Path.EndsWith(ending, StringComparison.Ordinal)))
            .Where(found => !found.Path.Contains("/obj/", StringComparison.Ordinal) && !found.Path.Contains("/bin/", StringComparison.Ordinal)
                && !found.Path.Contains("/Migrations/", StringComparison.Ordinal))
            .OrderBy(found => found.Path, StringComparer.Ordinal)
            .Select(found => new Source(found.Path, File.ReadAllText(found.File)))];

    private static string FindRoot([CallerFilePath] string here = "")
    {
        var folder = new DirectoryInfo(System.IO.Path.GetDirectoryName(here)!);
        while (!File.Exists(System.IO.Path.Combine(folder!.FullName, "KnowledgeCrm.sln"))) folder = folder.Parent;
        return folder.FullName;
    }
}
