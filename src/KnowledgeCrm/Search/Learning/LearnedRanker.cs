namespace KnowledgeCrm.Search.Learning;

/// <summary>What past questions teach of which document answers a new one. Never changes once made, so any number of threads may ask it.
/// A document without past questions is known by its title.</summary>
public sealed class LearnedRanker
{
    private const int Version = 1;

    /// <summary>Up to this many documents each example is held against all others.</summary>
    private const int MostInFull = 2048;
    private const int HiddenUnits = 256;
    private const int HiddenUnitsOfMany = 128;

    // Each example is seen 25 times; a small base needs more, a large one gets what a minute allows.
    private const int Rounds = 25;
    private const int LeastSteps = 100_000;
    private const int MostSteps = 1_500_000;

    /// <summary>The share of belief that counts half: it keeps the likely ones apart from each other less than from the unlikely.</summary>
    private const float HalfShare = 0.05f;

    private readonly FeatureTable table;
    private readonly RankerNet net;
    private readonly KnownQuestions known;
    private readonly float[] meanDocument;

    private LearnedRanker(FeatureTable table, RankerNet net, KnownQuestions known)
    {
        (this.table, this.net, this.known) = (table, net, known);
        meanDocument = net.MeanDocument();
    }

    /// <summary>How many documents it knows; their numbers are below this.</summary>
    public int Documents => net.Documents;

    /// <summary>Learns from examples. Takes seconds for 10,000, and about a minute at the most.</summary>
    /// <param name="examples">Solved questions and other signs; none: every score will be 0.</param>
    /// <param name="titlesByDocument">Each document's title, at the place of its number.</param>
    /// <param name="stop">Stops the learning.</param>
    /// <exception cref="ArgumentOutOfRangeException">An example names a document that has no title.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static LearnedRanker Train(IReadOnlyList<Example> examples, IReadOnlyList<string> titlesByDocument, CancellationToken stop)
    {
        var questions = Questions.Of(examples, titlesByDocument);
        var table = FeatureTable.Of([.. questions.Select(question => question.Text)], stop);
        var (words, ngrams) = (new HashSet<ulong>(), new HashSet<ulong>());
        var rows = new List<TrainingRow>(questions.Count);
        foreach (var question in questions)
        {
            stop.ThrowIfCancellationRequested();
            var text = table.Encode(question.Text, words, ngrams);
            if (text.Rows.Length > 0) rows.Add(new TrainingRow(text, question.Documents, question.Weight));
        }
        var documents = titlesByDocument.Count;
        var isFull = documents <= MostInFull;
        var net = new RankerNet(table.Count, documents, rows.Count == 0 ? 0 : isFull ? HiddenUnits : HiddenUnitsOfMany);
        if (rows.Count > 0)
        {
            var sampler = isFull ? null : new NegativeSampler(table.Count, documents, rows);
            RankerTraining.Run(net, table, rows, sampler, Math.Clamp((long)rows.Count * Rounds, LeastSteps, MostSteps), stop);
        }
        return new LearnedRanker(table, net, KnownQuestions.Of(net, table, rows));
    }

    /// <summary>Scores candidates for a query, each 0 to 1; they share one belief, so a score depends on which others are candidates,
    /// and on nothing else. Documents that it does not know, and every document when the query holds nothing known, score 0.</summary>
    /// <param name="query">Any text.</param>
    /// <param name="candidates">Numbers of documents, each once.</param>
    /// <param name="scores">Takes the scores; as long as the candidates.</param>
    public void Score(string query, ReadOnlySpan<int> candidates, Span<float> scores)
    {
        scores = scores[..candidates.Length];
        Span<float> hidden = stackalloc float[net.Hidden];
        if (!TryCall(query, candidates, scores, hidden)) return;
        VectorMath.Softmax(scores);
        foreach (ref var score in scores) score = float.IsNaN(score) ? 0 : score * (1 + HalfShare) / (score + HalfShare);
    }

    /// <summary>How far the belief in one document can be trusted; all 0 when the query holds nothing known.</summary>
    /// <param name="query">Any text.</param>
    /// <param name="document">One of the candidates, most often the first answer.</param>
    /// <param name="candidates">Numbers of documents, each once.</param>
    /// <exception cref="ArgumentOutOfRangeException">The document is not known.</exception>
    public LearnedSigns SignsOf(string query, int document, ReadOnlySpan<int> candidates)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(document);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(document, Documents);
        Span<float> hidden = stackalloc float[net.Hidden];
        var shares = new float[candidates.Length];
        if (!TryCall(query, candidates, shares, hidden)) return default;
        VectorMath.Softmax(shares);
        float share = 0;
        for (var i = 0; i < shares.Length; i++)
            if ((uint)candidates[i] < (uint)Documents && known.GroupOf(candidates[i]) == known.GroupOf(document)) share += shares[i];
        var strength = net.Score(hidden, document) - VectorMath.Dot(hidden, meanDocument) - net.DocumentBias.Average();
        return new LearnedSigns(share, strength, known.Nearness(hidden, document));
    }

    // Fills in how strongly each candidate is called for; false, and all 0, when nothing can be said.
    private bool TryCall(string query, ReadOnlySpan<int> candidates, Span<float> strengths, Span<float> hidden)
    {
        strengths.Clear();
        if (candidates.IsEmpty || !TryActivate(query, hidden)) return false;
        for (var i = 0; i < candidates.Length; i++)
            strengths[i] = (uint)candidates[i] < (uint)Documents ? net.Score(hidden, candidates[i]) : float.NegativeInfinity;
        return true;
    }

    /// <summary>The documents that a query calls for most, the best first; empty when it holds nothing known.</summary>
    /// <param name="query">Any text.</param>
    /// <param name="count">How many at the most.</param>
    public IReadOnlyList<int> Top(string query, int count)
    {
        Span<float> hidden = stackalloc float[net.Hidden];
        if (count <= 0 || !TryActivate(query, hidden)) return [];
        var best = new PriorityQueue<int, (float Score, int Earlier)>(count + 1);
        for (var document = 0; document < Documents; document++)
        {
            var key = (net.Score(hidden, document), -document);
            if (best.Count < count) best.Enqueue(document, key);
            else best.EnqueueDequeue(document, key);
        }
        var top = new int[best.Count];
        for (var i = top.Length - 1; i >= 0; i--) top[i] = best.Dequeue();
        return top;
    }

    private bool TryActivate(string query, Span<float> hidden)
    {
        if (hidden.IsEmpty) return false;
        var text = table.Encode(query, [], []);
        if (text.Rows.Length == 0) return false;
        var values = new float[text.Rows.Length];
        table.Values(text, values);
        net.Activate(text.Rows, values, hidden);
        return true;
    }

    /// <summary>Writes everything that <see cref="Read"/> needs.</summary>
    public void Write(BinaryWriter writer)
    {
        writer.Write(Version);
        table.Write(writer);
        net.Write(writer);
        known.Write(writer);
    }

    /// <summary>Reads what was written; it scores exactly as the one that wrote.</summary>
    /// <exception cref="InvalidDataException">Another version wrote it, or it is damaged.</exception>
    /// <exception cref="EndOfStreamException">It ends too early.</exception>
    public static LearnedRanker Read(BinaryReader reader)
    {
        if (reader.ReadInt32() is var version && version != Version) throw new InvalidDataException($"Version {version} of the ranker is not {Version}.");
        var table = FeatureTable.Read(reader);
        var net = RankerNet.Read(reader, table.Count);
        return new LearnedRanker(table, net, KnownQuestions.Read(reader, net));
    }
}
