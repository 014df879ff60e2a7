using System.Collections.Immutable;
using System.Security.Cryptography;
using KnowledgeCrm.Common;
using KnowledgeCrm.Search.Engine;
using Microsoft.Extensions.Logging;

namespace KnowledgeCrm.Search.Models;

/// <summary>The models of all scopes. They are learnt in the background when enough has changed, the old ones serving meanwhile; until the
/// first is there, words and past questions answer alone.</summary>
public sealed class SearchModels
{
    // Learnt anew when this share of the documents has changed, and at least so many; or at the first chance when there is none.
    private const double ChangedShare = 0.1;
    private const int LeastChanges = 20;
    private const int Urgent = int.MaxValue / 2;

    private readonly string path;
    private readonly ILogger logger;
    private readonly Lock gate = new();
    private ImmutableDictionary<(string Kind, string Scope), ScopeModel> models = ImmutableDictionary<(string, string), ScopeModel>.Empty;
    private readonly Dictionary<string, int> changes = new(StringComparer.Ordinal);

    // What changes while models are being learnt; the new ones take it in before they serve. Null while none are.
    private List<SearchDocument>? meanwhile;
    private DateTime? learntAt;

    /// <param name="path">A directory of its own; made when it is missing.</param>
    /// <param name="logger">Hears of what is learnt and of files that can't be read.</param>
    public SearchModels(string path, ILogger<SearchModels> logger)
    {
        (this.path, this.logger) = (path, logger);
        Load();
        // What changed after they were saved is not in them.
        Doubt();
    }

    /// <summary>How many scopes have a model, and when it was learnt.</summary>
    public ModelState State
    {
        get
        {
            lock (gate) return new ModelState(models.Count, models.Values.Distinct().Sum(model => model.Documents), learntAt, meanwhile is not null);
        }
    }

    internal ScopeModel? Of(string kind, string scope) => models.GetValueOrDefault((kind, scope));

    /// <summary>Takes in what has changed in the index.</summary>
    internal void Follow(IReadOnlyCollection<SearchDocument> put, IReadOnlyCollection<SearchKey> gone)
    {
        lock (gate)
        {
            foreach (var document in put) Changed(document.Key.Kind, HasLeft(document.Key, document.Scopes));
            foreach (var key in gone) Changed(key.Kind, HasLeft(key, []));
            meanwhile?.AddRange(put);
        }
        Take(put);
    }

    /// <summary>The index was built anew: nobody knows what has changed since the models were learnt.</summary>
    internal void Doubt()
    {
        lock (gate)
            foreach (var (kind, _) in models.Keys) changes[kind] = Urgent;
    }

    // A model that several scopes share takes a document once.
    private void Take(IEnumerable<SearchDocument> put)
    {
        var taken = new Dictionary<ScopeModel, HashSet<SearchDocument>>();
        foreach (var document in put)
        {
            foreach (var scope in document.Scopes)
            {
                if (Of(document.Key.Kind, scope) is not { } model) continue;
                if (!taken.TryGetValue(model, out var documents)) taken[model] = documents = [];
                documents.Add(document);
            }
        }
        foreach (var (model, documents) in taken) model.Take(documents);
    }

    // What a viewer may see no more must not go on teaching what that viewer finds: such a model is learnt anew at once.
    private bool HasLeft(SearchKey key, IReadOnlyList<string> scopes) =>
        models.Any(model => model.Key.Kind == key.Kind && !scopes.Contains(model.Key.Scope) && model.Value.NumberOf(key.Id) >= 0);

    private void Changed(string kind, bool isUrgent) => changes[kind] = isUrgent ? Urgent : changes.GetValueOrDefault(kind) + 1;

