using KnowledgeCrm.Common;
using KnowledgeCrm.Search;
using KnowledgeCrm.Search.Meaning;
using KnowledgeCrm.Search.Models;

namespace KnowledgeCrm.Insight;

/// <summary>How search stands, for an administrator: the index, what was learnt, and the embeddings service where there is one.</summary>
public sealed class SearchStanding(UseCase useCase, SearchIndex index, SearchModels models, RemoteMeaning? remote = null)
{
    public Task<Outcome<Standing>> RunAsync(Actor actor, CancellationToken stop) =>
        useCase.ReadAsync(_ =>
        {
            actor.Require(Role.Administrator);
            return Task.FromResult(new Standing(index.State with { Complete = !index.IsIncomplete }, models.State, remote?.State));
        }, stop);

    /// <param name="Index">The index.</param>
    /// <param name="Models">What was learnt from the documents.</param>
    /// <param name="Service">The embeddings service; null when none is configured.</param>
    public sealed record Standing(IndexState Index, ModelState Models, RemoteMeaningState? Service);
}

/// <summary>Has the index built anew beside the one that serves; for an administrator who doubts it.</summary>
public sealed class RebuildSearchIndex(UseCase useCase, SearchIndexer indexer)
{
    public Task<Outcome<bool>> RunAsync(Actor actor, CancellationToken stop) =>
        useCase.WriteAsync(nameof(RebuildSearchIndex), actor, _ =>
        {
            actor.Require(Role.Administrator);
            indexer.RequestRebuild();
            return Task.FromResult(true);
        }, stop);
}
