namespace KnowledgeCrm.Search.Learning;

/// <summary>What the ranker knows of how far its belief in one document can be trusted: the input of <see cref="Confidence"/>.</summary>
/// <param name="Share">The share of belief among the candidates, 0 to 1; documents that answered exactly the same questions count as one.</param>
/// <param name="Strength">How much more strongly the document is called for than the mean of all, in nats.</param>
/// <param name="Nearness">The mean cosine to the nearest three of its past questions (its title among them), -1 to 1.</param>
/// <param name="Known">How much of the question holds features that were learnt, 0 to 1: the length of that part of its vector.</param>
/// <param name="Likelihood">How much likelier the question's words are in the document's past questions than in all: the logarithm of the ratio, in nats.</param>
/// <param name="Words">How many words the question has.</param>
public readonly record struct LearnedSigns(float Share, float Strength, float Nearness, float Known, float Likelihood, int Words);
