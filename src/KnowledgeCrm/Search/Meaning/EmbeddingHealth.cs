namespace KnowledgeCrm.Search.Meaning;

/// <summary>How an embeddings service has been doing, to be shown to an administrator.</summary>
/// <param name="FailuresInARow">Failures since the last success.</param>
/// <param name="LastSuccessAt">UTC; null before the first.</param>
/// <param name="LastFailureAt">UTC; null before the first.</param>
/// <param name="LastFailure">What went wrong last; null before the first failure.</param>
/// <param name="LastMessage">What went wrong last, in words for an administrator.</param>
/// <param name="RestsUntil">UTC; not asked before then. Null when it is asked.</param>
public sealed record EmbeddingHealth(
    int FailuresInARow, DateTime? LastSuccessAt, DateTime? LastFailureAt, EmbeddingFailure? LastFailure, string LastMessage, DateTime? RestsUntil)
{
    /// <summary>True when the last request succeeded, or none was made yet.</summary>
    public bool IsWell => FailuresInARow == 0;
}

/// <summary>Keeps count of successes and failures, and lets a failing service rest: the circuit breaker of M. Nygard, "Release It!" (2007).</summary>
internal sealed class EmbeddingCircuit(int failuresBeforeRest, TimeSpan rest, TimeProvider time)
{
    private readonly Lock gate = new();
    private EmbeddingHealth health = new(0, null, null, null, "", null);
    private bool isTrying;

    public EmbeddingHealth Health
    {
        get
        {
            lock (gate) return health;
        }
    }

    /// <summary>Whether a request may be made now. After a rest one may, until its outcome is known.</summary>
    public bool TryBegin()
    {
        lock (gate)
        {
            if (health.RestsUntil is not { } until) return true;
            if (isTrying || Now() < until) return false;
            return isTrying = true;
        }
    }

    public void Succeeded()
    {
        lock (gate)
        {
            isTrying = false;
            health = health with { FailuresInARow = 0, LastSuccessAt = Now(), RestsUntil = null };
        }
    }

    public void Failed(EmbeddingUnavailable failure)
    {
        lock (gate)
        {
            isTrying = false;
            var failures = health.FailuresInARow + 1;
            health = health with
            {
                FailuresInARow = failures,
                LastFailureAt = Now(),
                LastFailure = failure.Failure,
                LastMessage = failure.Message,
                RestsUntil = failures >= failuresBeforeRest ? Now() + rest : null,
            };
        }
    }

    /// <summary>The caller gave up: that says nothing of the service.</summary>
    public void GivenUp()
    {
        lock (gate) isTrying = false;
    }

    private DateTime Now() => time.GetUtcNow().UtcDateTime;
}
