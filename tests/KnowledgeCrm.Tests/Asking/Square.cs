using KnowledgeCrm.Asking;
using KnowledgeCrm.Common;
using KnowledgeCrm.Experts;
using KnowledgeCrm.Persistence;
using KnowledgeCrm.Search;
using KnowledgeCrm.Tests.Experts;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Tests.Asking;

/// <summary>Where colleagues ask each other: people who wrote about leaks, and somebody who wants to know.</summary>
internal sealed class Square(House house)
{
    public const string Title = "Why does the hose leak at the valve?";

    public static CancellationToken Stop => TestContext.Current.CancellationToken;

    public Town Town { get; } = new(house);
    public Actor Ada { get; private set; } = null!;
    public Actor Bert { get; private set; } = null!;
    public Actor Asker { get; private set; } = null!;

    /// <summary>Ada has written two articles about leaking hoses and Bert one; a rep asks.</summary>
    public async Task FoundAsync()
    {
        await Town.FoundAsync();
        (Ada, Bert, Asker) = (await Town.PersonAsync("Ada Quill", Role.Author), await Town.PersonAsync("Bert Reed", Role.Author), await Town.PersonAsync("Rex Asker", Role.Rep));
        await Town.ArticleAsync(Ada, "The hose leaks at the valve");
        await Town.ArticleAsync(Ada, "The hose of the valve leaks in winter");
        await Town.ArticleAsync(Bert, "A hose that leaks at its valve");
        await house.Get<KeepProfiles>().RunAsync(Stop);
        await house.IndexAllAsync();
    }

    public Task<Outcome<QuestionDone>> TryAsync(Actor asker, QuestionInput input) => house.Get<AskQuestion>().RunAsync(asker, input, Stop);

    public async Task<string> AskAsync(Actor? asker = null, QuestionInput? input = null) =>
        (await TryAsync(asker ?? Asker, input ?? new QuestionInput { Title = Title, Topic = Town.Leaks })).Value.Number;

    public async Task<Guid> AnswerAsync(Actor author, string number, string text = "Its washer is worn: change it.", params string[] articles) =>
        (await house.Get<AnswerQuestion>().RunAsync(author, number, new PostInput(text, true, articles), Stop)).Value.Post!.Value;

    public async Task<QuestionDone> AcceptAsync(Actor asker, string number, Guid post, bool? asCandidate = null) =>
        (await house.Get<AcceptAnswer>().RunAsync(asker, number, post, asCandidate, Stop)).Value;

    public async Task<QuestionView> ReadAsync(Actor viewer, string number) => (await house.Get<QuestionReading>().RunAsync(viewer, number, Stop)).Value;

    public Task<Question> StoredAsync(string number) => house.AskAsync(db => db.Questions.Include(q => q.Rounds).SingleAsync(q => q.Number == number, Stop));

    /// <summary>With whom it is.</summary>
    public async Task<Guid?> WithAsync(string number) => (await StoredAsync(number)).WithId;

    public async Task RunJobAsync() => await house.Get<PassOnQuestions>().RunAsync(Stop);

    public async Task AwayAsync(Actor person, int days = 30) =>
        _ = (await house.Get<SetAvailability>().RunAsync(person, house.Clock.GetUtcNow().UtcDateTime.AddDays(days), null, Stop)).Value;

    public async Task<SearchAnswer> SearchAsync(Actor viewer, string text, params string[] kinds)
    {
        await house.IndexAllAsync();
        return await house.Get<SearchEverything>().RunAsync(viewer, new SearchRequest(text, Kinds: kinds.Length == 0 ? null : kinds), Stop);
    }
}
