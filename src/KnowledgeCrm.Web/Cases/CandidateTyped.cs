namespace KnowledgeCrm.Web.Cases;

/// <summary>What a rep has typed and chosen about a candidate; kept as a draft.</summary>
public sealed class CandidateTyped
{
    /// <summary>The customer's words, masked and as edited; empty until they are there.</summary>
    public string Issue { get; set; } = "";

    /// <summary>The candidate that this case joins, or null.</summary>
    public string? Candidate { get; set; }

    /// <summary>The article that is improved instead, or null.</summary>
    public string? Article { get; set; }
    public List<string> Keep { get; set; } = [];
    public List<string> Mask { get; set; } = [];
}
