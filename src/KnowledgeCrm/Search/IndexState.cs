namespace KnowledgeCrm.Search;

/// <summary>How the index stands.</summary>
/// <param name="Complete">False while it is being built or is known to be damaged: answers may then lack documents.</param>
/// <param name="Documents">Documents in the index, by kind.</param>
/// <param name="Checkpoint">The position in the feed up to which every change is in.</param>
/// <param name="RebuildProgress">The share of documents a running rebuild has taken in, 0 to 1; null when none runs.</param>
public sealed record IndexState(bool Complete, IReadOnlyDictionary<string, int> Documents, long Checkpoint, double? RebuildProgress)
{
    /// <summary>Which build of the index answers; grows with each rebuild, 0 while there is none.</summary>
    public long Build { get; init; }

    /// <summary>Before anything is known.</summary>
    public static IndexState Unknown { get; } = new(false, new Dictionary<string, int>(), 0, null);
}
