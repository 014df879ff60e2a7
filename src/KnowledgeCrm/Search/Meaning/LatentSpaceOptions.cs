namespace KnowledgeCrm.Search.Meaning;

/// <summary>How a latent space is learnt.</summary>
/// <param name="Dimensions">Length of the vectors; fewer come out of a base with fewer independent documents.</param>
/// <param name="MostFeatures">How many features take part, the most frequent first; each costs <paramref name="Dimensions"/> × 4 bytes.</param>
/// <param name="MostTexts">How many texts are learnt from; of more, an even selection.</param>
public sealed record LatentSpaceOptions(int Dimensions = 96, int MostFeatures = 65_536, int MostTexts = 12_000);
