using KnowledgeCrm.Common;
using KnowledgeCrm.Interactions;

namespace KnowledgeCrm.Web.Interactions;

/// <summary>What has been typed during a call. Kept while it is typed, under the number or the customer that the call is about.</summary>
public sealed record CallDraft
{
    /// <summary>When the call came up on the screen, in UTC.</summary>
    public DateTime? StartedAt { get; init; }
    public string Name { get; init; } = "";
    public string Description { get; init; } = "";
    public string? Product { get; init; }
    public string Note { get; init; } = "";
    public Disposition? Disposition { get; init; }
    public string NextStep { get; init; } = "";

    /// <summary>The day of the call-back, as it is written in the field.</summary>
    public string NextDay { get; init; } = "";
    public string NextTime { get; init; } = "10:00";

    /// <summary>What answers are looked for with.</summary>
    public string Asked => Description.Trim() is { Length: > 0 } words ? $"{words}\n{Product}" : "";

    /// <summary>The first line of what was said is subject enough.</summary>
    public string Subject
    {
        get
        {
            var line = Description.Trim().Split('\n')[0].Trim();
            if (line.Length <= Limits.Title) return line;
            return line[..(char.IsHighSurrogate(line[Limits.Title - 1]) ? Limits.Title - 1 : Limits.Title)];
        }
    }
}
