using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Experts;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KnowledgeCrm.Asking;

/// <summary>After how much working time somebody is reminded, and a question goes on to the next. One for the house.</summary>
public sealed class QuestionRules
{
    /// <summary>Half a working day, and a whole one.</summary>
    public const int UsualRemind = 240;
    public const int UsualPassOn = 480;

    // A month of working days.
    private const int Longest = 22 * 24 * 60;
    private const int Only = 1;

    // Who has said no hours works, as far as is known, on five days from nine to five.
    private const int Nine = 9 * 60;
    private const int Five = 17 * 60;
    private static readonly DayOfWeek[] Weekdays = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday];

    public int Id { get; private init; } = Only;

    /// <summary>Minutes of working time.</summary>
    public int RemindAfter { get; private set; } = UsualRemind;
    public int PassOnAfter { get; private set; } = UsualPassOn;

    /// <summary>The calendar of those who have said no working hours, and the holidays of all; null: weekdays from nine to five, UTC.</summary>
    public Guid? CalendarId { get; private set; }

    internal void Set(int remindAfter, int passOnAfter, Guid? calendarId)
    {
        if (remindAfter is < 1 or > Longest) throw Refused.Invalid("Question.TimeOutOfRange", "remindAfter", 1, Longest);
        if (passOnAfter <= remindAfter || passOnAfter > Longest) throw Refused.Invalid("Question.RemindFirst", "passOnAfter", Longest);
        (RemindAfter, PassOnAfter, CalendarId) = (remindAfter, passOnAfter, calendarId);
    }

    internal static async Task<QuestionRules> ReadAsync(KnowledgeCrmDb db, CancellationToken stop) =>
        await db.QuestionRules.SingleOrDefaultAsync(stop) ?? new QuestionRules();

    /// <summary>When somebody with these hours is reminded, and when the question goes on.</summary>
    internal AnswerTimes TimesFrom(DateTime at, WorkCalendar? calendar, WorkingHours? hours)
    {
        var work = CalendarOf(calendar, hours);
        return new AnswerTimes(work.Add(at, TimeSpan.FromMinutes(RemindAfter)), work.Add(at, TimeSpan.FromMinutes(PassOnAfter)));
    }

    /// <summary>When a question goes on whose reminder came at this moment.</summary>
    internal DateTime PassOnAfterReminder(DateTime at, WorkCalendar? calendar, WorkingHours? hours) =>
        CalendarOf(calendar, hours).Add(at, TimeSpan.FromMinutes(PassOnAfter - RemindAfter));

    private static BusinessCalendar CalendarOf(WorkCalendar? calendar, WorkingHours? hours)
    {
        if (hours is null)
            return calendar?.ToBusiness() ?? new BusinessCalendar(TimeZoneInfo.Utc, [.. Weekdays.Select(day => new OpenHours(day, Nine, Five))], []);
        var (from, to) = ((int)hours.From.ToTimeSpan().TotalMinutes, (int)hours.To.ToTimeSpan().TotalMinutes);
        return new BusinessCalendar(
            TimeZoneInfo.FindSystemTimeZoneById(hours.Zone), [.. hours.Days.Select(day => new OpenHours(day, from, to))], calendar?.Holidays ?? []);
    }

    private sealed class Mapping : IEntityTypeConfiguration<QuestionRules>
    {
        public void Configure(EntityTypeBuilder<QuestionRules> map)
        {
            map.Property(r => r.Id).ValueGeneratedNever();
            map.HasOne<WorkCalendar>().WithMany().HasForeignKey(r => r.CalendarId);
        }
    }
}

/// <summary>How long somebody has to answer. Everybody of the house reads it, knowledge managers and administrators set it.</summary>
public sealed class QuestionTiming(UseCase useCase)
{
    public static bool MaySet(Actor actor) => actor.Is(Role.KnowledgeManager, Role.Administrator);

    public Task<Outcome<QuestionTimes>> ReadAsync(Actor actor, CancellationToken stop) =>
        useCase.ReadAsync(async db =>
        {
            QuestionVisibility.Check(actor);
            return await OfAsync(db, await QuestionRules.ReadAsync(db, stop), stop);
        }, stop);

    /// <param name="actor">A knowledge manager or administrator.</param>
    /// <param name="times">In minutes of working time.</param>
    /// <param name="stop">Stops it.</param>
    public Task<Outcome<QuestionTimes>> SetAsync(Actor actor, QuestionTimes times, CancellationToken stop) =>
        useCase.WriteAsync(nameof(QuestionTiming), actor, async db =>
        {
            QuestionVisibility.Check(actor);
            if (!MaySet(actor)) throw Refused.Forbidden();
            Guid? calendar = string.IsNullOrEmpty(times.Calendar) ? null
                : await db.WorkCalendars.Where(c => c.Key == times.Calendar).Select(c => (Guid?)c.Id).SingleOrDefaultAsync(stop) ?? throw Refused.Invalid("Question.CalendarUnknown", "calendar");
            var rules = await db.QuestionRules.SingleOrDefaultAsync(stop);
            if (rules is null) db.QuestionRules.Add(rules = new QuestionRules());
            rules.Set(times.RemindAfter, times.PassOnAfter, calendar);
            return times;
        }, stop);

    private static async Task<QuestionTimes> OfAsync(KnowledgeCrmDb db, QuestionRules rules, CancellationToken stop) => new(
        rules.RemindAfter, rules.PassOnAfter, await db.WorkCalendars.Where(c => c.Id == rules.CalendarId).Select(c => c.Key).SingleOrDefaultAsync(stop));
}

/// <summary>How long somebody has to answer.</summary>
/// <param name="RemindAfter">Minutes of working time until they are reminded.</param>
/// <param name="PassOnAfter">Minutes of working time until the question goes on; more than the other.</param>
/// <param name="Calendar">The key of the calendar for those who have said no working hours; null: weekdays from nine to five, UTC.</param>
public sealed record QuestionTimes(int RemindAfter, int PassOnAfter, string? Calendar = null) : IAudited
{
    string IAudited.AuditSubject => $"{RemindAfter}/{PassOnAfter}";
}
