using KnowledgeCrm.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KnowledgeCrm.Curation;

/// <summary>Words that stand for others in search, of either language.</summary>
public sealed class SynonymRule : Entity
{
    private SynonymRule()
    {
    }

    public List<string> From { get; private set; } = [];
    public List<string> To { get; private set; } = [];

    /// <summary>True when every word of both lists stands for every other; false when who types one of the first also finds the second.</summary>
    public bool BothWays { get; private set; }
    public DateTime ChangedAt { get; private set; }
    public Guid? ChangedById { get; private set; }

    /// <summary>What tells rules apart: the words they begin with, and the direction.</summary>
    internal string Key => KeyOf(From, BothWays);

    internal string Subject => $"{TermList.Join(From)} {(BothWays ? "⇄" : "→")} {TermList.Join(To)}";

    internal static SynonymRule Of(SynonymInput input, Actor by, DateTime at)
    {
        var rule = new SynonymRule();
        rule.Write(input, by, at);
        return rule;
    }

    internal void Write(SynonymInput input, Actor by, DateTime at)
    {
        var from = TermList.Checked(input.From, "from");
        var to = TermList.Checked(input.To, "to");
        var first = from.Select(TermList.Folded).ToHashSet();
        if (to.FirstOrDefault(term => first.Contains(TermList.Folded(term))) is { } twice) throw Refused.Invalid("Synonym.SameWord", "to", twice);
        (From, To, BothWays, ChangedAt, ChangedById) = (from, to, input.BothWays, at, by.PersonId);
    }

    internal bool Says(SynonymInput input) =>
        BothWays == input.BothWays && From.SequenceEqual(TermList.Checked(input.From, "from")) && To.SequenceEqual(TermList.Checked(input.To, "to"));

    internal static string KeyOf(IEnumerable<string> from, bool bothWays) =>
        $"{bothWays}\n{string.Join('\n', from.Select(TermList.Folded).Order(StringComparer.Ordinal))}";

    private sealed class Mapping : IEntityTypeConfiguration<SynonymRule>
    {
        public void Configure(EntityTypeBuilder<SynonymRule> map)
        {
            map.PrimitiveCollection(r => r.From);
            map.PrimitiveCollection(r => r.To);
        }
    }
}

/// <summary>A rule of synonyms as it is asked for.</summary>
/// <param name="From">Words or short phrases, as typed.</param>
/// <param name="To">Words or short phrases; none of the first.</param>
/// <param name="BothWays">True when every one of them stands for every other.</param>
public sealed record SynonymInput(IReadOnlyList<string>? From, IReadOnlyList<string>? To, bool BothWays);
