using KnowledgeCrm.Common;
using KnowledgeCrm.Customers;
using KnowledgeCrm.Knowledge;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KnowledgeCrm.Cases;

/// <summary>How quickly one priority is served, in working minutes.</summary>
/// <param name="FirstAnswer">Until the customer has a first answer.</param>
/// <param name="Resolution">Until it is resolved; not less.</param>
public sealed record ServiceTarget(int FirstAnswer, int Resolution);

/// <summary>A promise: how quickly a case is answered and resolved, by its priority, in the hours of a calendar.</summary>
public sealed class ServiceLevel : Entity
{
    /// <summary>The longest target: a year of days around the clock, in minutes.</summary>
    public const int Longest = 365 * 24 * 60;

    private ServiceLevel()
    {
    }

    public string Key { get; private set; } = "";
    public BothLanguages Name { get; private set; } = BothLanguages.Empty;
    public Guid CalendarId { get; private set; }

    /// <summary>True for the one that holds where no contract does.</summary>
    public bool IsUsual { get; private set; }

    /// <summary>The grades of customers for whom it holds where no contract does; each grade is of one level at most.</summary>
    public List<CustomerGrade> Grades { get; private set; } = [];
    public Dictionary<CasePriority, ServiceTarget> Targets { get; private set; } = [];

    internal static ServiceLevel Of(string key, WorkCalendar calendar, ServiceLevelInput input)
    {
        var level = new ServiceLevel { Key = DeskKey.Checked(key) };
        level.Write(calendar, input);
        return level;
    }

    internal void Write(WorkCalendar calendar, ServiceLevelInput input)
    {
        var targets = input.Targets ?? new Dictionary<CasePriority, ServiceTarget>();
        foreach (var priority in Enum.GetValues<CasePriority>())
        {
            if (targets.GetValueOrDefault(priority) is not { FirstAnswer: >= 1, Resolution: <= Longest } target || target.FirstAnswer > target.Resolution)
                throw Refused.Invalid("ServiceLevel.Targets", "targets", MessageWord.Of(priority), Longest);
        }
        var grades = input.Grades ?? [];
        if (grades.Any(grade => !Enum.IsDefined(grade))) throw Refused.Invalid("Value.Unknown", "grades", grades.First(grade => !Enum.IsDefined(grade)));
        Grades = [.. grades.Distinct().Order()];
        (Name, CalendarId, IsUsual, Targets) = (DeskKey.Named(input.Name), calendar.Id, input.IsUsual, targets.ToDictionary());
    }

    internal void NoMoreUsual() => IsUsual = false;

    internal void NoMoreFor(IEnumerable<CustomerGrade> grades) => Grades = [.. Grades.Except(grades)];

    private sealed class Mapping : IEntityTypeConfiguration<ServiceLevel>
    {
        public void Configure(EntityTypeBuilder<ServiceLevel> map)
        {
            map.HasIndex(l => l.Key).IsUnique();
            map.HasOne<WorkCalendar>().WithMany().HasForeignKey(l => l.CalendarId);
            map.Property(l => l.Key).HasMaxLength(DeskKey.Longest);
            map.Property(l => l.Name).HasJson();
            map.Property(l => l.Targets).HasJson();
            map.Property(l => l.Grades).HasJson().HasDefaultValueSql("'[]'").ValueGeneratedNever();
        }
    }
}

/// <summary>A service level as it is asked for.</summary>
/// <param name="Name">In both languages.</param>
/// <param name="Calendar">The key of the calendar whose hours count.</param>
/// <param name="IsUsual">True when it is to hold where no contract does; there is one such level at most.</param>
/// <param name="Targets">For every priority.</param>
/// <param name="Grades">For customers of these grades it is to hold where no contract does; null for none. They are taken from any other level.</param>
public sealed record ServiceLevelInput(
    BothLanguages? Name, string? Calendar, bool IsUsual, IReadOnlyDictionary<CasePriority, ServiceTarget>? Targets, IReadOnlyList<CustomerGrade>? Grades = null);
