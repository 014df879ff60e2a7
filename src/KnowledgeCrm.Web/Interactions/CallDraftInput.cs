using System.Globalization;
using KnowledgeCrm.Interactions;

namespace KnowledgeCrm.Web.Interactions;

internal static class CallDraftInput
{
    /// <summary>The contact as it is written down when the call ends. The day and time of a call-back are those of this machine's clock.</summary>
    public static InteractionInput ToInput(this CallDraft typed, TimeProvider clock)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return new InteractionInput
        {
            Channel = InteractionChannel.Phone,
            At = typed.StartedAt,
            // A page that was left open over night was no call of so long.
            Seconds = typed.StartedAt is { } began && now - began < TimeSpan.FromHours(4) ? (int)(now - began).TotalSeconds : null,
            Note = typed.Note,
            Disposition = typed.Disposition,
            NextStep = typed.NextStep,
            NextAt = NextAt(typed, clock),
        };
    }

    private static DateTime? NextAt(CallDraft typed, TimeProvider clock)
    {
        if (!DateOnly.TryParseExact(typed.NextDay, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return null;
        var time = TimeOnly.TryParseExact(typed.NextTime, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) ? at : new TimeOnly(10, 0);
        var local = day.ToDateTime(time, DateTimeKind.Unspecified);
        // An hour that summer time leaves out is the one after it.
        while (clock.LocalTimeZone.IsInvalidTime(local)) local = local.AddHours(1);
        return TimeZoneInfo.ConvertTimeToUtc(local, clock.LocalTimeZone);
    }
}
