namespace KnowledgeCrm.Persistence;

/// <summary>Wakes whoever waits for new events in this process the moment a transaction that wrote some has committed.</summary>
public sealed class OutboxSignal
{
    private volatile TaskCompletionSource next = New();

    /// <summary>Done when something commits after this was taken. Take it before looking, and wait on it after.</summary>
    public Task Next => next.Task;

    public void Committed() => Interlocked.Exchange(ref next, New()).SetResult();

    /// <summary>Waits for the signal, or for the time that another node's events may take to be looked for.</summary>
    public static async Task WaitAsync(Task signal, TimeSpan atMost, CancellationToken stop)
    {
        try
        {
            await signal.WaitAsync(atMost, stop);
        }
        catch (TimeoutException)
        {
            // Time to look again by itself: other nodes' commits give no signal here.
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
