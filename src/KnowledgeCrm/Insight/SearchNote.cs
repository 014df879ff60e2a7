using KnowledgeCrm.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KnowledgeCrm.Insight;

/// <summary>One search and what became of it. Removed after <see cref="KeptFor"/>.</summary>
public sealed class SearchNote
{
    /// <summary>How long a search is kept.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(180);

    /// <summary>How much of a query is kept, in characters.</summary>
    public const int LongestText = 500;

    /// <summary>The id of the answer.</summary>
    public Guid Id { get; init; }

    /// <summary>When (UTC).</summary>
    public DateTime At { get; init; }
    public SearchPlace Place { get; init; }

    /// <summary>Whose account it was. Kept only so that one person counts once; no page shows it.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>Searches that share it were made by one person one after the other; null where that can't be told.</summary>
    public string? Sequence { get; init; }

    /// <summary>The audience it searched for.</summary>
    public Audience Audience { get; init; }

    /// <summary>The query, telephone numbers and addresses masked, on one line.</summary>
    public string Text { get; init; } = "";

    /// <summary>How many results there were.</summary>
    public int Found { get; init; }

    /// <summary>False when the answer said that nothing surely answers.</summary>
    public bool Sure { get; init; }

    public SearchOutcome Outcome { get; private set; }
    public DateTime? OutcomeAt { get; private set; }

    /// <summary>The result that was opened last, or that solved it.</summary>
    public string? ResultKind { get; private set; }
    public Guid? ResultId { get; private set; }

    /// <summary>The result's place in the answer, from 1.</summary>
    public int? Rank { get; private set; }

    /// <summary>Whether its reader said that the result helped; null when nothing was said.</summary>
    public bool? Helpful { get; private set; }

    /// <summary>True when the reader searched on within two minutes after opening the result.</summary>
    public bool CameBack { get; private set; }

    /// <summary>The search that followed, when this one was reformulated or repeated.</summary>
    public Guid? NextId { get; private set; }

    /// <summary>True once the time is over in which what people do next counts.</summary>
    public bool IsSettled { get; private set; }

    /// <summary>True when the search led to something, as far as people showed.</summary>
    public bool Succeeded => Helpful != false
        && (Outcome is SearchOutcome.Linked or SearchOutcome.Solved || (Outcome == SearchOutcome.Opened && !CameBack));

    /// <summary>Takes in what a person did with a result: the last that was opened, but never less than was known.</summary>
    public void Hear(SearchOutcome outcome, SearchKey key, int rank, DateTime at)
    {
        var known = Outcome is SearchOutcome.Opened or SearchOutcome.Linked or SearchOutcome.Solved;
        if (known && outcome < Outcome) return;
        if (ResultId != key.Id) Helpful = null;
        (Outcome, OutcomeAt, ResultKind, ResultId, Rank) = (outcome, at, key.Kind, key.Id, rank > 0 ? rank : null);
    }

    /// <summary>Takes in whether a result helped.</summary>
    public void Judge(bool helpful, SearchKey key, int rank, DateTime at)
    {
        if (helpful) Hear(SearchOutcome.Solved, key, rank, at);
        else if (ResultId is null) Hear(SearchOutcome.Opened, key, rank, at);
        if (ResultId == key.Id) Helpful = helpful;
    }

    /// <summary>Says what became of it where nobody did anything with a result, and whether who did came back.</summary>
    /// <param name="next">The search that followed within the time for it, or null.</param>
    /// <param name="isSame">Whether that has the same words.</param>
    /// <param name="cameBack">Whether its reader searched on soon after opening a result.</param>
    public void Settle(Guid? next, bool isSame, bool cameBack)
    {
        IsSettled = true;
        CameBack = cameBack;
        if (Outcome != SearchOutcome.Pending) return;
        Outcome = next is null ? SearchOutcome.GivenUp : isSame ? SearchOutcome.Repeated : SearchOutcome.Reformulated;
        NextId = next;
    }

    private sealed class Mapping : IEntityTypeConfiguration<SearchNote>
    {
        public void Configure(EntityTypeBuilder<SearchNote> map)
        {
            map.Property(n => n.Id).ValueGeneratedNever();
            map.HasIndex(n => n.At);
            map.HasIndex(n => new { n.IsSettled, n.At });
            map.HasIndex(n => new { n.Sequence, n.At });
            map.Ignore(n => n.Succeeded);
            map.Property(n => n.Sequence).HasMaxLength(SearchJournal.LongestSession);
            map.Property(n => n.Text).HasMaxLength(LongestText);
            map.Property(n => n.ResultKind).HasMaxLength(40);
        }
    }
}
