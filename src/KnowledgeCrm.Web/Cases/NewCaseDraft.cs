using KnowledgeCrm.Cases;

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

    /// <summary>What answers are looked for with.</summary>
    public string Asked => $"{Subject}\n{Description}".Trim() is { Length: > 0 } words ? $"{words}\n{Product}" : "";
}
