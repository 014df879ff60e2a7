using KnowledgeCrm.Accounts;
using KnowledgeCrm.Common;
using Microsoft.Extensions.DependencyInjection;

namespace KnowledgeCrm.Web.Tests.Hosting;

public sealed class CommandTests : IDisposable
{
    private const string English = "en_GB.UTF-8";
    private const string Chinese = "zh_CN.UTF-8";
    private readonly string folder = Directory.CreateTempSubdirectory("knowledgecrm-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_real_start_makes_an_administrator_and_a_key_in_the_callers_directory()
    {
        var user = await BuiltProgram.RunAsync(folder, English, "a long password", "user", "create",
            "--email", "admin@example.org", "--role", "Administrator", "--role", "Rep", "--data", "here");
        Assert.Equal((0, ""), (user.ExitCode, user.Error));
        Assert.DoesNotContain("a long password", user.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(folder, "here", "knowledgecrm.db")));

        var key = await BuiltProgram.RunAsync(folder, English, null, "--data", "here", "key", "create",
            "--role", "Rep", "--name", "mail intake", "--for", "admin@example.org", "--expires", "30");
        Assert.Equal(0, key.ExitCode);
        Assert.Matches("^kcrm_[0-9a-f]{64}$", key.LastLine);

        var start = key.LastLine[..11];
        var revoked = await BuiltProgram.RunAsync(folder, English, null, "key", "revoke", start, "--data", "here");
        Assert.Equal(0, revoked.ExitCode);
        var list = await BuiltProgram.RunAsync(folder, English, null, "key", "list", "--data", "here");
        Assert.Contains($"{start}\tmail intake\tadmin@example.org\tRep\trevoked", list.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_refused_is_said_in_the_consoles_language_and_ends_with_1()
    {
        string[] words = ["user", "create", "--email", "a@example.org", "--role", "Rep"];
        var english = await BuiltProgram.RunAsync(folder, English, "short", words);
        Assert.Equal((1, "The password must have at least 8 characters.\n"), (english.ExitCode, english.Error));
        var chinese = await BuiltProgram.RunAsync(folder, Chinese, "short", words);
        Assert.Equal(1, chinese.ExitCode);
        Assert.Contains("密码", chinese.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("user", "create", "--email", "a@example.org")]
    [InlineData("user", "create", "--email", "a@example.org", "--role", "King")]
    [InlineData("key", "create", "--role", "Rep", "--name", "k", "--expires", "0")]
    [InlineData("--demo", "--no-demo")]
    public async Task Wrong_usage_ends_with_2_and_touches_nothing(params string[] words)
    {
        var result = await BuiltProgram.RunAsync(folder, English, "a long password", words);
        Assert.Equal(2, result.ExitCode);
        Assert.NotEmpty(result.Error);
        Assert.Empty(Directory.GetFileSystemEntries(folder));
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("user", "--help")]
    [InlineData("user", "create", "--help")]
    [InlineData("key", "create", "--help")]
    public async Task Help_is_everywhere(params string[] words)
    {
        var english = await BuiltProgram.RunAsync(folder, English, null, words);
        Assert.Equal(0, english.ExitCode);
        Assert.Contains("--data", english.Output, StringComparison.Ordinal);
        var chinese = await BuiltProgram.RunAsync(folder, Chinese, null, words);
        Assert.Contains("数据目录", chinese.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_directory_that_a_server_runs_on_is_refused_with_its_process()
    {
        await using var server = TestServer.Started();
        var result = await BuiltProgram.RunAsync(
            folder, English, null, "key", "create", "--role", "Rep", "--name", "k", "--data", server.Data);
        Assert.Equal(1, result.ExitCode);
        Assert.Contains($"process {Environment.ProcessId}", result.Error, StringComparison.Ordinal);
        Assert.Empty(result.Output);
    }

    [Theory]
    [InlineData("http://0.0.0.0:5999")]
    [InlineData("http://localhost:5999;http://*:5998")]
    [InlineData("http://[::]:5999")]
    [InlineData("http://example.org:5999")]
    public async Task The_demonstration_is_refused_where_others_could_reach_it(string urls)
    {
        var result = await BuiltProgram.RunAsync(folder, English, null, "--demo", "--urls", urls);
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("demonstration company", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_directory_with_public_passwords_is_not_served_to_others_later_either()
    {
        Directory.CreateDirectory(Path.Combine(folder, "data"));
        await File.WriteAllTextAsync(Path.Combine(folder, "data", "demonstration"), "", TestContext.Current.CancellationToken);
        var result = await BuiltProgram.RunAsync(folder, English, null, "--no-demo", "--urls", "http://0.0.0.0:5999");
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("demonstration company", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_may_what_both_it_and_its_person_may()
    {
        await using var server = TestServer.Started();
        var stop = TestContext.Current.CancellationToken;
        var id = await server.PersonAsync("author@example.org", Role.Author, Role.Rep);
        var created = await server.Services.GetRequiredService<CreateKey>().RunAsync(
            Actor.System, new NewKey("k", [Role.Author, Role.Rep], "author@example.org"), stop);
        var keys = server.Services.GetRequiredService<AuthenticateKey>();
        Assert.Equal([Role.Rep, Role.Author], (await keys.RunAsync(created.Value.Secret, null, stop))!.Roles.Order());

        await server.Services.GetRequiredService<ChangeRoles>().RunAsync(Actor.System, id, [Role.Rep], stop);
        var now = await keys.RunAsync(created.Value.Secret, null, stop);
        Assert.Equal((id, Role.Rep), (now!.PersonId, Assert.Single(now.Roles)));

        await server.Services.GetRequiredService<RevokeKey>().RunAsync(Actor.System, created.Value.Start, stop);
        Assert.Null(await keys.RunAsync(created.Value.Secret, null, stop));
        Assert.Null(await keys.RunAsync("kcrm_nonsense", null, stop));
    }
}