    /// <summary>Learns what is due.</summary>
    /// <param name="index">Says which documents each scope has.</param>
    /// <param name="sources">Give the documents.</param>
    /// <param name="stop">Stops the learning.</param>
    public async Task TrainAsync(SearchIndex index, IEnumerable<ISearchSource> sources, CancellationToken stop)
    {
        foreach (var source in sources.Where(source => source.HasMeaning))
        {
            var kind = index.Kind(source.Kind);
            if (kind.Count == 0 || !IsDue(source, kind)) continue;
            lock (gate) (changes[source.Kind], meanwhile) = (0, []);
            var documents = new List<SearchDocument>();
            await foreach (var document in source.ReadAllAsync(stop).WithCancellation(stop)) documents.Add(document);
            // The same documents in the same order teach the same, whatever order the source gives them in.
            documents.Sort((a, b) => a.Key.Id.CompareTo(b.Key.Id));
            var known = new Dictionary<Guid, ScopeModel>();
            foreach (var scope in source.Scopes)
            {
                var own = documents.Where(document => document.Scopes.Contains(scope)).ToList();
                var fingerprint = FingerprintOf(own);
                if (!known.TryGetValue(fingerprint, out var model)) known[fingerprint] = model = await LearnAsync(source.Kind, scope, fingerprint, own, stop);
                models = models.SetItem((source.Kind, scope), model);
                Save(source.Kind, scope, model);
            }
            List<SearchDocument> late;
            lock (gate) (late, meanwhile, learntAt) = (meanwhile ?? [], null, TimeProvider.System.GetUtcNow().UtcDateTime);
            Take(late);
        }
    }

    private async Task<ScopeModel> LearnAsync(string kind, string scope, Guid fingerprint, List<SearchDocument> documents, CancellationToken stop)
    {
        if (Of(kind, scope) is { } same && same.Fingerprint == fingerprint) return same;
        var begun = TimeProvider.System.GetTimestamp();
        var model = await Task.Factory.StartNew(() => ScopeModel.Train(fingerprint, documents, stop), stop, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        logger.LogInformation("Learnt from {Documents} documents of {Kind}/{Scope} in {Elapsed}", documents.Count, kind, scope, TimeProvider.System.GetElapsedTime(begun));
        return model;
    }

    private bool IsDue(ISearchSource source, KindSnapshot kind)
    {
        if (source.Scopes.Any(scope => Of(source.Kind, scope) is null)) return true;
        lock (gate) return changes.GetValueOrDefault(source.Kind) >= Math.Max(LeastChanges, kind.Count * ChangedShare);
    }

    private static Guid FingerprintOf(List<SearchDocument> documents)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var document in documents)
        {
            hash.AppendData(document.Key.Id.ToByteArray());
            hash.AppendData(System.Text.Encoding.UTF8.GetBytes($"{document.Title}\0{document.Summary}\0{document.Body}\0{string.Join('\0', document.PastQuestions)}"));
        }
        return new Guid(hash.GetHashAndReset().AsSpan(0, 16));
    }

    private string FileOf(string kind, string scope) => Path.Combine(path, $"{kind}.{scope}.model");

    private void Save(string kind, string scope, ScopeModel model)
    {
        Directory.CreateDirectory(path);
        CheckedFile.Write(FileOf(kind, scope), model.Write);
    }

    private void Load()
    {
        if (!Directory.Exists(path)) return;
        var known = new Dictionary<Guid, ScopeModel>();
        foreach (var file in Directory.EnumerateFiles(path, "*.model").Order(StringComparer.Ordinal).ToList())
        {
            var name = Path.GetFileNameWithoutExtension(file).Split('.', 2);
            try
            {
                var model = CheckedFile.Read(file, ScopeModel.Read);
                learntAt = File.GetLastWriteTimeUtc(file);
                if (name.Length == 2) models = models.SetItem((name[0], name[1]), known.TryGetValue(model.Fingerprint, out var same) ? same : known[model.Fingerprint] = model);
            }
            catch (Exception e) when (e is InvalidDataException or EndOfStreamException or IOException)
            {
                logger.LogWarning("The model {File} can't be used and is learnt anew: {Problem}", Path.GetFileName(file), e.Message);
                File.Delete(file);
            }
        }
    }
}

/// <summary>What was learnt from the documents.</summary>
/// <param name="Scopes">How many scopes have a model.</param>
/// <param name="Documents">From how many documents; scopes of the same documents share a model.</param>
/// <param name="LearntAt">When it was last looked through, UTC; null before the first time.</param>
/// <param name="IsLearning">True while it is being learnt; what was learnt before serves meanwhile.</param>
public sealed record ModelState(int Scopes, int Documents, DateTime? LearntAt, bool IsLearning);
