using FsCheck;
using FsCheck.Fluent;
using KnowledgeCrm.Insight;

namespace KnowledgeCrm.Tests.Insight;

/// <summary>The formula of docs/article-value.md: what it promises for any figures.</summary>
public class ArticleValueTests
{
    private static readonly Gen<ValueFigures> AnyFigures =
        from solved in Gen.Choose(0, 200)
        from linked in Gen.Choose(0, 400)
        from helpful in Gen.Choose(0, 300)
        from unhelpful in Gen.Choose(0, 300)
        from reads in Gen.Choose(-1, 5_000)
        from then in Gen.Choose(0, 5_000)
        from age in Gen.Choose(0, 300)
        from complete in Gen.Choose(-1, 100)
        from flags in Gen.Choose(0, 20)
        select new ValueFigures
        {
            CasesSolved = solved,
            UsesLinked = linked,
            HelpfulVotes = helpful,
            UnhelpfulVotes = unhelpful,
            Reads = reads < 0 ? null : reads,
            ReadsThenCase = Math.Min(then, Math.Max(reads, 0)),
            Age = age / 100.0,
            Completeness = complete < 0 ? null : complete / 100.0,
            OpenFlags = flags,
        };

    [Fact]
    public void It_is_between_0_and_100_and_the_sum_of_its_parts() => ForAll(figures =>
    {
        var value = ArticleValue.Of(figures);
        Assert.InRange(value.Value, 0, 100);
        Assert.Equal(value.Value, value.Parts.Sum(part => part.Points), 9);
        Assert.Equal(100, value.Parts.Sum(part => part.Most), 9);
        Assert.All(value.Parts, part => Assert.InRange(part.Points, 0, part.Most + 1e-9));
        Assert.Equal(Enum.GetValues<ValuePartKind>(), value.Parts.Select(part => part.Kind));
    });

    [Fact]
    public void More_of_what_is_good_never_makes_it_less_and_more_of_what_is_bad_never_more() => ForAll(figures =>
    {
        var value = ArticleValue.Of(figures).Value;
        AssertNotLess(value, figures with { CasesSolved = figures.CasesSolved + 1 });
        AssertNotLess(value, figures with { UsesLinked = figures.UsesLinked + 1 });
        AssertNotLess(value, figures with { HelpfulVotes = figures.HelpfulVotes + 1 });
        AssertNotMore(value, figures with { UnhelpfulVotes = figures.UnhelpfulVotes + 1 });
        AssertNotMore(value, figures with { Age = figures.Age + 0.01 });
        AssertNotMore(value, figures with { OpenFlags = figures.OpenFlags + 1 });
        if (figures.Completeness is { } share) AssertNotLess(value, figures with { Completeness = Math.Min(1, share + 0.01) });
        if (figures.Reads is not { } reads) return;
        AssertNotLess(value, figures with { Reads = reads + 1 });
        if (figures.ReadsThenCase < reads) AssertNotMore(value, figures with { ReadsThenCase = figures.ReadsThenCase + 1 });
    });

    [Fact]
    public void The_first_helpful_vote_and_the_first_quiet_read_never_make_it_less()
    {
        var figures = new ValueFigures { CasesSolved = 100, UsesLinked = 200, Reads = 0 };

        AssertNotLess(ArticleValue.Of(figures).Value, figures with { HelpfulVotes = 1 });
        AssertNotLess(ArticleValue.Of(figures).Value, figures with { Reads = 1 });
    }

    [Fact]
    public void Two_of_two_is_not_above_ninety_of_a_hundred()
    {
        Assert.Equal(0.342, ArticleValue.WilsonLowerBound(2, 2), 3);
        Assert.Equal(0.826, ArticleValue.WilsonLowerBound(90, 100), 3);
        Assert.Equal(0, ArticleValue.WilsonLowerBound(0, 0));
    }

    [Fact]
    public void The_weights_are_a_hundred_and_what_does_not_count_leaves_its_share_to_the_others()
    {
        Assert.Equal(100, ArticleValue.Weights.Values.Sum());
        var most = new ValueFigures { CasesSolved = 1_000_000, UsesLinked = 1_000_000, HelpfulVotes = 1_000_000 };

        Assert.Equal(100, ArticleValue.Of(most).Value, 1);
        Assert.Equal(0, ArticleValue.Of(most).Parts.Single(part => part.Kind == ValuePartKind.QuietReads).Most);
        Assert.Equal(25 / 0.75, ArticleValue.Of(most).Parts.Single(part => part.Kind == ValuePartKind.CasesSolved).Most, 9);
    }

    private static void ForAll(Action<ValueFigures> holds) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2_000), Prop.ForAll(AnyFigures.ToArbitrary(), holds));

    private static void AssertNotLess(double before, ValueFigures then) => Assert.True(ArticleValue.Of(then).Value >= before - 1e-9, $"less: {then}");

    private static void AssertNotMore(double before, ValueFigures then) => Assert.True(ArticleValue.Of(then).Value <= before + 1e-9, $"more: {then}");
}
