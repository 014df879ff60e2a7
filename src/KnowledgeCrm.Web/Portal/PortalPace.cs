using System.Threading.RateLimiting;
using KnowledgeCrm.Common;

namespace KnowledgeCrm.Web.Portal;

/// <summary>How often one visitor may do what costs something, or what only a machine does often.</summary>
public sealed class PortalPace : IDisposable
{
    private readonly PartitionedRateLimiter<string> feedback = Of(20, TimeSpan.FromMinutes(10));
    private readonly PartitionedRateLimiter<string> suggestions = Of(120, TimeSpan.FromMinutes(1));
    private readonly PartitionedRateLimiter<string> completions = Of(600, TimeSpan.FromMinutes(1));
    private readonly PartitionedRateLimiter<string> surveys = Of(60, TimeSpan.FromMinutes(1));
    private readonly PartitionedRateLimiter<string> missedFiles = Of(60, TimeSpan.FromMinutes(1));

    public bool MayGiveFeedback(HttpContext context, Actor actor) => Passes(feedback, context, actor);

    public bool MaySuggest(HttpContext context, Actor actor) => Passes(suggestions, context, actor);

    public bool MayComplete(HttpContext context, Actor actor) => Passes(completions, context, actor);

    public bool MayOpenSurvey(HttpContext context, Actor actor) => Passes(surveys, context, actor);

    /// <summary>Counts an address of a file that led nowhere; false when there were so many that somebody is guessing.</summary>
    public bool MayMissFile(HttpContext context, Actor actor) => Passes(missedFiles, context, actor);

    public void Dispose()
    {
        feedback.Dispose();
        suggestions.Dispose();
        completions.Dispose();
        surveys.Dispose();
        missedFiles.Dispose();
    }

    // By account; without one by the address of the connection, never by what a header says of it.
    private static bool Passes(PartitionedRateLimiter<string> limiter, HttpContext context, Actor actor)
    {
        using var lease = limiter.AttemptAcquire(actor.PersonId?.ToString() ?? context.Connection.RemoteIpAddress?.ToString() ?? "");
        return lease.IsAcquired;
    }

    private static PartitionedRateLimiter<string> Of(int times, TimeSpan within) =>
        PartitionedRateLimiter.Create<string, string>(who => RateLimitPartition.GetFixedWindowLimiter(
            who, _ => new FixedWindowRateLimiterOptions { PermitLimit = times, Window = within, QueueLimit = 0 }));
}
