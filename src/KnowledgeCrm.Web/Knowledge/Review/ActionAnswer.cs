using KnowledgeCrm.Common;

namespace KnowledgeCrm.Web.Knowledge.Review;

/// <summary>What a person answers to the question that an action asks first.</summary>
public sealed class ActionAnswer
{
    public string Reason { get; set; } = "";
    public bool IsLater { get; set; }

    /// <summary>As typed, in the person's own time.</summary>
    public string? PublishAt { get; set; }
    public string? ExpiresAt { get; set; }
    public Audience Audience { get; set; }
    public SubmitChoice Submit { get; } = new();

    /// <summary>Times that can't be read or have passed, by the name of their field.</summary>
    public HashSet<string> BadTimes { get; } = [];
}

/// <summary>What goes with a submission.</summary>
public sealed class SubmitChoice
{
    public string Note { get; set; } = "";
    public HashSet<Guid> Reviewers { get; } = [];
}
