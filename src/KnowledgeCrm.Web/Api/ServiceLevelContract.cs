using System.Globalization;
using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Customers;
using KnowledgeCrm.Knowledge;

namespace KnowledgeCrm.Web.Api;

/// <summary>The service levels and the calendars that they count by.</summary>
public sealed record ServiceLevelsAnswer
{
    /// <summary>The levels.</summary>
    public required IReadOnlyList<ServiceLevelDescription> Levels { get; init; }

    /// <summary>The calendars.</summary>
    public required IReadOnlyList<CalendarDescription> Calendars { get; init; }

    internal static ServiceLevelsAnswer Of(ServiceLevels book) => new()
    {
        Levels = [.. book.Levels.Select(ServiceLevelDescription.Of)], Calendars = [.. book.Calendars.Select(CalendarDescription.Of)],
    };
}

/// <summary>A service level.</summary>
public sealed record ServiceLevelDescription
{
    /// <summary>What contracts name it by; when it is saved, the address says it.</summary>
    public string? Key { get; init; }

    /// <summary>Its name in English. Required.</summary>
    public string? NameEn { get; init; }

    /// <summary>Its name in Chinese. Required.</summary>
    public string? NameZh { get; init; }

    /// <summary>The key of the calendar whose hours count. Required.</summary>
    public string? Calendar { get; init; }

    /// <summary>Whether it holds where no contract does; one level at most. <c>false</c> when absent.</summary>
    public bool? Usual { get; init; }

    /// <summary>The grades of customers for whom it holds where no contract does; they are taken from any other level. Absent: none.</summary>
    public IReadOnlyList<CustomerGrade>? Grades { get; init; }

    /// <summary>The targets, one for each priority. Required.</summary>
    public IReadOnlyList<ServiceTargetDescription>? Targets { get; init; }

    /// <summary>Counts changes; sent, it is the one that the change started from, and when there is a newer one, 409.</summary>
    public int? Version { get; init; }

    internal static ServiceLevelDescription Of(ServiceLevelView level) => new()
    {
        Key = level.Key, NameEn = level.Name.En, NameZh = level.Name.Zh, Calendar = level.Calendar, Usual = level.IsUsual, Grades = level.Grades, Version = level.Version,
        Targets = [.. level.Targets.OrderBy(target => target.Key).Select(target => new ServiceTargetDescription
        {
            Priority = target.Key, FirstAnswerMinutes = target.Value.FirstAnswer, ResolutionMinutes = target.Value.Resolution,
        })],
    };

    internal ServiceLevelInput ToInput() => new(
        new BothLanguages(NameEn ?? "", NameZh ?? ""), Calendar, Usual ?? false,
        (Targets ?? []).Where(target => target.Priority is not null).DistinctBy(target => target.Priority)
            .ToDictionary(target => target.Priority!.Value, target => new ServiceTarget(target.FirstAnswerMinutes ?? 0, target.ResolutionMinutes ?? 0)), Grades);
}

/// <summary>How quickly a priority is served, in working minutes.</summary>
public sealed record ServiceTargetDescription
{
    /// <summary>The priority. Required.</summary>
    public CasePriority? Priority { get; init; }

    /// <summary>Until the first answer. Required.</summary>
    public int? FirstAnswerMinutes { get; init; }

    /// <summary>Until it is resolved; not less. Required.</summary>
    public int? ResolutionMinutes { get; init; }
}

/// <summary>A calendar of working hours.</summary>
public sealed record CalendarDescription
{
    /// <summary>What service levels name it by; when it is saved, the address says it.</summary>
    public string? Key { get; init; }

    /// <summary>Its name in English. Required.</summary>
    public string? NameEn { get; init; }

    /// <summary>Its name in Chinese. Required.</summary>
    public string? NameZh { get; init; }

    /// <summary>A time zone of the IANA database. Required. Example: <c>Asia/Shanghai</c>.</summary>
    public string? TimeZone { get; init; }

    /// <summary>When somebody works, where the time zone is. Required.</summary>
    public IReadOnlyList<OpenHoursDescription>? Hours { get; init; }

    /// <summary>Days on which nobody works.</summary>
    public IReadOnlyList<DateOnly>? Holidays { get; init; }

    /// <summary>Counts changes; sent, it is the one that the change started from, and when there is a newer one, 409.</summary>
    public int? Version { get; init; }

    internal static CalendarDescription Of(CalendarView calendar) => new()
    {
        Key = calendar.Key, NameEn = calendar.Name.En, NameZh = calendar.Name.Zh, TimeZone = calendar.TimeZone, Holidays = calendar.Holidays, Version = calendar.Version,
        Hours = [.. calendar.Hours.Select(open => new OpenHoursDescription { Day = open.Day, From = OpenHoursDescription.Written(open.From), To = OpenHoursDescription.Written(open.To) })],
    };

