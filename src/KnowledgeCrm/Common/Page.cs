namespace KnowledgeCrm.Common;

/// <summary>One page of a longer list.</summary>
/// <param name="Total">How many there are in all, for this actor.</param>
/// <param name="Items">Those of this page.</param>
/// <typeparam name="T">What is listed.</typeparam>
public sealed record Page<T>(int Total, IReadOnlyList<T> Items);
