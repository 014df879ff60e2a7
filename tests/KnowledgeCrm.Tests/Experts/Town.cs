using KnowledgeCrm.Accounts;
using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Experts;
using KnowledgeCrm.Knowledge;

namespace KnowledgeCrm.Tests.Experts;

/// <summary>A house in which people know things: a topic of leaks, articles and solved cases about it.</summary>
internal sealed class Town(House house)
{
    public const string Leaks = "leaks";

    public static CancellationToken Stop => TestContext.Current.CancellationToken;

    public Desk Desk { get; } = new(house);

    public async Task FoundAsync() =>
        _ = (await house.Get<AddTopic>().RunAsync(Actor.System, Leaks, null, "Leaks", "漏水", null, null, Stop)).Value;

    /// <summary>A published article about leaks.</summary>
    public async Task<string> ArticleAsync(Actor author, string title, Audience audience = Audience.Internal)
    {
        var number = (await house.Get<StartArticle>().RunAsync(
            author, new ArticleInput { Title = title, Body = title, Language = "en", Audience = audience, Topic = Leaks }, null, null, Stop)).Value.Number;
        await Desk.PublishAsync(author, await house.ReviewerAsync(), number);
        return number;
    }

    /// <summary>A case that was solved by an article.</summary>
    public async Task<string> SolvedAsync(Actor rep, string article, string subject = "Water on the floor")
    {
        var number = await Desk.OpenCaseAsync(rep, subject, subject);
        await Desk.ResolveAsync(rep, number, new Resolving { Outcome = CaseOutcome.Solved, Article = article });
        return number;
    }

    public async Task<ExpertView> PageAsync(Actor viewer, Actor person) => (await house.Get<ExpertReading>().RunAsync(viewer, person.PersonId!.Value, Stop)).Value;

    /// <summary>How well somebody is shown to know leaks, to a viewer.</summary>
    public async Task<Expertise> LeaksAsync(Actor viewer, Actor person) =>
        (await PageAsync(viewer, person)).Topics.SingleOrDefault(topic => topic.Key == Leaks)?.Inferred ?? Expertise.None;

    public async Task<FoundExperts> FindAsync(Actor viewer, string text)
    {
        await house.IndexAllAsync();
        return (await house.Get<FindExperts>().RunAsync(viewer, new ExpertQuestion(text), Stop)).Value;
    }

    public async Task<Actor> PersonAsync(string name, params Role[] roles) => (await house.PersonAsync(roles, name)).ToActor();
}
