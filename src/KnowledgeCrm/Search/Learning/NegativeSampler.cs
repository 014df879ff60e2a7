namespace KnowledgeCrm.Search.Learning;

/// <summary>Draws the documents that an example is held against where there are too many to take all: some that share a feature with the
/// question, which are the ones it could be mistaken for, and some at random.</summary>
internal sealed class NegativeSampler
{
    private const int OfEachKind = 48;
    private const int MostOfFeature = 32;

    private readonly int documents;
    private readonly int[] byFeature;
    private readonly int[] seen;
    private readonly int[] drawnAt;
    private readonly int[] drawn;
    private int draw;

    public NegativeSampler(int features, int documents, IReadOnlyList<TrainingRow> rows)
    {
        this.documents = documents;
        (byFeature, seen, drawnAt) = (new int[features * MostOfFeature], new int[features], new int[documents]);
        // Reservoir sampling (Vitter 1985): each document of a feature has the same chance to be kept.
        var random = new Random(2);
        foreach (var row in rows)
            foreach (var feature in row.Text.Rows)
                foreach (var document in row.Documents)
                {
                    var place = seen[feature] < MostOfFeature ? seen[feature] : random.Next(seen[feature] + 1);
                    if (place < MostOfFeature) byFeature[feature * MostOfFeature + place] = document;
                    seen[feature]++;
                }
        Most = 2 * OfEachKind + rows.Max(row => row.Documents.Length);
        drawn = new int[Most];
    }

    /// <summary>The most that a draw gives.</summary>
    public int Most { get; }

    /// <summary>The right documents first, then the others, each once. Valid until the next draw.</summary>
    public ReadOnlySpan<int> Draw(in TrainingRow row, Random random)
    {
        draw++;
        var count = 0;
        foreach (var document in row.Documents) count = Add(document, count);
        for (var i = 0; i < OfEachKind; i++) count = Add(random.Next(documents), count);
        for (var i = 0; i < OfEachKind && row.Text.Rows.Length > 0; i++)
        {
            var feature = row.Text.Rows[random.Next(row.Text.Rows.Length)];
            count = Add(byFeature[feature * MostOfFeature + random.Next(Math.Min(seen[feature], MostOfFeature))], count);
        }
        return drawn.AsSpan(0, count);
    }

    private int Add(int document, int count)
    {
        if (drawnAt[document] == draw) return count;
        drawnAt[document] = draw;
        drawn[count] = document;
        return count + 1;
    }
}
