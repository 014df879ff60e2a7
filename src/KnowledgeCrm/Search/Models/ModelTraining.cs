using KnowledgeCrm.Search.Meaning;
using Microsoft.Extensions.Logging;

namespace KnowledgeCrm.Search.Models;

/// <summary>Keeps the models up with the base. Hosted by somebody else; one at a time.</summary>
public sealed class ModelTraining(
    SearchModels models, SearchIndex index, IEnumerable<ISearchSource> sources, TimeProvider time, ILogger<ModelTraining> logger,
    RemoteMeaning? remote = null)
{
    // New solved cases and articles count soon enough; a model is no place of truth.
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(20);

    /// <summary>Runs until it is stopped. What fails is tried again; searching goes on meanwhile.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        try
        {
            while (true)
            {
                await index.WhenAsync(state => state.Complete, stop);
                try
                {
                    await models.TrainAsync(index, sources, stop);
                }
                catch (Exception e) when (e is not OperationCanceledException)
                {
                    logger.LogError(e, "The models of search could not be learnt; they are tried again");
                }
                await FillAsync(stop);
                await Task.Delay(Pause, time, stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The program ends.
        }
    }

    private async Task FillAsync(CancellationToken stop)
    {
        if (remote is null) return;
        try
        {
            foreach (var source in sources.Where(source => source.HasMeaning)) await remote.FillAsync(source, stop);
        }
        catch (EmbeddingUnavailable e)
        {
            if (e.Failure != EmbeddingFailure.Resting) logger.LogWarning("The embeddings service gave no vectors of documents: {Reason}", e.Message);
        }
    }
}
