using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;

namespace KnowledgeCrm.Tests.Knowledge;

/// <summary>Walks every state, action and role, for somebody who wrote a part and somebody who did not, and compares what the
/// article does with what is written here.</summary>
public class LifecycleTests
{
    // From, action, to, who. "yours": who wrote a part, or a knowledge manager. "not-yours": who wrote nothing. "live": only beside a live version.
    // "owner": whose article it is, or a knowledge manager; here it is its writer's. "vouch": who wrote nothing of a live version.
    // "confirm" and "afterwards": only while an edit of a reviewer, or a publication in an emergency, waits; neither does here.
    private const string Life = """
        Candidate Save             Draft     Author KnowledgeManager
        Candidate Archive          Archived  Author Reviewer KnowledgeManager
        Draft     Save             Draft     Author KnowledgeManager
        Draft     AcceptEdit       Draft     Author KnowledgeManager
        Draft     Submit           InReview  Author KnowledgeManager
        Draft     Discard          Published Author KnowledgeManager            live
        Draft     PublishEmergency Published KnowledgeManager
        Draft     Restrict         Draft     KnowledgeManager                   live
        Draft     SetExpiry        Draft     KnowledgeManager                   live
        Draft     Expire           Draft     KnowledgeManager                   live
        Draft     PassAfterwards   Draft     Reviewer KnowledgeManager          afterwards
        Draft     TakeBack         Draft     Reviewer KnowledgeManager          afterwards
        Draft     Archive          Archived  KnowledgeManager
        InReview  Withdraw         Draft     Author KnowledgeManager            yours
        InReview  AcceptEdit       InReview  Author KnowledgeManager            yours
        InReview  Amend            InReview  Reviewer KnowledgeManager
        InReview  Confirm          InReview  Author KnowledgeManager            confirm
        InReview  SendBack         Draft     Reviewer KnowledgeManager
        InReview  Approve          Published Reviewer KnowledgeManager          not-yours
        InReview  PublishEmergency Published KnowledgeManager
        InReview  Restrict         InReview  KnowledgeManager                   live
        InReview  SetExpiry        InReview  KnowledgeManager                   live
        InReview  Expire           InReview  KnowledgeManager                   live
        InReview  PassAfterwards   InReview  Reviewer KnowledgeManager          afterwards
        InReview  TakeBack         InReview  Reviewer KnowledgeManager          afterwards
        InReview  Archive          Archived  KnowledgeManager
        Approved  Publish          Published KnowledgeManager
        Approved  Withdraw         Draft     Author KnowledgeManager            yours
        Approved  Restrict         Approved  KnowledgeManager                   live
        Approved  SetExpiry        Approved  KnowledgeManager                   live
        Approved  Expire           Approved  KnowledgeManager                   live
        Approved  PassAfterwards   Approved  Reviewer KnowledgeManager          afterwards
        Approved  TakeBack         Approved  Reviewer KnowledgeManager          afterwards
        Approved  Archive          Archived  KnowledgeManager
        Published Save             Draft     Author KnowledgeManager
        Published AcceptEdit       Draft     Author KnowledgeManager
        Published Restrict         Published KnowledgeManager
        Published SetExpiry        Published KnowledgeManager
        Published Expire           Archived  KnowledgeManager
        Published PassAfterwards   Published Reviewer KnowledgeManager          afterwards
        Published TakeBack         Draft     Reviewer KnowledgeManager          afterwards
        Published Archive          Archived  KnowledgeManager
        Archived  Save             Draft     KnowledgeManager
        Draft     Doubt            Draft     Author Reviewer KnowledgeManager   live
        Draft     Vouch            Draft     Reviewer KnowledgeManager          vouch
        Draft     HandOver         Draft     Author KnowledgeManager            owner
        Draft     Describe         Draft     Author KnowledgeManager
        Draft     ChangeAddress    Draft     KnowledgeManager
        InReview  Doubt            InReview  Author Reviewer KnowledgeManager   live
        InReview  Vouch            InReview  Reviewer KnowledgeManager          vouch
        InReview  HandOver         InReview  Author KnowledgeManager            owner
        InReview  Describe         InReview  Author KnowledgeManager
        InReview  ChangeAddress    InReview  KnowledgeManager
        Approved  Doubt            Approved  Author Reviewer KnowledgeManager   live
        Approved  Vouch            Approved  Reviewer KnowledgeManager          vouch
        Approved  HandOver         Approved  Author KnowledgeManager            owner
        Approved  Describe         Approved  Author KnowledgeManager
        Approved  ChangeAddress    Approved  KnowledgeManager
        Published Doubt            Published Author Reviewer KnowledgeManager   live
        Published Vouch            Published Reviewer KnowledgeManager          vouch
        Published HandOver         Published Author KnowledgeManager            owner
        Published Describe         Published Author KnowledgeManager
        Published ChangeAddress    Published KnowledgeManager
        Published ConfirmRight     Published Author Reviewer KnowledgeManager
        Published SetReviewBy      Published Author KnowledgeManager            owner
        Draft     Merge            Archived  KnowledgeManager
        Published Merge            Archived  KnowledgeManager
        Archived  Delete           Archived  Administrator
        Archived  PassAfterwards   Archived  Reviewer KnowledgeManager          afterwards
        Archived  TakeBack         Archived  Reviewer KnowledgeManager          afterwards
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
        // So that its date has come.
        if (article.LiveVersionId is not null && action == ArticleAction.Expire && ArticleLifecycle.Find(state, ArticleAction.SetExpiry) is not null)
            article.SetExpiry(Sample.At.AddMinutes(1), Sample.Actor(Role.KnowledgeManager), Sample.At);
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
            "owner" when !wrote && role != Role.KnowledgeManager => (null, RefusalKind.Forbidden, "Article.NotOwner"),
            "vouch" when !live => (null, RefusalKind.Conflict, "Article.NothingToGoBackTo"),
            "vouch" when wrote => (null, RefusalKind.Forbidden, "Article.FourEyes"),
            "confirm" => (null, RefusalKind.Conflict, "Article.NothingToConfirm"),
            "afterwards" => (null, RefusalKind.Conflict, "Article.NoEmergency"),
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
            case ArticleAction.AcceptEdit: article.AcceptEdit(Sample.Text(title: "Suggested"), Guid.CreateVersion7(), actor, Sample.At); break;
            case ArticleAction.Amend: article.Amend(Sample.Text(title: "Amended"), actor, Sample.At, null); break;
            case ArticleAction.Confirm: article.Confirm(actor, Sample.At); break;
            case ArticleAction.PublishEmergency: article.PublishEmergency("People get hurt", actor, Sample.At); break;
            case ArticleAction.PassAfterwards: article.PassAfterwards(actor, Sample.At); break;
            case ArticleAction.TakeBack: article.TakeBack("It is wrong", null, actor, Sample.At); break;
            case ArticleAction.SetExpiry: article.SetExpiry(Sample.At.AddDays(1), actor, Sample.At); break;
            case ArticleAction.Expire: article.Expire(actor, Sample.At.AddDays(2)); break;
            case ArticleAction.Doubt: article.SayConfidence(ArticleConfidence.NotValidated, actor, Sample.At); break;
            case ArticleAction.Vouch: article.SayConfidence(ArticleConfidence.Validated, actor, Sample.At); break;
            case ArticleAction.HandOver: article.HandOver(new NewOwner(Guid.CreateVersion7(), ""), actor, Sample.At); break;
            case ArticleAction.ConfirmRight: article.ConfirmRight(actor, Sample.At); break;
            case ArticleAction.SetReviewBy: article.SetReviewBy(Sample.At.AddDays(1), actor, Sample.At); break;
            case ArticleAction.Describe: article.Describe("Families", [], actor, Sample.At); break;
            case ArticleAction.ChangeAddress: article.ChangeAddress("elsewhere", actor, Sample.At); break;
            case ArticleAction.Merge: article.MergeInto(Sample.Published(), actor, Sample.At); break;
            case ArticleAction.Delete: article.Delete(actor); break;
            default: throw new ArgumentOutOfRangeException(nameof(action), action, "Say here what it calls.");
        }
    }
}
