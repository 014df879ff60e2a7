using System.Diagnostics;
using System.Globalization;
using KnowledgeCrm.Common;
using KnowledgeCrm.Web.Accounts;
using KnowledgeCrm.Web.Hosting;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Radzen;

namespace KnowledgeCrm.Web.Controls;

/// <summary>What every component of the console does alike: it asks and acts as whoever the person is at this moment, says what was
/// refused and what went wrong, does one thing at a time, and stops asking when it is left.</summary>
public abstract class ConsoleComponent : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource gone = new();

    // The person's own; who calls from elsewhere, such as news of another's doing, comes with that of the machine.
    private readonly (CultureInfo Culture, CultureInfo Language) culture = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);

    [Inject] protected CurrentActor Current { get; set; } = null!;
    [Inject] protected IStringLocalizer<ControlText> Words { get; set; } = null!;
    [Inject] private NotificationService Notices { get; set; } = null!;
    [Inject] private ILoggerFactory Logs { get; set; } = null!;

    /// <summary>Cancelled when the person has left.</summary>
    protected CancellationToken Gone { get; private set; }

    /// <summary>True while an action runs: a second click is not a second action.</summary>
    protected bool IsBusy { get; private set; }

    /// <summary>What the last action was refused for; <c>FieldError</c> shows it beside its field.</summary>
    protected Refused? Refusal { get; set; }

    protected ConsoleComponent() => Gone = gone.Token;

    /// <summary>Does something on the circuit, in the person's language, whoever calls.</summary>
    protected new Task InvokeAsync(Func<Task> work) => base.InvokeAsync(() =>
    {
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = culture;
        return work();
    });

    /// <inheritdoc cref="InvokeAsync(Func{Task})" />
    protected new Task InvokeAsync(Action work) => InvokeAsync(() =>
    {
        work();
        return Task.CompletedTask;
    });

    /// <summary>Reads something as whoever asks now.</summary>
    protected async Task<Loaded<T>> LoadAsync<T>(Func<Actor, CancellationToken, Task<Outcome<T>>> read)
    {
        try
        {
            var actor = await Current.GetAsync(Gone);
            return Loaded.Of(await read(actor, Gone), actor.Language);
        }
        catch (Refused refused)
        {
            return Loaded.Of<T>(refused, Choices.Language);
        }
        catch (OperationCanceledException) when (Gone.IsCancellationRequested)
        {
            return Loaded.Waiting<T>();
        }
        catch (Exception bug)
        {
            return new Loaded<T>(LoadPhase.Failed, default, Noted(bug));
        }
    }

    /// <summary>Does something as whoever asks now. Null when something is being done already, or it failed, which has then been said.</summary>
    /// <param name="act">The use case.</param>
    /// <param name="fields">The fields that show by themselves what is wrong with them; every other refusal is said here.</param>
    protected async Task<Outcome<T>?> DoAsync<T>(Func<Actor, CancellationToken, Task<Outcome<T>>> act, params string[] fields)
    {
        if (IsBusy) return null;
        IsBusy = true;
        Refusal = null;
        try
        {
            var actor = await Current.GetAsync(Gone);
            if (actor.PersonId is null)
            {
                // Nobody gets here without an account: the session has ended since. What a visitor would be told says nothing of that.
                Say(NotificationSeverity.Warning, Words["SignedOut"]);
                return null;
            }
            // Once begun it is finished, also when the person goes elsewhere meanwhile.
            var outcome = await act(actor, CancellationToken.None);
            Refusal = outcome.Refused;
            if (Refusal is not null && !fields.Contains(Refusal.Field)) Say(NotificationSeverity.Warning, Refusal.MessageIn(actor.Language));
            return outcome;
        }
        catch (Exception bug)
        {
            Say(NotificationSeverity.Error, Words["Failed.Reference", Noted(bug)]);
            return null;
        }
        finally
        {
            IsBusy = false;
        }
    }

    protected void Say(string text) => Say(NotificationSeverity.Success, text);

    protected void Say(NotificationSeverity severity, string text) => Notices.Notify(new NotificationMessage
    {
        Severity = severity, Summary = text, Duration = severity == NotificationSeverity.Success ? 6_000 : 12_000, CloseOnClick = true,
    });

    private string Noted(Exception bug)
    {
        var reference = (Activity.Current?.TraceId ?? ActivityTraceId.CreateRandom()).ToHexString()[..12];
        Logs.CreateLogger(GetType()).LogError(bug, "Reference {Reference}: {Component} failed", reference, GetType().Name);
        return reference;
    }

    public virtual void Dispose()
    {
        gone.Cancel();
        gone.Dispose();
        GC.SuppressFinalize(this);
    }
}
