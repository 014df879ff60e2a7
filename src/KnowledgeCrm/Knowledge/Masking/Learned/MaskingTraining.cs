namespace KnowledgeCrm.Knowledge;

/// <summary>Learns the weights by which masking decides where the rules are unsure, and measures what is learned.</summary>
public static class MaskingTraining
{
    private const int Rounds = 8;
    private const int Folds = 5;

    /// <summary>Learns from judged texts and writes the weights as they are built into the program.</summary>
    public static void WriteWeights(IReadOnlyList<JudgedText> texts, Stream target) => MaskingModelFile.Write(MaskingTrainer.Learn(texts, Rounds), target);

    /// <summary>Judges each text by the rules and by weights that were learned from the four fifths of the texts in which it is not. The rules
    /// themselves are the same for all.</summary>
    /// <returns>The judged spans of each text, in the order of the texts.</returns>
    public static IReadOnlyList<IReadOnlyList<JudgedSpan>> CrossValidated(IReadOnlyList<JudgedText> texts)
    {
        var spans = new IReadOnlyList<JudgedSpan>[texts.Count];
        for (var fold = 0; fold < Folds; fold++)
        {
            using var weights = new MemoryStream();
            WriteWeights([.. texts.Where((_, i) => i % Folds != fold)], weights);
            weights.Position = 0;
            var model = MaskingModelFile.Read(weights);
            for (var i = fold; i < texts.Count; i += Folds)
            {
                var masked = new bool[texts[i].Text.Length];
                foreach (var item in PersonalData.Find(texts[i].Text, null, model)) Array.Fill(masked, true, item.Start, item.Length);
                spans[i] = MaskingEvaluation.Judge(texts[i], masked);
            }
        }
        return spans;
    }
}
