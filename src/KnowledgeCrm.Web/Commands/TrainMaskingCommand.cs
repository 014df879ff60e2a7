using System.CommandLine;
using KnowledgeCrm.Knowledge;

namespace KnowledgeCrm.Web.Commands;

/// <summary><c>train-masking FOLDER FILE</c>: learns the weights of masking from judged texts. Touches no data directory.</summary>
internal static class TrainMaskingCommand
{
    public static Command Build()
    {
        var folder = new Argument<string>("folder") { Description = CommandText.Of("EvaluateMasking.Folder") };
        var target = new Argument<string>("file") { Description = CommandText.Of("TrainMasking.File") };
        var command = new Command("train-masking", CommandText.Of("TrainMasking")) { folder, target };
        command.SetAction(parsed =>
        {
            var texts = EvaluateMaskingCommand.FilesIn(parsed.GetRequiredValue(folder)).Where(file => !EvaluateMaskingCommand.IsUnseen(file))
                .SelectMany(file => MaskingEvaluation.Read(File.ReadLines(file))).ToList();
            using var file = File.Create(parsed.GetRequiredValue(target));
            MaskingTraining.WriteWeights(texts, file);
            return 0;
        });
        return command;
    }
}
