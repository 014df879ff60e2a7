namespace KnowledgeCrm.Search.Engine;

/// <summary>A document that may answer, with what each way of looking for it says; each from 0 to 1.</summary>
internal sealed class Candidate(Place place, float words, float pastBest)
{
    public Place Place { get; } = place;

    /// <summary>The words of the query in what was written, as a share of the most that could be.</summary>
    public float Words { get; } = words;

    /// <summary>The likeness of its likest past question.</summary>
    public float PastBest { get; } = pastBest;

    /// <summary>Whether words that stand together in the query stand together in the document; see <see cref="Ranking.Proximity"/>.</summary>
    public float Proximity { get; set; }

    /// <summary>How much the title is like the query; see <see cref="Ranking.TitleLikeness"/>.</summary>
    public float Title { get; set; }

    /// <summary>The cosine of the vectors of query and document.</summary>
    public float Meaning { get; set; }

    /// <summary>What solved cases teach; see <see cref="Learning.LearnedRanker"/>.</summary>
    public float Learned { get; set; }

    /// <summary>True when it is written in another language than the question was asked in.</summary>
    public bool IsForeign { get; set; }

    /// <summary>1 for a document of the product that is spoken of.</summary>
    public float Product { get; set; }

    /// <summary>Above 0 when a knowledge manager pinned it to the query: 1 for the first, less for each after it.</summary>
    public float Pinned { get; set; }
}