    internal CalendarInput ToInput() => new(
        new BothLanguages(NameEn ?? "", NameZh ?? ""), TimeZone,
        [.. (Hours ?? []).Select((open, at) => open.ToHours($"hours[{at}]"))], Holidays ?? []);
}

/// <summary>A period of work on a day of the week.</summary>
public sealed record OpenHoursDescription
{
    /// <summary>The day. Required.</summary>
    public DayOfWeek? Day { get; init; }

    /// <summary>From when, as <c>09:00</c>. Required.</summary>
    public string? From { get; init; }

    /// <summary>Until when, as <c>18:00</c>; <c>24:00</c> is the end of the day. Required.</summary>
    public string? To { get; init; }

    internal static string Written(int minutes) => string.Create(CultureInfo.InvariantCulture, $"{minutes / 60:00}:{minutes % 60:00}");

    internal OpenHours ToHours(string place) => new(
        Parameters.Required(Day, $"{place}.day"), MinutesOf(From) ?? throw Refused.Invalid("Calendar.HoursInvalid", $"{place}.from"),
        MinutesOf(To) ?? throw Refused.Invalid("Calendar.HoursInvalid", $"{place}.to"));

    internal static int? MinutesOf(string? time) =>
        time?.Split(':') is [{ Length: 1 or 2 } hours, { Length: 2 } minutes]
        && int.TryParse(hours, NumberStyles.None, CultureInfo.InvariantCulture, out var h) && int.TryParse(minutes, NumberStyles.None, CultureInfo.InvariantCulture, out var m)
        && m < 60 && (h * 60) + m <= 24 * 60 ? (h * 60) + m : null;
}

/// <summary>A rule, calendar, queue or contract that was saved.</summary>
public sealed record SavedRule
{
    /// <summary>Its key, or its number.</summary>
    public required string Key { get; init; }

    /// <summary>The version to go on with.</summary>
    public required int Version { get; init; }

    internal static SavedRule Of(DeskRuleDone done) => new() { Key = done.Key, Version = done.Version };
}

/// <summary>All that a contract is to say.</summary>
public sealed record ContractRequest
{
    /// <summary>The customer's number. Required.</summary>
    public string? Customer { get; init; }

    /// <summary>What it is called, up to 200 characters. Required.</summary>
    public string? Title { get; init; }

    /// <summary>The key of the service level. Required.</summary>
    public string? ServiceLevel { get; init; }

    /// <summary>The first day that it holds. Required.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last day; absent: without an end.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Models of products and keys of categories that it covers.</summary>
    public IReadOnlyList<string>? Products { get; init; }

    /// <summary>Serial numbers that it covers. With no products either, it covers everything that the customer owns.</summary>
    public IReadOnlyList<string>? Assets { get; init; }

    /// <summary>What colleagues should know, up to 1,000 characters.</summary>
    public string? Note { get; init; }

    /// <summary>The <c>version</c> that the change started from; when there is a newer one, 409. Absent: whatever is there.</summary>
    public int? Version { get; init; }

    internal ContractInput ToInput() => new()
    {
        Customer = Customer, Title = Title, ServiceLevel = ServiceLevel, From = From, To = To, Products = Products, Assets = Assets, Note = Note,
    };
}

/// <summary>A contract of a customer.</summary>
public sealed record ContractAnswer
{
    /// <summary>Its number. Example: <c>CT-1007</c>.</summary>
    public required string Number { get; init; }

    /// <summary>What it is called.</summary>
    public required string Title { get; init; }

    /// <summary>The key of the service level.</summary>
    public required string ServiceLevel { get; init; }

    /// <summary>The first day that it holds.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The last day; absent without an end.</summary>
    public DateOnly? To { get; init; }

    /// <summary>True when it holds today.</summary>
    public required bool Holds { get; init; }

    /// <summary>Models of products and keys of categories that it covers.</summary>
    public required IReadOnlyList<string> Products { get; init; }

    /// <summary>Serial numbers that it covers.</summary>
    public required IReadOnlyList<string> Assets { get; init; }

    /// <summary>What colleagues should know; for staff.</summary>
    public string? Note { get; init; }

    /// <summary>Counts changes.</summary>
    public required int Version { get; init; }

    internal static ContractAnswer Of(ContractView contract) => new()
    {
        Number = contract.Number, Title = contract.Title, ServiceLevel = contract.ServiceLevel, From = contract.From, To = contract.To, Holds = contract.Holds,
        Products = contract.Products, Assets = contract.Assets, Note = ArticleAnswer.OrAbsent(contract.Note), Version = contract.Version,
    };
}
