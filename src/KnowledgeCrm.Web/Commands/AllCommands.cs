using System.CommandLine;
using KnowledgeCrm.Web.Hosting;

namespace KnowledgeCrm.Web.Commands;

/// <summary>Every subcommand, one file each.</summary>
internal static class AllCommands
{
    public static RootCommand Root(string[] settings)
    {
        var options = new GlobalOptions(settings);
        var root = new RootCommand(CommandText.Of("Program"))
        {
            UserCommand.Build(options),
            KeyCommand.Build(options),
            ImportCommand.Build(options),
            EvaluateCommand.Build(),
            EvaluateExpertsCommand.Build(options),
            EvaluateMaskingCommand.Build(),
            TrainMaskingCommand.Build(),
        };
        options.AddTo(root);
        root.SetAction((parsed, stop) => Server.RunAsync(options.Configuration(parsed), stop));
        return root;
    }
}
