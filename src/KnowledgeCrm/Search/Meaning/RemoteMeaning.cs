using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using KnowledgeCrm.Common;
using KnowledgeCrm.Search.Models;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace KnowledgeCrm.Search.Meaning;

/// <summary>Nearness in meaning by an embeddings service. Keeps the documents' vectors, and serves only when it has those of a whole kind; until
/// then, and whenever the service fails or is slow, what the program has learnt by itself serves.</summary>
/// <param name="documents">Gives the vectors of documents; may take its time.</param>
/// <param name="queries">Gives the vectors of queries; soon, or not at all.</param>
/// <param name="model">Where the vectors come from: those of another are made anew.</param>
/// <param name="path">A directory of its own.</param>
/// <param name="logger">Hears of failures.</param>
public sealed class RemoteMeaning(
    RemoteEmbeddingGenerator documents, RemoteEmbeddingGenerator queries, string model, string path, ILogger<RemoteMeaning> logger)
{
    private const int Batch = 64;
    private const int SaveEvery = 4_096;
    private const int MostQueries = 2_000;

    private readonly ConcurrentDictionary<string, RemoteVectors> kinds = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> whole = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, float[]> asked = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<SearchKey, SearchDocument> changed = new();

    // Kinds that were looked through since the start and since the last failure; of these only what has changed is looked at. One thread's own.
    private readonly HashSet<string> lookedThrough = new(StringComparer.Ordinal);

    /// <summary>How the service does, what it has, and whether it serves.</summary>
    public RemoteMeaningState State => new(model, documents.Health, queries.Health, kinds.Values.Sum(vectors => vectors.Count), !whole.IsEmpty && queries.Health.IsWell);

    /// <summary>A question's vector; null when it can't be had soon, or no kind is whole yet.</summary>
    internal async Task<RemoteQuestion?> AskAsync(string text, CancellationToken stop)
    {
        if (whole.IsEmpty || string.IsNullOrWhiteSpace(text)) return null;
        if (!asked.TryGetValue(text, out var vector))
        {
            try
            {
                vector = (await queries.GenerateAsync([text], null, stop))[0].Vector.ToArray();
            }
            catch (EmbeddingUnavailable e)
            {
                // A few times, until the service is let rest; then not for each query.
                if (e.Failure != EmbeddingFailure.Resting) logger.LogWarning("A query is answered without the embeddings service: {Reason}", e.Message);
                return null;
            }
            if (asked.Count >= MostQueries) asked.Clear();
            asked[text] = vector;
        }
        return new RemoteQuestion(vector, this);
    }

    /// <summary>The vectors of a kind that is whole, of this length.</summary>
    internal RemoteVectors? Of(string kind, int dimensions) =>
        whole.ContainsKey(kind) && kinds.GetValueOrDefault(kind) is { } vectors && vectors.Table.Dimensions == dimensions ? vectors : null;

    /// <summary>Hears of what has changed in the index.</summary>
    internal void Follow(IReadOnlyCollection<SearchDocument> put)
    {
        foreach (var document in put) changed[document.Key] = document;
    }

    /// <summary>Gets the vectors of all documents that have none, or whose text has changed. What was got before a failure is kept.</summary>
    /// <exception cref="EmbeddingUnavailable">The service failed; what remains is got another time.</exception>
    internal async Task FillAsync(ISearchSource source, CancellationToken stop)
    {
        if (!kinds.ContainsKey(source.Kind) && Load(source.Kind) is { } kept) kinds[source.Kind] = kept;
        var recent = changed.Keys.Where(key => key.Kind == source.Kind).Select(key => changed.TryRemove(key, out var document) ? document : null).OfType<SearchDocument>().ToList();
        var candidates = lookedThrough.Remove(source.Kind) ? recent.ToAsyncEnumerable() : source.ReadAllAsync(stop);
        var unsaved = 0;
        try
        {
            await foreach (var missing in MissingAsync(source.Kind, candidates, stop).Chunk(kinds.ContainsKey(source.Kind) ? Batch : RemoteVectors.Sample).WithCancellation(stop))
            {
                var vectors = await documents.GenerateAsync(missing.Select(document => document.Text), null, stop);
                var given = missing.Select((document, i) => (document.Id, document.Text, Vector: vectors[i].Vector.ToArray())).ToList();
                // By those alone that everybody may see: what one may not see changes nothing of what one finds.
                var open = given.Where((_, i) => missing[i].Scopes == source.Scopes.Count).Select(entry => entry.Vector);
                kinds.GetOrAdd(source.Kind, _ => RemoteVectors.Of(given[0].Vector.Length, [.. open])).Put(given);
                unsaved += given.Count;
                if (unsaved >= SaveEvery) unsaved = Save(source.Kind);
            }
            if (kinds.ContainsKey(source.Kind)) whole[source.Kind] = true;
            lookedThrough.Add(source.Kind);
        }
        finally
        {
            if (unsaved > 0) Save(source.Kind);
        }
    }

    private async IAsyncEnumerable<(Guid Id, string Text, int Scopes)> MissingAsync(
        string kind, IAsyncEnumerable<SearchDocument> candidates, [EnumeratorCancellation] CancellationToken stop)
    {
        await foreach (var document in candidates.WithCancellation(stop))
        {
            var text = ScopeModel.TextOf(document);
            if (text.Length > 0 && kinds.GetValueOrDefault(kind)?.Holds(document.Key.Id, text) != true) yield return (document.Key.Id, text, document.Scopes.Count);
        }
    }

    private int Save(string kind)
    {
        Directory.CreateDirectory(path);
        CheckedFile.Write(FileOf(kind), writer => kinds[kind].Write(writer, model));
        return 0;
    }

    private RemoteVectors? Load(string kind)
    {
        try
        {
            return File.Exists(FileOf(kind)) ? CheckedFile.Read(FileOf(kind), reader => RemoteVectors.Read(reader, model)) : null;
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or IOException)
        {
            logger.LogWarning(e, "The vectors of {Kind} can't be read and are asked for anew", kind);
            return null;
        }
    }

    private string FileOf(string kind) => Path.Combine(path, $"{kind}.vectors");
}

/// <summary>A question's vector as a service gave it.</summary>
internal sealed record RemoteQuestion(float[] Vector, RemoteMeaning Service)
{
    /// <summary>To be compared with the documents of a kind; null when the service has not all of them.</summary>
    public AskedMeaning? In(string kind) => Service.Of(kind, Vector.Length) is { } vectors ? new AskedMeaning(vectors.Asked(Vector), vectors.Table) : null;
}

/// <summary>A question's vector with the vectors that it is compared with.</summary>
internal sealed record AskedMeaning(short[] Vector, VectorTable Table);

/// <summary>How an embeddings service stands.</summary>
/// <param name="Model">Address and model, without a key.</param>
/// <param name="Documents">How it does with the vectors of documents.</param>
/// <param name="Queries">How it does with those of queries.</param>
/// <param name="Vectors">How many documents have a vector.</param>
/// <param name="Serves">False while the program's own serves instead: vectors are missing yet, or the service fails.</param>
public sealed record RemoteMeaningState(string Model, EmbeddingHealth Documents, EmbeddingHealth Queries, int Vectors, bool Serves);
