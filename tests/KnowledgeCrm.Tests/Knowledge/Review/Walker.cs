using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;

namespace KnowledgeCrm.Tests.Knowledge.Review;

/// <summary>Takes steps on an article, keeps its own record of who wrote what, and holds the article against it after each.</summary>
internal sealed class Walker
{
    public const int People = 8;
    private readonly Actor[] people =
    [
        Sample.Actor(Role.Author), Sample.Actor(Role.Author), Sample.Actor(Role.Author, Role.Reviewer), Sample.Actor(Role.Reviewer),
        Sample.Actor(Role.Reviewer), Sample.Actor(Role.KnowledgeManager), Sample.Actor(Role.KnowledgeManager, Role.Author),
        Sample.Actor(Role.Administrator),
    ];

    private readonly Article article;
    private readonly Dictionary<int, ArticleVersion> versions = [];
    private readonly Dictionary<int, string> texts = [];
    private readonly Dictionary<int, HashSet<Guid>> writers = [];
    private readonly HashSet<int> approved = [];
    private DateTime now = Sample.At;
    private int count;

    public Walker()
    {
        article = Article.Draft(Sample.New(), Sample.Text(title: "Text 0"), people[0], now);
        Note([Id(0)]);
    }

    public ArticleState State => article.State;

    /// <summary>The action, when it was done.</summary>
    public ArticleAction? Take(Step step)
    {
        var (audience, work, state) = (article.LiveAudience, article.Work, article.State);
        var wasLive = article.LiveVersionId;
        try
        {
            if (Try(step) is not { } action) return null;
            Hold(action);
            if (article.LiveVersionId == wasLive) Assert.True(article.LiveAudience >= audience, $"{action} gave it to more readers");
            return action;
        }
        catch (Refused)
        {
            Assert.True((work, state, wasLive) == (article.Work, article.State, article.LiveVersionId), "refused, and yet changed");
            return null;
        }
    }

    private ArticleAction? Try(Step step)
    {
        var actor = people[step.Person];
        var work = article.Work;
        var actions = Enum.GetValues<ArticleAction>();
        if (step.Action > actions.Length)
        {
            now = now.AddHours(step.Choice);
            return null;
        }
        if (step.Action == actions.Length)
        {
            var old = versions.Values.ElementAt(step.Choice % versions.Count);
            article.Restore(old, actor, now);
            Note([Id(step.Person), .. writers[old.Number], .. Unjudged(work)]);
            Assert.Equal(texts[old.Number], article.Work.Title);
            return ArticleAction.Save;
        }
        var action = actions[step.Action];
        switch (action)
        {
            case ArticleAction.Save: article.Save(Next(step), null, actor, now); Note([Id(step.Person), .. Unjudged(work)]); break;
            case ArticleAction.AcceptEdit:
                article.AcceptEdit(Next(step), Id(step.Other), actor, now);
                Note([Id(step.Person), Id(step.Other), .. Unjudged(work)]);
                break;
            case ArticleAction.Amend: article.Amend(Next(step), actor, now, null); Note([Id(step.Person), .. Unjudged(work)]); break;
            case ArticleAction.Approve: Approve(actor, step.Choice < 8 ? null : now.AddHours(step.Choice), step); break;
            case ArticleAction.Submit: article.Submit(actor, now); break;
            case ArticleAction.Withdraw: article.Withdraw(actor, now); Note(writers[work.Number]); break;
            case ArticleAction.SendBack: article.SendBack("No", actor, now); Note(writers[work.Number]); break;
            case ArticleAction.Publish: article.Publish(actor, now); break;
            case ArticleAction.Discard: article.Discard(actor); break;
            case ArticleAction.Restrict: article.Restrict((Audience)(step.Choice % 4), actor); break;
            case ArticleAction.Archive: article.Archive(actor); break;
            case ArticleAction.Confirm: article.Confirm(actor, now); break;
            case ArticleAction.PublishEmergency: article.PublishEmergency("Fire", actor, now); break;
            case ArticleAction.PassAfterwards: PassAfterwards(actor, step); break;
            case ArticleAction.TakeBack: TakeBack(actor); break;
            case ArticleAction.SetExpiry: article.SetExpiry(now.AddHours(step.Choice), actor, now); break;
            case ArticleAction.Expire: article.Expire(actor, now); break;
            default: Mind(action, actor, step); break;
        }
        return action;
    }

