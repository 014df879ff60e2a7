using System.Diagnostics;
using System.Text.RegularExpressions;
using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;

namespace KnowledgeCrm.Web.Tests.Api;

/// <summary>Runs docs/api-tour.md as a reader would: its commands, in order, in one shell, on an empty base.</summary>
public sealed partial class TourTests(ApiServer server) : IClassFixture<ApiServer>
{
    private const string End = "=== end of step ===";

    [Fact]
    public async Task The_tour_goes_as_it_is_written()
    {
        var page = await File.ReadAllTextAsync(Page(), TestContext.Current.CancellationToken);
        var steps = Steps().Matches(page).Select(step => (Command: step.Groups[1].Value, Printed: step.Groups[2].Value)).ToList();
        Assert.InRange(steps.Count, 8, 15);
        Assert.Equal(Regex.Count(page, "```bash"), steps.Count);

        var (output, error, code) = await BashAsync(string.Concat(steps.Select(step => $"{step.Command}\necho '{End}'\n")));

        Assert.True(code == 0, $"{output}\n{error}");
        var printed = output.Split(End + "\n");
        for (var i = 0; i < steps.Count; i++) Assert.Equal(Comparable(steps[i].Printed), Comparable(printed[i]));
        // And it was not only said.
        var found = (await server.Visitor.GetAsync("/search?q=HX7741")).Json.GetProperty("items")[0];
        Assert.Equal("What HX7741 means", found.GetProperty("title").GetString());
        await using var db = await server.DbAsync();
        Assert.True(Assert.Single(db.Feedback).Helpful);
        Assert.Equal(CaseOutcome.Candidate, Assert.Single(db.Cases).Outcome);
    }

    // Numbers, ids and times are those of the base at hand.
    private static string Comparable(string text) => Ids().Replace(Times().Replace(Numbers().Replace(text.Trim(), "$1-N"), "TIME"), "ID");

    private async Task<(string Output, string Error, int Code)> BashAsync(string script)
    {
        var start = new ProcessStartInfo("bash", ["-euo", "pipefail", "-c", script]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["BASE"] = server.Server.Address.ToString().TrimEnd('/');
        start.Environment["REP"] = await server.KeyAsync([Role.Rep]);
        start.Environment["AUTHOR"] = await server.KeyAsync([Role.Author]);
        start.Environment["REVIEWER"] = await server.KeyAsync([Role.Reviewer]);
        start.Environment["NO_PROXY"] = start.Environment["no_proxy"] = "*";
        await server.SearchedAsync();
        using var process = Process.Start(start)!;
        var stop = TestContext.Current.CancellationToken;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(stop), process.StandardError.ReadToEndAsync(stop));
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(TimeSpan.FromMinutes(2));
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
        return (await output, await error, process.ExitCode);
    }

    private static string Page()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "KnowledgeCrm.sln"))) return Path.Combine(folder.FullName, "docs", "api-tour.md");
        throw new FileNotFoundException("docs/api-tour.md");
    }

    [GeneratedRegex("```bash\n(.*?)```\n```(?:json|text)\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Steps();

    [GeneratedRegex("(KB|CS|kb)-[0-9]+")]
    private static partial Regex Numbers();

    [GeneratedRegex("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z")]
    private static partial Regex Times();

    [GeneratedRegex("[0-9a-f]{32}")]
    private static partial Regex Ids();
}
