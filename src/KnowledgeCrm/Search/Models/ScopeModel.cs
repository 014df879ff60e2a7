using KnowledgeCrm.Search.Learning;
using KnowledgeCrm.Search.Meaning;

namespace KnowledgeCrm.Search.Models;

/// <summary>What was learnt from the documents of one scope, and from no others: nearness in meaning, and what solved cases teach.</summary>
internal sealed class ScopeModel
{
    private const int Format = 0x4b434d31;
    private readonly Guid[] taught;
    private readonly Dictionary<Guid, int> numbers;

    private readonly bool[] asked;

    private ScopeModel(Guid fingerprint, int documents, LatentSpace space, VectorTable vectors, LearnedRanker ranker, Guid[] taught, bool[] asked)
    {
        (Fingerprint, Documents, Space, Vectors, Ranker, this.taught, this.asked) = (fingerprint, documents, space, vectors, ranker, taught, asked);
        numbers = new Dictionary<Guid, int>(taught.Length);
        for (var i = 0; i < taught.Length; i++) numbers[taught[i]] = i;
    }

    /// <summary>Of the documents it was learnt from; two scopes of the same documents share one model.</summary>
    public Guid Fingerprint { get; }

    /// <summary>How many documents it was learnt from.</summary>
    public int Documents { get; }

    public LatentSpace Space { get; }

    public VectorTable Vectors { get; }

    public LearnedRanker Ranker { get; }

    /// <summary>The number by which the ranker knows a document; -1 for one that it does not know.</summary>
    public int NumberOf(Guid document) => numbers.GetValueOrDefault(document, -1);

    /// <summary>True when it answered questions that the ranker learnt from.</summary>
    public bool HasPastQuestions(int number) => asked[number];

    /// <summary>The document of a number.</summary>
    public Guid DocumentOf(int number) => taught[number];

    /// <summary>Learns from documents, in their order.</summary>
    public static ScopeModel Train(Guid fingerprint, IReadOnlyList<SearchDocument> documents, CancellationToken stop)
    {
        var texts = documents.Select(TextOf).ToList();
        var space = LatentSpace.Train(texts, null, stop);
        var vectors = new VectorTable(space.Dimensions);
        vectors.Put([.. documents.Select((document, i) => (document.Key.Id, space.Embed(texts[i])))]);
        var examples = documents.SelectMany((document, i) => document.PastQuestions.Select(question => new Example(i, question.Text, question.Weight))).ToList();
        var ranker = LearnedRanker.Train(examples, [.. documents.Select(document => document.Title)], stop);
        return new ScopeModel(fingerprint, documents.Count, space, vectors, ranker,
            [.. documents.Select(document => document.Key.Id)], [.. documents.Select(document => document.PastQuestions.Count > 0)]);
    }

    /// <summary>Takes in documents that are new or have changed since; the ranker hears of them when it is trained again.</summary>
    public void Take(IEnumerable<SearchDocument> documents) =>
        Vectors.Put([.. documents.Select(document => (document.Key.Id, Space.Embed(TextOf(document))))]);

    public void Write(BinaryWriter writer)
    {
        writer.Write(Format);
        writer.Write(Fingerprint.ToByteArray());
        writer.Write(Documents);
        Space.Write(writer);
        Vectors.Write(writer);
        Ranker.Write(writer);
        writer.Write(taught.Length);
        foreach (var document in taught) writer.Write(document.ToByteArray());
        foreach (var has in asked) writer.Write(has);
    }

    /// <exception cref="InvalidDataException">It is something else, damaged, or of another version.</exception>
    /// <exception cref="EndOfStreamException">It ends too early.</exception>
    public static ScopeModel Read(BinaryReader reader)
    {
        if (reader.ReadInt32() != Format) throw new InvalidDataException("This is no model of this version.");
        var fingerprint = new Guid(reader.ReadBytes(16));
        var documents = reader.ReadInt32();
        var (space, vectors, ranker) = (LatentSpace.Read(reader), VectorTable.Read(reader), LearnedRanker.Read(reader));
        var taught = new Guid[reader.ReadInt32()];
        for (var i = 0; i < taught.Length; i++) taught[i] = new Guid(reader.ReadBytes(16));
        var asked = new bool[taught.Length];
        for (var i = 0; i < asked.Length; i++) asked[i] = reader.ReadBoolean();
        return new ScopeModel(fingerprint, documents, space, vectors, ranker, taught, asked);
    }

    /// <summary>What is learnt from a document: its text, without what others say of it.</summary>
    public static string TextOf(SearchDocument document) =>
        string.Join('\n', new[] { document.Title, document.Summary, document.Body }.Where(text => text.Length > 0));
}
