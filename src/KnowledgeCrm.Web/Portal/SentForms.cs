using KnowledgeCrm.Common;
using Microsoft.Extensions.Caching.Memory;

namespace KnowledgeCrm.Web.Portal;

/// <summary>Forms that were sent: the same one sent twice, by a double click or by going back, has one effect and one answer.</summary>
public sealed class SentForms : IDisposable
{
    private static readonly TimeSpan Remembered = TimeSpan.FromHours(24);
    private readonly MemoryCache sent = new(new MemoryCacheOptions { SizeLimit = 100_000 });
    private readonly Lock starting = new();

    /// <summary>A token for a form that is shown.</summary>
    public static string NewToken() => Guid.NewGuid().ToString("N");

    /// <summary>Does it, unless the same person's form with this token has been or is being sent: then its answer is given again.</summary>
    public async Task<Outcome<T>> OnceAsync<T>(Actor actor, string? token, Func<Task<Outcome<T>>> send)
    {
        if (!Guid.TryParseExact(token, "N", out _)) return await send();
        Lazy<Task<Outcome<T>>> sending;
        var key = (actor.PersonId, token, typeof(T));
        lock (starting)
        {
            sending = sent.GetOrCreate(key, entry =>
            {
                (entry.Size, entry.AbsoluteExpirationRelativeToNow) = (1, Remembered);
                return new Lazy<Task<Outcome<T>>>(send);
            })!;
        }
        try
        {
            var outcome = await sending.Value;
            // What was refused can be mended and sent again.
            if (!outcome.Succeeded) sent.Remove(key);
            return outcome;
        }
        catch
        {
            sent.Remove(key);
            throw;
        }
    }

    public void Dispose() => sent.Dispose();
}
