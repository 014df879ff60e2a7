using System.Text.Json;
using KnowledgeCrm.Drafts;
using KnowledgeCrm.Web.Accounts;

namespace KnowledgeCrm.Web.Controls;

/// <summary>Makes keepers of what is typed, one for each form.</summary>
public sealed class DraftKeepers(CurrentActor current, KeepDraft keep, KeptDraftReading reading, ILogger<DraftKeepers> log)
{
    /// <param name="form">The form and what it is about, such as <c>reply:CS-10027</c>.</param>
    public DraftKeeper<T> For<T>(string form) where T : class => new(form, current, keep, reading, log);
}

/// <summary>How drafts are written: as typed, since escapes make Chinese six times as long.</summary>
internal static class DraftJson
{
    public static JsonSerializerOptions Options { get; } = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}

/// <summary>Keeps what is typed into one form while it is typed, and brings it back after a lost connection, a closed tab or a restart.</summary>
public sealed class DraftKeeper<T>(string form, CurrentActor current, KeepDraft keep, KeptDraftReading reading, ILogger log) : IAsyncDisposable
    where T : class
{
    // Short enough that little is lost, long enough that not every letter is a write.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(400);
    private readonly SemaphoreSlim writing = new(1);
    private CancellationTokenSource? waiting;
    private string? pending;

    public async Task<T?> RestoreAsync(CancellationToken stop)
    {
        var kept = await reading.RunAsync(await current.GetAsync(stop), form, stop);
        try
        {
            return kept.Succeeded && kept.Value is { } json ? JsonSerializer.Deserialize<T>(json) : null;
        }
        catch (JsonException outdated)
        {
            // Kept by an earlier release whose form had other fields.
            log.LogInformation(outdated, "The draft of {Form} can't be read any more", form);
            return null;
        }
    }

    /// <summary>Call at each change; it is kept as soon as typing pauses.</summary>
    public void Changed(T typed)
    {
        pending = JsonSerializer.Serialize(typed, DraftJson.Options);
        waiting?.Cancel();
        waiting = new CancellationTokenSource();
        _ = KeepSoonAsync(waiting.Token);
    }

    /// <summary>What was typed has been sent: nothing is left to bring back.</summary>
    public async Task ForgetAsync()
    {
        waiting?.Cancel();
        pending = "";
        await WriteAsync();
    }

    public async ValueTask DisposeAsync()
    {
        waiting?.Cancel();
        await WriteAsync();
    }

    private async Task KeepSoonAsync(CancellationToken stop)
    {
        try
        {
            await Task.Delay(Pause, stop);
            await WriteAsync();
        }
        catch (OperationCanceledException)
        {
            // Typing goes on; the next pause keeps it.
        }
    }

    private async Task WriteAsync()
    {
        await writing.WaitAsync();
        try
        {
            if (Interlocked.Exchange(ref pending, null) is not { } json) return;
            var outcome = await keep.RunAsync(await current.GetAsync(CancellationToken.None), form, json, CancellationToken.None);
            if (!outcome.Succeeded) log.LogWarning("The draft of {Form} is not kept: {Code}", form, outcome.Refused.Code);
        }
        catch (Exception failed)
        {
            // The text is still on the page; the next pause tries again.
            log.LogWarning(failed, "The draft of {Form} could not be kept", form);
        }
        finally
        {
            writing.Release();
        }
    }
}
