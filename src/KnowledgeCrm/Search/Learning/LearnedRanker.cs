namespace KnowledgeCrm.Search.Learning;

/// <summary>What past questions teach of which document answers a new one. Never changes once made, so any number of threads may ask it.
/// A document without past questions is known by its title.</summary>
public sealed class LearnedRanker
{
    private const int Version = 3;

    /// <summary>Up to this many documents each example is held against all others, and two networks are trained and joined.</summary>
    private const int MostInFull = 2048;
    private const int HiddenUnits = 128;

    // Each example is seen 25 times; in a small base oftener, in a large one as often as a minute allows.
    private const int Rounds = 25;
    private const int RoundsOfSmall = 150;
    private const int LeastSteps = 10_000;
    private const int StepsOfSmall = 100_000;
    private const int MostSteps = 800_000;

    /// <summary>The share of belief that counts half: it keeps the likely ones apart from each other less than from the unlikely.</summary>
    private const float HalfShare = 0.05f;

    /// <summary>What is left of a score when the query resembles nothing known.</summary>
    private const float LeastTrust = 0.2f;

    private readonly FeatureTable table;
    private readonly RankerNet net;
    private readonly KnownQuestions known;
    private readonly WordShares shares;
    private readonly float[] meanDocument;
    private readonly float meanBias;

    private LearnedRanker(FeatureTable table, RankerNet net, KnownQuestions known, WordShares shares, float reliability)
    {
        (this.table, this.net, this.known, this.shares, Reliability) = (table, net, known, shares, reliability);
        meanDocument = net.MeanDocument();
        meanBias = net.DocumentBias.DefaultIfEmpty().Average();
    }

    /// <summary>How many documents it knows; their numbers are below this.</summary>
    public int Documents => net.Documents;

    /// <summary>How far it can be relied on, 0 to 1: found out by questions that were hidden from it.</summary>
    public float Reliability { get; }

    /// <summary>Learns from examples. Takes seconds for 10,000, and about a minute at the most.</summary>
    /// <param name="examples">Solved questions and other signs; none: every score will be 0.</param>
    /// <param name="titlesByDocument">Each document's title, at the place of its number.</param>
    /// <param name="stop">Stops the learning.</param>
    /// <exception cref="ArgumentOutOfRangeException">An example names a document that has no title.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static LearnedRanker Train(IReadOnlyList<Example> examples, IReadOnlyList<string> titlesByDocument, CancellationToken stop) =>
        Train(examples, titlesByDocument, MostInFull, null, stop);

    /// <summary>The same with more said.</summary>
    /// <param name="examples">Solved questions and other signs.</param>
    /// <param name="titlesByDocument">Each document's title, at the place of its number.</param>
    /// <param name="mostInFull">Of more documents, each example is held against some of them.</param>
    /// <param name="reliability">How far it can be relied on, where that is known; null to find it out.</param>
    /// <param name="stop">Stops the learning.</param>
    internal static LearnedRanker Train(
        IReadOnlyList<Example> examples, IReadOnlyList<string> titlesByDocument, int mostInFull, float? reliability, CancellationToken stop)
    {
        var questions = Questions.Of(examples, titlesByDocument);
        var table = FeatureTable.Of([.. questions.Select(question => question.Text)], stop);
        var (words, ngrams) = (new HashSet<ulong>(), new HashSet<ulong>());
        var rows = new List<TrainingRow>(questions.Count);
        var asked = new List<bool>(questions.Count);
        foreach (var question in questions)
        {
            stop.ThrowIfCancellationRequested();
            var text = table.Encode(question.Text, words, ngrams);
            if (text.Rows.Length == 0) continue;
            rows.Add(new TrainingRow(text, question.Documents, question.Shares, question.Weight));
            asked.Add(question.IsAsked);
        }
        var documents = titlesByDocument.Count;
        var net = TrainNet(table, rows, documents, mostInFull, stop);
        var found = reliability ?? RankerReliability.Of(rows, asked, documents, (kept, steps) => One(table, kept, documents, mostInFull, steps, 1, stop), table, Steps(rows.Count));
        return new LearnedRanker(table, net, KnownQuestions.Of(net, table, rows), WordShares.Of(questions.Select(question => (question.Text, question.Documents)), documents), found);
    }

    private static RankerNet TrainNet(FeatureTable table, List<TrainingRow> rows, int documents, int mostInFull, CancellationToken stop)
    {
        if (rows.Count == 0) return new RankerNet(table.Count, documents, 0);
        var steps = Steps(rows.Count);
        return documents <= mostInFull
            ? RankerNet.Joined(One(table, rows, documents, mostInFull, steps, 1, stop), One(table, rows, documents, mostInFull, steps, 2, stop))
            : One(table, rows, documents, mostInFull, steps, 1, stop);
    }

    private static RankerNet One(FeatureTable table, List<TrainingRow> rows, int documents, int mostInFull, long steps, int seed, CancellationToken stop)
    {
        var net = new RankerNet(table.Count, documents, HiddenUnits);
        RankerTraining.Run(net, table, rows, documents <= mostInFull ? null : new NegativeSampler(table.Count, documents, rows), steps, seed, stop);
        return net;
    }

