using KnowledgeCrm.Knowledge;

namespace KnowledgeCrm.Experts;

/// <summary>How well somebody is shown to know a topic, in three steps of <see cref="Expertise.Score"/>; see docs/expert-finding.md.</summary>
public enum KnowledgeStrength
{
    /// <summary>Did something for it.</summary>
    Some,
    /// <summary>Can stand in: from here on somebody counts as knowing it.</summary>
    Solid,
    /// <summary>Did much of it, lately and well.</summary>
    Strong,
}

/// <summary>What may go wrong with a topic, the worst last.</summary>
public enum MapRisk
{
    Covered,
    /// <summary>One person alone knows it, or did most of what was done for it.</summary>
    OnePerson,
    /// <summary>Everybody who knows it leaves within a year. Only told to who may see when people leave.</summary>
    Leaving,
    /// <summary>Nobody is shown to know it.</summary>
    Nobody,
}

/// <summary>By what the map is ordered; each begins with what needs looking at.</summary>
public enum MapSort { Risk, Topic, Demand, Unanswered, People, Share, Leaving, Articles }

/// <summary>What of the map to show.</summary>
/// <param name="Days">One of <see cref="KnowledgeMap.Periods"/>: how far back what was asked counts.</param>
/// <param name="Sort">In which order.</param>
/// <param name="Reversed">The other way round.</param>
/// <param name="Risk">Only topics at this risk.</param>
/// <param name="Text">Only topics whose name has this in it.</param>
public sealed record MapFilter(int Days = KnowledgeMap.UsualDays, MapSort Sort = MapSort.Risk, bool Reversed = false, MapRisk? Risk = null, string? Text = null);

/// <summary>The map as one viewer sees it.</summary>
/// <param name="Days">How far back what was asked counts.</param>
/// <param name="Lines">A line for each topic that the filter leaves.</param>
/// <param name="Topics">How many topics there are.</param>
/// <param name="Kinds">Of which kinds of demand the viewer may see figures.</param>
/// <param name="SeesLeaving">True for who may see when people leave.</param>
/// <param name="OfNoTopic">What was asked that nothing gives a topic.</param>
public sealed record MapReport(
    int Days, IReadOnlyList<MapLine> Lines, int Topics, IReadOnlyList<DemandKind> Kinds, bool SeesLeaving, MapDemand OfNoTopic);

/// <summary>A topic on the map, with all that is below it in the tree.</summary>
/// <param name="Key">The topic's key.</param>
/// <param name="Name">Its name in the viewer's language.</param>
/// <param name="Depth">How deep in the tree, from 0.</param>
/// <param name="Supply">Who knows it, and what is written of it.</param>
/// <param name="Demand">What was asked about it.</param>
/// <param name="Risk">What may go wrong.</param>
public sealed record MapLine(string Key, string Name, int Depth, MapSupply Supply, MapDemand Demand, MapRisk Risk);

/// <summary>Who knows a topic, and how much hangs on how few.</summary>
/// <param name="Strong">People at <see cref="KnowledgeStrength.Strong"/>.</param>
/// <param name="Solid">People at <see cref="KnowledgeStrength.Solid"/>.</param>
/// <param name="Some">People at <see cref="KnowledgeStrength.Some"/>.</param>
/// <param name="SaySo">People of whom only they or colleagues say that they know it.</param>
/// <param name="Shares">How much of what was done each person did who did anything, the most first; they add up to 1.</param>
/// <param name="Articles">How many articles there are that the viewer may read; one in two languages counts once.</param>
public sealed record MapSupply(int Strong, int Solid, int Some, int SaySo, IReadOnlyList<double> Shares, int Articles)
{
    /// <summary>How many can be lost before nobody is left who knows it: everybody at Solid or Strong.</summary>
    public int Know => Strong + Solid;

    /// <summary>How much of what was done the one did who did most, 0 to 1.</summary>
    public double Share => Shares.Count > 0 ? Shares[0] : 0;

    /// <summary>What goes with those who leave; null for a viewer who may not see when people leave.</summary>
    public MapLeaving? Leaving { get; init; }
}

/// <summary>What of a topic goes with those who leave within a year, and what has gone.</summary>
/// <param name="People">How many of those who know it leave.</param>
/// <param name="Remain">How many who know it stay.</param>
/// <param name="Share">How much of what was done those did who leave, 0 to 1.</param>
/// <param name="Gone">How much of all that was done those did whose accounts are closed, 0 to 1.</param>
public sealed record MapLeaving(int People, int Remain, double Share, double Gone);

/// <summary>What was asked about a topic.</summary>
/// <param name="Counts">How often, by the kinds that the viewer may see.</param>
/// <param name="Unanswered">How often of these no article answered it.</param>
public sealed record MapDemand(IReadOnlyDictionary<DemandKind, int> Counts, int Unanswered)
{
    public int Total => Counts.Values.Sum();
}

/// <summary>One topic of the map with all that its figures are made of.</summary>
/// <param name="Line">The figures.</param>
/// <param name="Days">How far back what was asked counts.</param>
/// <param name="Kinds">Of which kinds of demand the viewer may see figures.</param>
/// <param name="People">Who did something for it, or is said to know it; who did most first.</param>
/// <param name="Articles">What is written of it.</param>
/// <param name="Asked">What was asked, the newest first; the same words once.</param>
public sealed record MapTopicView(
    MapLine Line, int Days, IReadOnlyList<DemandKind> Kinds, IReadOnlyList<MapPerson> People, IReadOnlyList<TopicArticle> Articles, IReadOnlyList<AskedOften> Asked);

/// <summary>Somebody on the map of a topic.</summary>
/// <param name="Card">Who it is.</param>
/// <param name="Strength">How well it is shown that they know it; null: only said.</param>
/// <param name="Standing">What they did, say, and colleagues say.</param>
/// <param name="Share">How much of what was done they did, 0 to 1.</param>
/// <param name="LeavesOn">When they leave; null where they stay, and for a viewer who may not see it.</param>
public sealed record MapPerson(ExpertCard Card, KnowledgeStrength? Strength, TopicStanding Standing, double Share, DateOnly? LeavesOn);

/// <summary>What was asked in the same words, with the newest of them.</summary>
/// <param name="Newest">The newest.</param>
/// <param name="Times">How often.</param>
public sealed record AskedOften(Demand Newest, int Times);
