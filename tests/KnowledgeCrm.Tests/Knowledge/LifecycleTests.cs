using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;

namespace KnowledgeCrm.Tests.Knowledge;

/// <summary>Walks every state, action and role, for somebody who wrote a part and somebody who did not, and compares what the
/// article does with what is written here.</summary>
public class LifecycleTests
{
    // From, action, to, who. "yours": who wrote a part, or a knowledge manager. "not yours": who wrote nothing. "live": only beside a live version.
    private const string Life = """
        Candidate Save     Draft     Author KnowledgeManager
        Candidate Archive  Archived  Author Reviewer KnowledgeManager
        Draft     Save     Draft     Author KnowledgeManager
        Draft     Submit   InReview  Author KnowledgeManager
        Draft     Discard  Published Author KnowledgeManager            live
        Draft     Restrict Draft     KnowledgeManager                   live
        Draft     Archive  Archived  KnowledgeManager
        InReview  Withdraw Draft     Author KnowledgeManager            yours
        InReview  SendBack Draft     Reviewer KnowledgeManager
        InReview  Approve  Published Reviewer KnowledgeManager          not-yours
        InReview  Restrict InReview  KnowledgeManager                   live
        InReview  Archive  Archived  KnowledgeManager
        Approved  Publish  Published KnowledgeManager
        Approved  Withdraw Draft     Author KnowledgeManager            yours
        Approved  Restrict Approved  KnowledgeManager                   live
        Approved  Archive  Archived  KnowledgeManager
        Published Save     Draft     Author KnowledgeManager
        Published Restrict Published KnowledgeManager
        Published Archive  Archived  KnowledgeManager
        Archived  Save     Draft     KnowledgeManager
        """;

    private static readonly List<Line> Lines = [.. Life.Split('\n').Select(Line.Read)];

    private sealed record Line(ArticleState From, ArticleAction Action, ArticleState To, HashSet<Role> Roles, string? Condition)
    {
        public static Line Read(string text)
        {
            var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            var roles = words.Skip(3).Where(word => Enum.TryParse<Role>(word, out _)).Select(Enum.Parse<Role>).ToHashSet();
            return new(Enum.Parse<ArticleState>(words[0]), Enum.Parse<ArticleAction>(words[1]), Enum.Parse<ArticleState>(words[2]), roles,
                words.Skip(3).FirstOrDefault(word => !Enum.TryParse<Role>(word, out _)));
        }
    }

    public static TheoryData<ArticleState, ArticleAction> Every() =>
        [.. from state in Enum.GetValues<ArticleState>() from action in Enum.GetValues<ArticleAction>() select (state, action)];

    [Theory, MemberData(nameof(Every))]
    public void Every_role_may_do_what_the_table_says_and_nothing_else(ArticleState state, ArticleAction action)
    {
        foreach (var role in Enum.GetValues<Role>())
            foreach (var wrote in new[] { true, false })
                foreach (var live in new[] { true, false })
                    Walk(state, action, role, wrote, live);
    }

    [Fact]
    public void A_visitor_and_somebody_without_a_role_may_do_nothing()
    {
        foreach (var state in Enum.GetValues<ArticleState>())
            foreach (var action in Enum.GetValues<ArticleAction>())
                foreach (var nobody in new[] { Actor.Visitor(Languages.English), Sample.Actor() })
                {
                    var article = Sample.In(state, Sample.Actor());
                    Assert.Equal(RefusalKind.Forbidden, Assert.Throws<Refused>(() => Act(article, action, nobody)).Kind);
                }
    }

    [Fact]
    public void Approved_for_later_it_waits()
    {
        var article = Sample.In(ArticleState.InReview, Sample.Actor());

        article.Approve(Sample.At.AddHours(1), Sample.Actor(Role.Reviewer), Sample.At);

        Assert.Equal((ArticleState.Approved, Sample.At.AddHours(1), null), (article.State, article.PublishAt, article.LiveVersionId));
    }

    private static void Walk(ArticleState state, ArticleAction action, Role role, bool wrote, bool live)
    {
        var actor = Sample.Actor(role);
        var article = Sample.In(state, wrote ? actor : Sample.Actor(), live);
        var expected = Expected(state, action, role, wrote, article.LiveVersionId is not null);
        var about = $"{action} of {state} by {role}, wrote {wrote}, live {live}";
        var version = article.WorkVersionId;

        if (expected.Refusal is { } kind)
        {
            var refused = Assert.Throws<Refused>(() => Act(article, action, actor));
            Assert.True((kind, expected.Code) == (refused.Kind, refused.Code), $"{about}: {refused.Code} instead of {expected.Code}");
            Assert.True((state, version) == (article.State, article.WorkVersionId), $"{about}: refused, and yet changed");
        }
        else
        {
            Act(article, action, actor);
            Assert.True(expected.To == article.State, $"{about}: {article.State} instead of {expected.To}");
        }
    }

    private static (ArticleState? To, RefusalKind? Refusal, string? Code) Expected(
        ArticleState state, ArticleAction action, Role role, bool wrote, bool live)
    {
        // Who may never do it hears nothing of the state.
        if (!Lines.Any(known => known.Action == action && known.Roles.Contains(role))) return (null, RefusalKind.Forbidden, "Forbidden");
        var line = Lines.SingleOrDefault(known => known.From == state && known.Action == action);
        if (line is null) return (null, RefusalKind.Conflict, "Article.NotInThisState");
        if (!line.Roles.Contains(role)) return (null, RefusalKind.Forbidden, "Forbidden");
        return line.Condition switch
        {
            "live" when !live => (null, RefusalKind.Conflict, "Article.NothingToGoBackTo"),
            "yours" when !wrote && role != Role.KnowledgeManager => (null, RefusalKind.Forbidden, "Article.NotYours"),
            "not-yours" when wrote => (null, RefusalKind.Forbidden, "Article.FourEyes"),
            _ => (line.To, null, null),
        };
    }

    private static void Act(Article article, ArticleAction action, Actor actor)
    {
        switch (action)
        {
            case ArticleAction.Save: article.Save(Sample.Text(title: "Changed"), null, actor, Sample.At); break;
            case ArticleAction.Submit: article.Submit(actor, Sample.At); break;
            case ArticleAction.Withdraw: article.Withdraw(actor, Sample.At); break;
            case ArticleAction.SendBack: article.SendBack("A picture is missing", actor, Sample.At); break;
            case ArticleAction.Approve: article.Approve(null, actor, Sample.At); break;
            case ArticleAction.Publish: article.Publish(actor, Sample.At); break;
            case ArticleAction.Discard: article.Discard(actor); break;
            case ArticleAction.Restrict: article.Restrict(Audience.Internal, actor); break;
            case ArticleAction.Archive: article.Archive(actor); break;
            default: throw new ArgumentOutOfRangeException(nameof(action), action, "Say here what it calls.");
        }
    }
}