    // What is done beside the text changes neither the text nor who may read it.
    private void Mind(ArticleAction action, Actor actor, Step step)
    {
        switch (action)
        {
            case ArticleAction.Doubt: article.SayConfidence((ArticleConfidence)(step.Choice % 2), actor, now); break;
            case ArticleAction.Vouch:
                article.SayConfidence(ArticleConfidence.Validated, actor, now);
                Assert.DoesNotContain(Id(step.Person), writers[article.Live!.Number]);
                break;
            case ArticleAction.HandOver: article.HandOver(new NewOwner(step.Choice < 6 ? Id(step.Other) : null, step.Choice < 6 ? "" : "Team"), actor, now); break;
            case ArticleAction.ConfirmRight: article.ConfirmRight(actor, now); break;
            case ArticleAction.SetReviewBy: article.SetReviewBy(now.AddDays(1), actor, now); break;
            case ArticleAction.Describe: article.Describe("Families", [Guid.CreateVersion7()], actor, now); break;
            case ArticleAction.ChangeAddress: article.ChangeAddress($"address-{++count}", actor, now); break;
            case ArticleAction.Merge: article.MergeInto(Sample.Published(), actor, now); break;
            case ArticleAction.Delete: article.Delete(actor); break;
            default: throw new ArgumentOutOfRangeException(nameof(step), action, "Say here what it calls.");
        }
    }

    private void Approve(Actor actor, DateTime? at, Step step)
    {
        var (work, first) = (article.Work, article.Work.FirstApprovedById);
        var needsTwo = article.NeedsTwoApprovals;
        article.Approve(at, actor, now);
        Assert.DoesNotContain(Id(step.Person), writers[work.Number]);
        Assert.False(work.AwaitsConfirmation);
        Assert.NotEqual(first, actor.PersonId);
        if (!needsTwo || first is not null) approved.Add(work.Number);
        else Assert.Equal(ArticleState.InReview, article.State);
    }

    private void PassAfterwards(Actor actor, Step step)
    {
        var judged = article.Emergency!;
        article.PassAfterwards(actor, now);
        Assert.DoesNotContain(Id(step.Person), writers[judged.Number].Append(judged.EmergencyById!.Value));
        if (judged.ApprovedAt is not null) approved.Add(judged.Number);
    }

    private void TakeBack(Actor actor)
    {
        var taken = article.Emergency;
        var before = versions.Values.SingleOrDefault(version => version.Id == taken?.ReplacedVersionId);
        article.TakeBack("No", before, actor, now);
        if (!versions.ContainsKey(article.Work.Number)) Note(writers[taken!.Number]);
    }

    private void Hold(ArticleAction action)
    {
        if (article.Live is { } live)
        {
            var recorded = live is { EmergencyAt: not null, EmergencyById: not null, EmergencyReason: "Fire" } && article.EmergencyVersionId == live.Id;
            Assert.True(approved.Contains(live.Number) || recorded, $"After {action} readers see version {live.Number}, which nobody approved");
        }
        Assert.Equal(article.Live?.Id, article.LiveVersionId);
        Assert.Equal(versions[article.Work.Number], article.Work);
        Assert.All(versions, version => Assert.Equal(texts[version.Key], version.Value.Title));
        Assert.All(writers, line => Assert.Subset(versions[line.Key].Writers.ToHashSet(), line.Value));
    }

    // A version that nobody has saved yet takes a text; every other stays as it was.
    private void Note(IEnumerable<Guid> wrote)
    {
        var work = article.Work;
        versions[work.Number] = work;
        texts[work.Number] = work.Title;
        writers[work.Number] = [.. wrote, .. writers.GetValueOrDefault(work.Number, [])];
    }

    private HashSet<Guid> Unjudged(ArticleVersion version) => approved.Contains(version.Number) ? [] : writers[version.Number];

    private Guid Id(int person) => people[person].PersonId!.Value;

    private ArticleText Next(Step step) => Sample.Text((Audience)(step.Other % 4), $"Text {++count}") with
    {
        Governance = step.Choice == 3 ? Governance.Compliance : Governance.Experience,
    };
}
