using KnowledgeCrm.Common;
using KnowledgeCrm.Mail;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Notices;

/// <summary>What one is told of, and how.</summary>
public sealed class NoticePreferences(UseCase useCase, MailQueue mail, TimeProvider clock)
{
    public Task<Outcome<PreferencesView>> RunAsync(Actor actor, CancellationToken stop) =>
        useCase.ReadAsync(async db =>
        {
            if (!actor.IsStaff || actor.PersonId is not { } me) throw Refused.NotFound();
            var chosen = await db.NoticeChoices.Where(c => c.PersonId == me).ToDictionaryAsync(c => c.Kind, stop);
            var settings = await db.NoticeSettings.SingleOrDefaultAsync(s => s.PersonId == me, stop) ?? new NoticeSettings { PersonId = me };
            return new PreferencesView(
                [.. NoticeKinds.All.Where(kind => kind.IsFor(actor)).Select(kind => chosen.TryGetValue(kind.Key, out var choice)
                    ? new KindChoice(kind.Key, choice.InProgram, choice.ByMail) : new KindChoice(kind.Key, true, kind.ByMail))],
                settings.DigestMinute, settings.TimeZone.Length > 0 ? settings.TimeZone : clock.LocalTimeZone.Id, mail.Server is not null);
        }, stop);
}

/// <summary>How one is told of a kind of notice.</summary>
public sealed record KindChoice(string Kind, bool InProgram, NoticeByMail ByMail);

/// <summary>How one is told of everything.</summary>
/// <param name="Kinds">Those that this person can get.</param>
/// <param name="DigestMinute">When the mail of the day goes out, in minutes after midnight.</param>
/// <param name="TimeZone">In this time zone (IANA).</param>
/// <param name="HasMail">False when no mail server is configured: then nothing goes out, whatever is chosen.</param>
public sealed record PreferencesView(IReadOnlyList<KindChoice> Kinds, int DigestMinute, string TimeZone, bool HasMail);

/// <summary>Changes what one is told of, and how. What is not named stays as it is.</summary>
public sealed class SaveNoticePreferences(UseCase useCase)
{
    private const int MinutesOfADay = 24 * 60;

    /// <param name="actor">Whose notices.</param>
    /// <param name="kinds">The kinds to change.</param>
    /// <param name="digestMinute">When the mail of the day goes out, in minutes after midnight; null: as it was.</param>
    /// <param name="timeZone">The name of its time zone (IANA); null: as it was.</param>
    /// <param name="stop">Stops it.</param>
    public Task<Outcome<Done>> RunAsync(
        Actor actor, IReadOnlyCollection<KindChoice> kinds, int? digestMinute, string? timeZone, CancellationToken stop) =>
        useCase.WriteAsync(nameof(SaveNoticePreferences), actor, async db =>
        {
            if (!actor.IsStaff || actor.PersonId is not { } me) throw Refused.NotFound();
            if (digestMinute is < 0 or >= MinutesOfADay) throw Refused.Invalid("Notice.TimeOutOfRange", "digestMinute");
            if (timeZone is not null && !TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out _)) throw Refused.Invalid("Notice.ZoneUnknown", "timeZone", timeZone);
            var known = await db.NoticeChoices.Where(c => c.PersonId == me).ToDictionaryAsync(c => c.Kind, stop);
            foreach (var wanted in kinds.DistinctBy(choice => choice.Kind))
            {
                if (NoticeKinds.Find(wanted.Kind)?.IsFor(actor) != true) throw Refused.Invalid("Notice.KindUnknown", "kinds", wanted.Kind);
                if (!Enum.IsDefined(wanted.ByMail)) throw Refused.Invalid("Value.Unknown", "byMail", wanted.ByMail);
                if (!known.TryGetValue(wanted.Kind, out var choice)) db.NoticeChoices.Add(choice = new NoticeChoice { PersonId = me, Kind = wanted.Kind });
                (choice.InProgram, choice.ByMail) = (wanted.InProgram, wanted.ByMail);
            }
            var settings = await db.NoticeSettings.SingleOrDefaultAsync(s => s.PersonId == me, stop);
            if (settings is null) db.NoticeSettings.Add(settings = new NoticeSettings { PersonId = me });
            (settings.DigestMinute, settings.TimeZone) = (digestMinute ?? settings.DigestMinute, timeZone ?? settings.TimeZone);
            return default(Done);
        }, stop);
}
