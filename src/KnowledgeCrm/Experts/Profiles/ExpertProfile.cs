using System.Text.RegularExpressions;
using KnowledgeCrm.Accounts;
using KnowledgeCrm.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KnowledgeCrm.Experts;

/// <summary>What somebody who works here says of themself in the yellow pages. There is one for each person of the house, made by the
/// program: nothing has to be filled in before it is of use.</summary>
public sealed partial class ExpertProfile : Entity
{
    private const int MostLanguages = 10;

    private ExpertProfile()
    {
    }

    public Guid PersonId { get; private set; }

    /// <summary>True for who does not want to be found: neither listed nor shown to anybody else.</summary>
    public bool OptedOut { get; private set; }
    public string About { get; private set; } = "";
    public string Place { get; private set; } = "";
    public string Phone { get; private set; } = "";

    /// <summary>The languages spoken, as two letters each (ISO 639-1); empty: the one of the account.</summary>
    public List<string> Languages { get; private set; } = [];
    public string AskMeAbout { get; private set; } = "";
    public string DoNotAsk { get; private set; } = "";

    /// <summary>The kinds of customers known, in the person's own words.</summary>
    public string KnownSegments { get; private set; } = "";

    /// <summary>When the person works; null while nothing was said.</summary>
    public WorkingHours? Hours { get; private set; }
    public DateTime? AwayUntil { get; private set; }
    public string AwayNote { get; private set; } = "";

    /// <summary>When a calendar says that the person is busy, in order, none touching the next. What for is not kept.</summary>
    public List<BusyTime> Busy { get; private set; } = [];
    public DateTime? CalendarAt { get; private set; }
    /// <summary>The last day in the house, where that is known; see <see cref="LeavingDate"/> for who may see it.</summary>
    public DateOnly? LeavesOn { get; private set; }
    public string? PhotoSha256 { get; private set; }
    public string? PhotoType { get; private set; }

    /// <summary>What search was last told of the account, so that a change of name, team or role reaches the index.</summary>
    public string Seen { get; private set; } = "";
    public DateTime ChangedAt { get; private set; }

    public static ExpertProfile Of(Guid personId, DateTime at)
    {
        var profile = new ExpertProfile { PersonId = personId };
        profile.Touch(at);
        return profile;
    }

    /// <summary>Takes what the person says of themself.</summary>
    public void Describe(ProfileText text, DateTime at)
    {
        About = Limits.Checked(text.About, "about", Limits.Summary, required: false);
        Place = Limits.Checked(text.Place, "place", Limits.Name, required: false);
        Phone = Limits.Checked(text.Phone, "phone", Limits.Name, required: false);
        AskMeAbout = Limits.Checked(text.AskMeAbout, "askMeAbout", Limits.Summary, required: false);
        DoNotAsk = Limits.Checked(text.DoNotAsk, "doNotAsk", Limits.Summary, required: false);
        KnownSegments = Limits.Checked(text.KnownSegments, "knownSegments", Limits.Summary, required: false);
        Languages = CheckedLanguages(text.Languages);
        Hours = text.Hours?.Checked();
        Touch(at);
    }

    /// <summary>Says until when the person can't be asked; null: they can.</summary>
    public void BeAway(DateTime? until, string? note, DateTime at)
    {
        if (until is { } end && end <= at) throw Refused.Invalid("Expert.AwayInThePast", "until");
        AwayUntil = until;
        AwayNote = until is null ? "" : Limits.Checked(note, "note", Limits.Name, required: false);
        Touch(at);
    }

    /// <summary>Takes the busy times of a calendar in the place of those of an earlier one; null takes the calendar away.</summary>
    public void TakeCalendar(IReadOnlyList<BusyTime>? busy, DateTime at)
    {
        (Busy, CalendarAt) = ([.. busy ?? []], busy is null ? null : at);
        Touch(at);
    }

    /// <summary>Says when the person leaves the house; null: they stay.</summary>
    public void Leave(DateOnly? on, DateTime at)
    {
        LeavesOn = on;
        Touch(at);
    }

    public void ShowPhoto(string? sha256, string? contentType, DateTime at)
    {
        (PhotoSha256, PhotoType) = (sha256, contentType);
        Touch(at);
    }

    public void OptOut(bool isOut, DateTime at)
    {
        OptedOut = isOut;
        Touch(at);
    }

    /// <summary>Notes how the account stands; search hears of it when that is new.</summary>
    public bool See(string account, DateTime at)
    {
        if (Seen == account) return false;
        Seen = account;
        Touch(at);
        return true;
    }

    /// <summary>Something that the person is found by has changed.</summary>
    public void Touch(DateTime at)
    {
        ChangedAt = at;
        if (!Events.OfType<ExpertChanged>().Any()) Raise(new ExpertChanged(PersonId));
    }

    private static List<string> CheckedLanguages(IReadOnlyList<string>? codes)
    {
        var known = (codes ?? []).Select(code => code.Trim().ToLowerInvariant()).Distinct(StringComparer.Ordinal).ToList();
        if (known.Count > MostLanguages || known.Exists(code => !TwoLetters().IsMatch(code))) throw Refused.Invalid("Expert.LanguageUnknown", "languages");
        return known;
    }

    [GeneratedRegex("^[a-z]{2}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex TwoLetters();

    private sealed class Mapping : IEntityTypeConfiguration<ExpertProfile>
    {
        public void Configure(EntityTypeBuilder<ExpertProfile> map)
        {
            map.HasIndex(p => p.PersonId).IsUnique();
            map.HasIndex(p => p.PhotoSha256);
            map.HasOne<Person>().WithMany().HasForeignKey(p => p.PersonId);
            map.Property(p => p.Place).HasMaxLength(Limits.Name);
            map.Property(p => p.Phone).HasMaxLength(Limits.Name);
            map.Property(p => p.AwayNote).HasMaxLength(Limits.Name);
            map.Property(p => p.PhotoSha256).HasMaxLength(64);
            map.Property(p => p.PhotoType).HasMaxLength(100);
            map.Property(p => p.Seen).HasMaxLength(Limits.Summary);
            map.Property(p => p.Languages).HasMaxLength(MostLanguages * 3).HasConversion(
                codes => string.Join(',', codes), text => text.Split(',', StringSplitOptions.RemoveEmptyEntries).ToList(),
                new ValueComparer<List<string>>((one, other) => one!.SequenceEqual(other!), codes => string.Join(',', codes).GetHashCode(StringComparison.Ordinal)));
            map.Property(p => p.Busy).HasConversion(
                times => BusyTime.Write(times), text => BusyTime.Read(text),
                new ValueComparer<List<BusyTime>>((one, other) => one!.SequenceEqual(other!), times => times.Count));
            map.Property(p => p.Hours).HasMaxLength(80).HasConversion(hours => hours == null ? null : hours.Write(), text => WorkingHours.Read(text));
        }
    }
}

/// <summary>What a person says of themself.</summary>
public sealed record ProfileText
{
    public string? About { get; init; }
    public string? Place { get; init; }
    public string? Phone { get; init; }
    public IReadOnlyList<string>? Languages { get; init; }
    public string? AskMeAbout { get; init; }
    public string? DoNotAsk { get; init; }
    public string? KnownSegments { get; init; }
    public WorkingHours? Hours { get; init; }
}

/// <summary>What somebody can be found by has changed.</summary>
public sealed record ExpertChanged(Guid PersonId) : DomainEvent
{
    public override SearchKey? Touches => new(ExpertSearchSource.KindName, PersonId);
}
