namespace KnowledgeCrm.Search.Learning;

/// <summary>Fits the network by stochastic gradient descent on the cross entropy of question and answer, with dropout of features and
/// hidden units (Srivastava et al. 2014). The same examples in the same order give the same network on the same machine.</summary>
internal sealed class RankerTraining
{
    private const float FirstRate = 0.1f;
    private const float DropFeature = 0.5f;
    private const float DropUnit = 0.3f;
    private const float FeatureSpread = 0.1f;

    /// <summary>Gradients below this change nothing that shows, and skipping them is most of the speed.</summary>
    private const float LeastGradient = 1e-4f;

    private readonly RankerNet net;
    private readonly FeatureTable table;
    private readonly IReadOnlyList<TrainingRow> rows;
    private readonly NegativeSampler? sampler;
    private readonly Random random;
    private readonly float[] hidden;
    private readonly float[] mask;
    private readonly float[] gradient;
    private readonly float[] scores;
    private readonly int[] every;

    private RankerTraining(RankerNet net, FeatureTable table, IReadOnlyList<TrainingRow> rows, NegativeSampler? sampler, int seed)
    {
        (this.net, this.table, this.rows, this.sampler, random) = (net, table, rows, sampler, new Random(seed));
        (hidden, mask, gradient) = (new float[net.Hidden], new float[net.Hidden], new float[net.Hidden]);
        every = sampler is null ? [.. Enumerable.Range(0, net.Documents)] : [];
        scores = new float[sampler?.Most ?? net.Documents];
    }

    /// <param name="net">All zero; filled here.</param>
    /// <param name="table">Gives the features their values.</param>
    /// <param name="rows">The examples.</param>
    /// <param name="sampler">Documents that an example is held against; null: all of them.</param>
    /// <param name="steps">How many examples are looked at, over and over.</param>
    /// <param name="seed">Of the random numbers.</param>
    /// <param name="stop">Stops the training.</param>
    public static void Run(
        RankerNet net, FeatureTable table, IReadOnlyList<TrainingRow> rows, NegativeSampler? sampler, long steps, int seed, CancellationToken stop)
    {
        var training = new RankerTraining(net, table, rows, sampler, seed);
        training.Begin();
        var order = Enumerable.Range(0, rows.Count).ToArray();
        for (long step = 0; step < steps; step++)
        {
            var at = (int)(step % rows.Count);
            if (at == 0) training.random.Shuffle(order);
            if ((step & 255) == 0) stop.ThrowIfCancellationRequested();
            training.Step(rows[order[at]], FirstRate * (1 - (float)step / steps));
        }
    }

    private void Begin()
    {
        foreach (ref var weight in net.FeatureWeights.AsSpan()) weight = FeatureSpread * Normal();
        if (sampler is null)
        {
            var spread = MathF.Sqrt(2f / net.Hidden);
            foreach (ref var weight in net.DocumentWeights.AsSpan()) weight = spread * Normal();
            return;
        }
        // Many documents get few steps each: they begin where their examples are.
        foreach (var row in rows)
        {
            Activate(row);
            foreach (var document in row.Documents) VectorMath.AddScaled(1, hidden, net.Document(document));
        }
        for (var document = 0; document < net.Documents; document++)
        {
            var weights = net.Document(document);
            var length = MathF.Sqrt(VectorMath.Dot(weights, weights));
            if (length == 0) continue;
            foreach (ref var weight in weights) weight *= 2 / length;
        }
    }

    private void Activate(in TrainingRow row)
    {
        Span<float> values = stackalloc float[row.Text.Rows.Length];
        table.Values(row.Text, values);
        net.Activate(row.Text.Rows, values, hidden);
    }

    // The sum of four uniform numbers, scaled to variance 1, is near enough to normal.
    private float Normal() => 1.7320508f * (random.NextSingle() + random.NextSingle() + random.NextSingle() + random.NextSingle() - 2);

    private void Step(in TrainingRow row, float rate)
    {
        var count = row.Text.Rows.Length;
        Span<float> values = stackalloc float[count];
        table.Values(row.Text, values);
        Span<ushort> kept = stackalloc ushort[count];
        var n = 0;
        for (var i = 0; i < count; i++)
        {
            if (random.NextSingle() < DropFeature) continue;
            (kept[n], values[n]) = (row.Text.Rows[i], values[i] / (1 - DropFeature));
            n++;
        }
        kept = kept[..n];
        values = values[..n];
        net.Activate(kept, values, hidden);
        for (var i = 0; i < hidden.Length; i++)
        {
            var lives = (i < net.FirstRectified || hidden[i] > 0) && random.NextSingle() >= DropUnit;
            mask[i] = lives ? 1 / (1 - DropUnit) : 0;
            hidden[i] *= mask[i];
        }
        Learn(row, sampler is null ? every : sampler.Draw(row, random), rate);
        VectorMath.AddScaled(-rate, gradient, net.HiddenBias);
        for (var i = 0; i < n; i++) VectorMath.AddScaled(-rate * values[i], gradient, net.Feature(kept[i]));
    }

    // Moves the documents, and leaves in `gradient` what the hidden units must hear. The right documents come first in `against`
    // when they were drawn; among all documents a document's place is its number.
    private void Learn(in TrainingRow row, ReadOnlySpan<int> against, float rate)
    {
        var shares = scores.AsSpan(0, against.Length);
        for (var i = 0; i < against.Length; i++) shares[i] = net.Score(hidden, against[i]);
        VectorMath.Softmax(shares);
        for (var i = 0; i < row.Documents.Length; i++)
            shares[sampler is null ? row.Documents[i] : i] -= row.Shares[i];
        Array.Clear(gradient);
        for (var i = 0; i < against.Length; i++)
        {
            var error = shares[i] * row.Weight;
            if (Math.Abs(error) < LeastGradient) continue;
            var weights = net.Document(against[i]);
            VectorMath.AddScaled(error, weights, gradient);
            VectorMath.AddScaled(-rate * error, hidden, weights);
            net.DocumentBias[against[i]] -= rate * error;
        }
        for (var i = 0; i < gradient.Length; i++) gradient[i] *= mask[i];
    }
}

/// <summary>A question with the documents that answer it.</summary>
/// <param name="Text">Its features.</param>
/// <param name="Documents">The documents, each once.</param>
/// <param name="Shares">Each document's part of the right answer; together 1.</param>
/// <param name="Weight">How much it counts.</param>
internal readonly record struct TrainingRow(FeatureRows Text, int[] Documents, float[] Shares, float Weight);
