using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using CsvHelper;
using KnowledgeCrm.Web.Tests.Faults;

namespace KnowledgeCrm.Benchmarks;

/// <summary>Searches over HTTP: on the demonstration company in the words of its customers, and on bases of 10,000 and 100,000
/// articles. With a key: visitors are limited.</summary>
internal static class Searching
{
    private const int Clients = 8;
    private const int Large = 10_000;
    private const int Huge = 100_000;
    private const int QuestionsEach = 3;
    private const int Queries = 1_000;
    private static readonly TimeSpan Warming = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Measured = TimeSpan.FromSeconds(15);

    public static async Task PrintAsync(CancellationToken stop)
    {
        using var folder = new DataFolder();
        await using (await ServerProcess.StartAsync(folder.Settings, TimeSpan.FromMinutes(5), stop, "--demo"))
        {
            // Brings the company in; keys are made while no server runs.
        }
        await PrintAsync(folder, "--demo", Subjects(), "demonstration company", stop);
    }

    public static Task PrintLargeAsync(CancellationToken stop) => PrintAsync(Large, stop);

    public static Task PrintHugeAsync(CancellationToken stop) => PrintAsync(Huge, stop);

    private static async Task PrintAsync(int size, CancellationToken stop)
    {
        using var folder = new DataFolder();
        var source = new LargeBase(size, QuestionsEach);
        var (articles, questions, answers) = (Path.Combine(folder.Settings.Directory, "docs.jsonl"), Path.Combine(folder.Settings.Directory, "questions.jsonl"), Path.Combine(folder.Settings.Directory, "answers.tsv"));
        await using (var docs = File.CreateText(articles))
        await using (var asked = File.CreateText(questions))
        await using (var answered = File.CreateText(answers))
        {
            await foreach (var document in source.ReadAllAsync(stop))
            {
                var id = document.Key.Id.ToString("N");
                await docs.WriteLineAsync(JsonSerializer.Serialize(new { id, title = document.Title, body = document.Body, lang = "en" }));
                foreach (var (question, number) in document.PastQuestions.Select((question, number) => (question, number)))
                {
                    await asked.WriteLineAsync(JsonSerializer.Serialize(new { id = $"{id}-{number}", text = question.Text }));
                    await answered.WriteLineAsync($"{id}-{number}\t{id}\t1");
                }
            }
        }
        Console.WriteLine(await folder.RunAsync(stop, "import", "articles", articles, "--state", "published", "--audience", "public"));
        Console.WriteLine(await folder.RunAsync(stop, "import", "solved-questions", "--questions", questions, "--answers", answers));
        await PrintAsync(folder, "--no-demo", source.Queries(Queries), $"{size} articles, {size * QuestionsEach} past questions", stop);
    }

    private static async Task PrintAsync(DataFolder folder, string option, List<string> queries, string of, CancellationToken stop)
    {
        var key = await folder.RunAsync(stop, "key", "create", "--role", "Rep", "--role", "Administrator", "--name", "benchmark");
        await using var server = await ServerProcess.StartAsync(folder.Settings, TimeSpan.FromMinutes(5), stop, option);
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = server.Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        await WhenLearntAsync();
        await folder.WhenDeliveredAsync(stop);
        await ForAsync(Warming);
        var times = await ForAsync(Measured);
        Console.WriteLine($"Search, {of}, {Clients} clients: {times.Count / Measured.TotalSeconds:F0} requests a second, {new Percentiles(times)}");

        // Else the learning of models and the events of the import, which come once, would be measured beside the searches.
        async Task WhenLearntAsync()
        {
            while (await client.GetFromJsonAsync<Standing>("/api/v1/search/index", stop) is not { Complete: true, Learning: false, Models: > 0 })
                await Task.Delay(TimeSpan.FromSeconds(1), stop);
        }

        async Task<List<double>> ForAsync(TimeSpan length)
        {
            var began = Stopwatch.GetTimestamp();
            var all = await Task.WhenAll(Enumerable.Range(0, Clients).Select(number => Task.Factory.StartNew(() =>
            {
                using var asking = new LeanClient(server.Address, key);
                var own = new List<double>();
                for (var i = number; Stopwatch.GetElapsedTime(began) < length; i += Clients)
                {
                    stop.ThrowIfCancellationRequested();
                    var asked = Stopwatch.GetTimestamp();
                    asking.Get($"/api/v1/search?q={Uri.EscapeDataString(queries[i % queries.Count])}");
                    own.Add(Stopwatch.GetElapsedTime(asked).TotalMilliseconds);
                }
                return own;
            }, stop, TaskCreationOptions.LongRunning, TaskScheduler.Default)));
            return [.. all.SelectMany(own => own)];
        }
    }

    private sealed record Standing(bool Complete, bool Learning, int Models);

    private static List<string> Subjects()
    {
        var subjects = new List<string>();
        foreach (var file in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "content", "cases"), "*.csv").Order(StringComparer.Ordinal))
        {
            using var csv = CsvReader.FromFile(file, new CsvReaderOptions());
            while (csv.Read()) subjects.Add(csv.GetString("subject"));
        }
        return subjects;
    }
}
