using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KnowledgeCrm.Cases;

/// <summary>Somebody who works a queue.</summary>
/// <param name="PersonId">A rep.</param>
/// <param name="Languages">The languages that they answer in; empty: both.</param>
/// <param name="Topics">The keys of the topics that they know; empty: all.</param>
public sealed record QueueMember(Guid PersonId, IReadOnlyList<string> Languages, IReadOnlyList<string> Topics)
{
    /// <summary>True when they answer in the language.</summary>
    public bool Speaks(string language) => Languages.Count == 0 || Languages.Contains(language);

    /// <summary>True when they know one of the topics, or the case names none.</summary>
    public bool Knows(IReadOnlyCollection<string> topics) => Topics.Count == 0 || topics.Count == 0 || Topics.Any(topics.Contains);
}

/// <summary>Cases that the same people work.</summary>
public sealed class CaseQueue : Entity
{
    public const int MostMembers = 200;

    private CaseQueue()
    {
    }

    public string Key { get; private set; } = "";
    public BothLanguages Name { get; private set; } = BothLanguages.Empty;

    /// <summary>True when what comes in is given to a member at once; false when members take it.</summary>
    public bool DealsOut { get; private set; }
    public List<QueueMember> Members { get; private set; } = [];

    internal static CaseQueue Of(string key, QueueInput input, IReadOnlyList<QueueMember> members)
    {
        var queue = new CaseQueue { Key = DeskKey.Checked(key) };
        queue.Write(input, members);
        return queue;
    }

    internal void Write(QueueInput input, IReadOnlyList<QueueMember> members)
    {
        if (members.Count > MostMembers) throw Refused.Invalid("Queue.TooManyMembers", "members", MostMembers);
        (Name, DealsOut, Members) = (DeskKey.Named(input.Name), input.DealsOut, [.. members]);
    }

    private sealed class Mapping : IEntityTypeConfiguration<CaseQueue>
    {
        public void Configure(EntityTypeBuilder<CaseQueue> map)
        {
            map.HasIndex(q => q.Key).IsUnique();
            map.Property(q => q.Key).HasMaxLength(DeskKey.Longest);
            map.Property(q => q.Name).HasJson();
            map.Property(q => q.Members).HasJson();
        }
    }
}

/// <summary>A queue as it is asked for.</summary>
public sealed record QueueInput(BothLanguages? Name, bool DealsOut, IReadOnlyList<QueueMember>? Members);
