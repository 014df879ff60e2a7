namespace KnowledgeCrm.Search.Learning;

/// <summary>A question and a document that answered it: what the ranker learns from. A question that several documents answered is an
/// example for each of them.</summary>
/// <param name="Document">The document's number, 0 to n-1, as the caller counts.</param>
/// <param name="Text">The question, as it was asked.</param>
/// <param name="Weight">How much it counts: 1 for a solved case, less for a click; 0 or less counts nothing.</param>
public sealed record Example(int Document, string Text, float Weight);
