using System.Text.Json;

namespace KnowledgeCrm.Benchmarks;

/// <summary>Articles to import: the shared corpus where it lies beside the working copy, otherwise as many made-up ones.</summary>
internal static class Corpus
{
    private const int MadeUp = 2_500;
    private static readonly string[] Words = ["filter", "drain", "hose", "pump", "valve", "float", "tank", "heater", "sensor", "relay", "drum", "seal"];

    public static string In(DataFolder folder)
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            var shared = Path.Combine(at.FullName, "shared", "corpora", "awsdocs", "docs.jsonl");
            if (File.Exists(shared)) return shared;
        }
        var file = Path.Combine(folder.Settings.Directory, "made-up.jsonl");
        // The same ones each time.
        var random = new Random(1);
        File.WriteAllLines(file, Enumerable.Range(0, MadeUp).Select(i => JsonSerializer.Serialize(new
        {
            id = $"a{i}",
            title = $"Article {i}",
            body = string.Join(' ', random.GetItems(Words, 300)),
            lang = "en",
        })));
        return file;
    }
}
