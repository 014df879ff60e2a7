namespace KnowledgeCrm.Knowledge;

/// <summary>Learns weights from judged texts: the averaged structured perceptron (Collins 2002). The same texts always give the same weights.</summary>
internal static class MaskingTrainer
{
    // A trait of one text alone tells nothing of others.
    private const int LeastTexts = 2;
    private const int Seed = 20_261;

    /// <summary>Learns from texts and the kinds of their characters.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="rounds">How often each is read.</param>
    public static MaskingModel Learn(IReadOnlyList<JudgedText> texts, int rounds)
    {
        var readings = texts.Select(text => new[] { Example.Of(text, false), Example.Of(text, true) }).ToList();
        var places = readings.SelectMany(pair => pair.SelectMany(example => example.Features).SelectMany(features => features).Distinct()).GroupBy(feature => feature)
            .Where(group => group.Count() >= LeastTexts).Select(group => group.Key).Order().Select((feature, place) => (feature, place)).ToDictionary(pair => pair.feature, pair => pair.place);
        var examples = readings.SelectMany(pair => pair).ToList();
        foreach (var example in examples) example.Find(places);
        var model = new MaskingModel { Places = places, Weights = new int[places.Count * MaskingModel.Kinds] };
        // What a weight was in sum over time: the last value times the time, less each change times when it came.
        var (late, lateSteps) = (new long[model.Weights.Length], new long[model.Steps.Length]);
        var random = new Random(Seed);
        var order = examples.ToArray();
        var time = 0;
        for (var round = 0; round < rounds; round++)
        {
            random.Shuffle(order);
            foreach (var example in order)
            {
                time++;
                var read = model.Best(example.Scores(model));
                for (var i = 0; i < read.Length; i++)
                {
                    if (read[i] != example.Kinds[i])
                        foreach (var place in example.Places[i])
                        {
                            Change(model.Weights, late, place * MaskingModel.Kinds + example.Kinds[i], 1, time);
                            Change(model.Weights, late, place * MaskingModel.Kinds + read[i], -1, time);
                        }
                    if (i == 0 || (read[i] == example.Kinds[i] && read[i - 1] == example.Kinds[i - 1])) continue;
                    Change(model.Steps, lateSteps, example.Kinds[i - 1] * MaskingModel.Kinds + example.Kinds[i], 1, time);
                    Change(model.Steps, lateSteps, read[i - 1] * MaskingModel.Kinds + read[i], -1, time);
                }
            }
        }
        Average(model.Weights, late, time);
        Average(model.Steps, lateSteps, time);
        return model;
    }

    private static void Change(int[] weights, long[] late, int at, int by, int time)
    {
        weights[at] += by;
        late[at] += (long)by * time;
    }

    // In hundredths.
    private static void Average(int[] weights, long[] late, int time)
    {
        for (var i = 0; i < weights.Length; i++) weights[i] = (int)Math.Round(100.0 * (weights[i] - (double)late[i] / (time + 1)));
    }

    private sealed class Example
    {
        private Example(List<uint>[] features, int[] kinds) => (Features, Kinds) = (features, kinds);

        public List<uint>[] Features { get; }
        public int[] Kinds { get; }
        public int[][] Places { get; private set; } = [];

        // Half of the items are masked in the other reading of a text, so that masked words are known too.
        public static Example Of(JudgedText judged, bool isHalfMasked)
        {
            var buffer = new MaskingBuffer(judged.Text);
            var (marks, isOdd) = (new int[judged.Text.Length], false);
            foreach (var (kind, start, length) in MaskingEvaluation.Placed(judged))
            {
                if (kind is null) continue;
                var known = Enum.Parse<PersonalKind>(kind, true);
                if (isHalfMasked && (isOdd = !isOdd)) buffer.Take(known, start, length);
                else Array.Fill(marks, (int)known + 1, start, length);
            }
            var tokens = MaskingToken.In(buffer.Text);
            var features = new MaskingFeatures(buffer.Text, tokens);
            return new Example([.. tokens.Select((_, i) => features.Of(i).ToList())], [.. tokens.Select(token => marks.AsSpan(token.Start, token.Length).ToArray().Max())]);
        }

        public void Find(Dictionary<uint, int> places) =>
            Places = [.. Features.Select(features => features.Where(places.ContainsKey).Select(feature => places[feature]).ToArray())];

        public long[] Scores(MaskingModel model)
        {
            var scores = new long[Places.Length * MaskingModel.Kinds];
            for (var i = 0; i < Places.Length; i++)
                foreach (var place in Places[i])
                    for (var kind = 0; kind < MaskingModel.Kinds; kind++) scores[i * MaskingModel.Kinds + kind] += model.Weights[place * MaskingModel.Kinds + kind];
            return scores;
        }
    }
}