    private static long Steps(long examples) =>
        Math.Min(MostSteps, Math.Max(examples * Rounds, Math.Min(StepsOfSmall, LeastSteps + examples * RoundsOfSmall)));

    /// <summary>Scores candidates for a query, each 0 to 1: their shares of belief, all the smaller the less the query resembles what is
    /// known, so that a document without past questions can still win by its words. A score depends on which others are candidates, and
    /// on nothing else. Documents that it does not know, and every document when the query holds nothing known, score 0.</summary>
    /// <param name="query">Any text.</param>
    /// <param name="candidates">Numbers of documents, each once.</param>
    /// <param name="scores">Takes the scores; as long as the candidates.</param>
    public void Score(string query, ReadOnlySpan<int> candidates, Span<float> scores)
    {
        scores = scores[..candidates.Length];
        Span<float> hidden = stackalloc float[net.Hidden];
        if (Reliability == 0)
        {
            scores.Clear();
            return;
        }
        if (!TryShare(query, candidates, scores, hidden, out var knownPart)) return;
        var first = 0;
        for (var i = 1; i < scores.Length; i++)
            if (scores[i] > scores[first]) first = i;
        var trust = Reliability * (LeastTrust + (1 - LeastTrust) * (float)Confidence.Of(SignsOf(query, candidates[first], candidates, scores, hidden, knownPart)));
        foreach (ref var score in scores) score = trust * score * (1 + HalfShare) / (score + HalfShare);
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
        var beliefs = new float[candidates.Length];
        return TryShare(query, candidates, beliefs, hidden, out var knownPart) ? SignsOf(query, document, candidates, beliefs, hidden, knownPart) : default;
    }

    private LearnedSigns SignsOf(
        string query, int document, ReadOnlySpan<int> candidates, ReadOnlySpan<float> beliefs, ReadOnlySpan<float> hidden, float knownPart)
    {
        float share = 0;
        for (var i = 0; i < beliefs.Length; i++)
            if (IsKnown(candidates[i]) && known.GroupOf(candidates[i]) == known.GroupOf(document)) share += beliefs[i];
        var strength = net.Score(hidden, document) - VectorMath.Dot(hidden, meanDocument) - meanBias;
        var (likelihood, words) = shares.Of(query, document);
        return new LearnedSigns(share, strength, known.Nearness(hidden, document), knownPart, likelihood, words);
    }

    // Fills in each candidate's share of belief; false, and all 0, when nothing can be said.
    private bool TryShare(string query, ReadOnlySpan<int> candidates, Span<float> beliefs, Span<float> hidden, out float knownPart)
    {
        knownPart = 0;
        beliefs.Clear();
        var isAnyKnown = false;
        foreach (var candidate in candidates) isAnyKnown |= IsKnown(candidate);
        if (!isAnyKnown || !TryActivate(query, hidden, out knownPart)) return false;
        for (var i = 0; i < candidates.Length; i++)
            beliefs[i] = IsKnown(candidates[i]) ? net.Score(hidden, candidates[i]) : float.NegativeInfinity;
        VectorMath.Softmax(beliefs);
        return true;
    }

    private bool IsKnown(int document) => (uint)document < (uint)Documents;

    /// <summary>The documents that a query calls for most, the best first; empty when it holds nothing known, or what was learnt can't be relied on.</summary>
    /// <param name="query">Any text.</param>
    /// <param name="count">How many at the most.</param>
    public IReadOnlyList<int> Top(string query, int count)
    {
        Span<float> hidden = stackalloc float[net.Hidden];
        if (count <= 0 || Reliability == 0 || !TryActivate(query, hidden, out _)) return [];
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

    private bool TryActivate(string query, Span<float> hidden, out float knownPart)
    {
        knownPart = 0;
        if (hidden.IsEmpty) return false;
        var text = table.Encode(query, [], []);
        if (text.Rows.Length == 0) return false;
        knownPart = text.Known;
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
        shares.Write(writer);
        writer.Write(Reliability);
    }

    /// <summary>Reads what was written; it scores exactly as the one that wrote.</summary>
    /// <exception cref="InvalidDataException">Another version wrote it, or it is damaged.</exception>
    /// <exception cref="EndOfStreamException">It ends too early.</exception>
    public static LearnedRanker Read(BinaryReader reader)
    {
        if (reader.ReadInt32() is var version && version != Version) throw new InvalidDataException($"Version {version} of the ranker is not {Version}.");
        var table = FeatureTable.Read(reader);
        var net = RankerNet.Read(reader, table.Count);
        var known = KnownQuestions.Read(reader, net);
        var shares = WordShares.Read(reader, net.Documents);
        var reliability = reader.ReadSingle();
        return reliability is >= 0 and <= 1 ? new LearnedRanker(table, net, known, shares, reliability) : throw new InvalidDataException($"A reliability of {reliability} is none.");
    }
}
