using FsCheck;
using FsCheck.Fluent;
using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;

namespace KnowledgeCrm.Tests.Knowledge.Review;

/// <summary>Any sequence of what people do to an article, each step by anybody, most of them refused.</summary>
public class LifecyclePropertyTests
{
    private static readonly Gen<Step> AnyStep =
        from action in Gen.Choose(0, Enum.GetValues<ArticleAction>().Length + 2)
        from person in Gen.Choose(0, Walker.People - 1)
        from other in Gen.Choose(0, Walker.People - 1)
        from choice in Gen.Choose(0, 11)
        select new Step(action, person, other, choice);

    [Fact]
    public void Readers_never_see_what_nobody_else_approved_and_no_version_is_lost() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(400).WithEndSize(120), Prop.ForAll(AnyStep.ListOf().ToArbitrary(), steps =>
        {
            var walker = new Walker();
            foreach (var step in steps) walker.Take(step);
        }));

    [Fact]
    public void The_walk_comes_to_every_action_and_every_state()
    {
        var (done, seen) = (new HashSet<ArticleAction>(), new HashSet<ArticleState>());
        var random = new Random(20261121);
        for (var round = 0; round < 300; round++)
        {
            var walker = new Walker();
            for (var i = 0; i < 120; i++)
            {
                var step = new Step(
                    random.Next(Enum.GetValues<ArticleAction>().Length + 3), random.Next(Walker.People), random.Next(Walker.People), random.Next(12));
                if (walker.Take(step) is { } action) done.Add(action);
                seen.Add(walker.State);
            }
        }
        // A draft never becomes a candidate again.
        Assert.Equal(Enum.GetValues<ArticleAction>(), done.Order());
        Assert.Equal(Enum.GetValues<ArticleState>().Except([ArticleState.Candidate]), seen.Order());
    }
}

/// <summary>One thing tried: which, by whom, with whom, how. Numbers beyond the actions are the passing of time and bringing back old versions.</summary>
internal sealed record Step(int Action, int Person, int Other, int Choice);
