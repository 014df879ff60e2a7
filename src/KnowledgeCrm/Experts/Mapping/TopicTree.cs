using KnowledgeCrm.Knowledge;

namespace KnowledgeCrm.Experts;

/// <summary>The topics with what is below each.</summary>
internal sealed class TopicTree
{
    private readonly Dictionary<Guid, (int Depth, HashSet<Guid> Below)> places = [];

    private TopicTree(IReadOnlyList<Topic> inOrder) => InOrder = inOrder;

    /// <summary>Each before what is below it; beside each other as they were added.</summary>
    public IReadOnlyList<Topic> InOrder { get; }

    public static TopicTree Of(IReadOnlyList<Topic> topics)
    {
        var children = topics.OrderBy(topic => topic.Id).ToLookup(topic => topic.ParentId);
        var order = new List<(Topic Topic, int Depth)>();
        void Walk(Guid? parent, int depth)
        {
            foreach (var topic in children[parent])
            {
                order.Add((topic, depth));
                Walk(topic.Id, depth + 1);
            }
        }
        Walk(null, 0);
        var tree = new TopicTree([.. order.Select(one => one.Topic)]);
        // From the last to the first: what is below is known before what is above.
        foreach (var (topic, depth) in Enumerable.Reverse(order))
            tree.places[topic.Id] = (depth, [topic.Id, .. children[topic.Id].SelectMany(child => tree.places[child.Id].Below)]);
        return tree;
    }

    public int DepthOf(Guid topic) => places[topic].Depth;

    /// <summary>The topic itself and all below it.</summary>
    public IReadOnlySet<Guid> Below(Guid topic) => places[topic].Below;
}
