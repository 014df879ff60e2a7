using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;

namespace KnowledgeCrm.Web.Cases;

/// <summary>What has been typed into a new case.</summary>
internal sealed record NewCaseDraft
{
    public string? Customer { get; init; }
    public string? Product { get; init; }
    public string Subject { get; init; } = "";
    public string Description { get; init; } = "";

    /// <summary>Null until chosen: then it is that of the description.</summary>
    public string? Language { get; init; }
    public CaseChannel Channel { get; init; } = CaseChannel.Phone;
    public CasePriority Priority { get; init; } = CasePriority.Normal;
    public CaseType Type { get; init; }
    public Dictionary<string, string> Fields { get; init; } = [];

    /// <summary>What answers are looked for with.</summary>
    public string Asked => $"{Subject}\n{Description}".Trim() is { Length: > 0 } words ? $"{words}\n{Product}" : "";

    /// <summary>With words that came from elsewhere: behind what was typed, and once only.</summary>
    public NewCaseDraft Saying(string? words)
    {
        var said = words?.Trim() ?? "";
        if (said.Length == 0 || Description.Contains(said, StringComparison.Ordinal)) return this;
        var all = Description.Length == 0 ? said : $"{Description}\n{said}";
        return all.Length > Limits.Description ? this : this with { Description = all };
    }
}
