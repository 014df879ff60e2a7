using System.CommandLine;

namespace KnowledgeCrm.Web.Commands;

/// <summary>What can be said before or after any subcommand, and to the server.</summary>
internal sealed class GlobalOptions(string[] settings)
{
    private readonly Option<string?> data = new("--data")
    {
        Description = CommandText.Of("Option.Data"),
        HelpName = CommandText.Of("Name.Directory"),
        Recursive = true,
    };

    private readonly Option<string?> urls = new("--urls")
    {
        Description = CommandText.Of("Option.Urls"),
        HelpName = CommandText.Of("Name.Urls"),
    };

    private readonly Option<bool> demo = new("--demo") { Description = CommandText.Of("Option.Demo") };
    private readonly Option<bool> noDemo = new("--no-demo") { Description = CommandText.Of("Option.NoDemo") };

    public void AddTo(RootCommand root)
    {
        root.Options.Add(data);
        root.Options.Add(urls);
        root.Options.Add(demo);
        root.Options.Add(noDemo);
        root.Validators.Add(result =>
        {
            if (result.GetValue(demo) && result.GetValue(noDemo)) result.AddError(CommandText.Of("Option.DemoOrNot"));
        });
    }

    /// <summary>What was said, as configuration; it goes over files and environment.</summary>
    public string[] Configuration(ParseResult parsed)
    {
        var said = new List<string>(settings);
        if (parsed.GetValue(data) is { } directory) said.Add($"--KnowledgeCrm:Data={Path.GetFullPath(directory)}");
        if (parsed.GetValue(urls) is { } addresses) said.Add($"--urls={addresses}");
        if (parsed.GetValue(demo)) said.Add("--KnowledgeCrm:Demo=true");
        if (parsed.GetValue(noDemo)) said.Add("--KnowledgeCrm:Demo=false");
        return [.. said];
    }
}
