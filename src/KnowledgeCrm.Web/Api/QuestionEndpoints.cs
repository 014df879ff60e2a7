using KnowledgeCrm.Asking;
using KnowledgeCrm.Experts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KnowledgeCrm.Web.Api;

/// <summary>Questions of colleagues to colleagues, and the communities of topics. For the people of the house; to others there are none.</summary>
internal static class QuestionEndpoints
{
    public static void Map(RouteGroupBuilder keyed)
    {
        var questions = keyed.MapGroup("/questions").WithTags("Questions").Refuses(404);
        questions.MapGet("", ListAsync);
        questions.MapPost("", AskAsync).Refuses(409);
        questions.MapGet("/figures", FiguresAsync);
        questions.MapGet("/times", TimesAsync);
        questions.MapPut("/times", SetTimesAsync);
        questions.MapGet("/{number}", ReadAsync);
        questions.MapPost("/{number}/posts", PostAsync).Refuses(409);
        questions.MapPost("/{number}/accept", AcceptAsync).Refuses(409);
        questions.MapPost("/{number}/decline", DeclineAsync).Refuses(409);
        questions.MapPost("/{number}/hand-over", HandOverAsync).Refuses(409);
        questions.MapPost("/{number}/next", NextAsync).Refuses(409);
        questions.MapPost("/{number}/close", CloseAsync).Refuses(409);
        var topics = keyed.MapGroup("/topics").WithTags("Questions").Refuses(404);
        topics.MapGet("", TopicsAsync);
        topics.MapGet("/{key}/community", CommunityAsync);
    }

    /// <summary>Questions that the caller may see, what waits first.</summary>
    /// <param name="q">A part of the number or of the words.</param>
    /// <param name="scope"><c>forMe</c>, <c>mine</c>, <c>myTopics</c> or <c>nobodyLeft</c>; absent: all.</param>
    /// <param name="state">Where they stand.</param>
    /// <param name="topic">Of the topic with this key.</param>
    /// <param name="page">From 1; up to 50 questions each.</param>
    internal static async Task<Listing<QuestionLineAnswer>> ListAsync(
        Caller caller, QuestionList list, CancellationToken stop, string? q = null, string? scope = null, string? state = null, string? topic = null, int? page = null)
    {
        var at = Parameters.Page(page);
        var filter = new QuestionFilter(Parameters.Named<QuestionScope>(scope, "scope"), Parameters.Named<QuestionState>(state, "state"), topic, q, at);
        var found = (await list.RunAsync(caller.Actor, filter, stop)).Value;
        return new Listing<QuestionLineAnswer> { Total = found.Total, Page = at + 1, PageSize = QuestionList.PageSize, Items = [.. found.Items.Select(QuestionLineAnswer.Of)] };
    }

    /// <summary>Asks. Whom it is put to is decided at once.</summary>
    internal static async Task<Created<QuestionStanding>> AskAsync(Caller caller, Body<QuestionRequest> body, AskQuestion ask, CancellationToken stop)
    {
        var done = (await ask.RunAsync(caller.Actor, body.Value.ToInput(), stop)).Value;
        return TypedResults.Created($"/api/v1/questions/{done.Number}", QuestionStanding.Of(done));
    }

    /// <summary>How many questions wait for the caller, and of the caller's own.</summary>
    internal static async Task<QuestionFiguresAnswer> FiguresAsync(Caller caller, QuestionCounts counts, CancellationToken stop) =>
        QuestionFiguresAnswer.Of((await counts.RunAsync(caller.Actor, stop)).Value);

    /// <summary>How long somebody has to answer.</summary>
    internal static async Task<QuestionTimesAnswer> TimesAsync(Caller caller, QuestionTiming timing, CancellationToken stop) =>
        QuestionTimesAnswer.Of((await timing.ReadAsync(caller.Actor, stop)).Value);

    /// <summary>Sets how long somebody has to answer. For knowledge managers and administrators.</summary>
    internal static async Task<QuestionTimesAnswer> SetTimesAsync(Caller caller, Body<QuestionTimesRequest> body, QuestionTiming timing, CancellationToken stop) =>
        QuestionTimesAnswer.Of((await timing.SetAsync(caller.Actor, new QuestionTimes(
            Parameters.Required(body.Value.RemindAfter, "remindAfter"), Parameters.Required(body.Value.PassOnAfter, "passOnAfter"), body.Value.Calendar), stop)).Value);

    /// <summary>A question with whom it was put to, why, and what was said, as far as the caller may see it.</summary>
    /// <param name="number">Its number.</param>
    internal static async Task<QuestionAnswer> ReadAsync(Caller caller, string number, QuestionReading reading, CancellationToken stop) =>
        QuestionAnswer.Of((await reading.RunAsync(caller.Actor, number, stop)).Value);

    /// <summary>Answers a question, or says something to it. The asker leaves the answer to others (403).</summary>
    /// <param name="number">Its number.</param>
    internal static async Task<Created<QuestionStanding>> PostAsync(Caller caller, string number, Body<QuestionPostRequest> body, AnswerQuestion answer, CancellationToken stop)
    {
        var done = (await answer.RunAsync(caller.Actor, number, new PostInput(body.Value.Text, body.Value.Answer ?? true, body.Value.Articles), stop)).Value;
        return TypedResults.Created($"/api/v1/questions/{number}", QuestionStanding.Of(done));
    }

    /// <summary>The asker says which answer it was.</summary>
    /// <param name="number">Its number.</param>
    internal static async Task<QuestionStanding> AcceptAsync(Caller caller, string number, Body<AcceptRequest> body, AcceptAnswer accept, CancellationToken stop) =>
        QuestionStanding.Of((await accept.RunAsync(caller.Actor, number, Parameters.Required(body.Value.Post, "post"), body.Value.Candidate, stop)).Value);

    /// <summary>Whom it waits for does not answer, and says why: it goes on to the next at once.</summary>
    /// <param name="number">Its number.</param>
    internal static async Task<QuestionStanding> DeclineAsync(Caller caller, string number, Body<QuestionDeclineRequest> body, DeclineQuestion decline, CancellationToken stop) =>
        QuestionStanding.Of((await decline.RunAsync(caller.Actor, number, body.Value.Reason, stop)).Value);

    /// <summary>Puts it to somebody by name. For its asker, whom it waits for, and knowledge managers once nobody is left.</summary>
    /// <param name="number">Its number.</param>
    internal static async Task<QuestionStanding> HandOverAsync(Caller caller, string number, Body<QuestionHandOverRequest> body, HandQuestion hand, CancellationToken stop) =>
        QuestionStanding.Of((await hand.RunAsync(caller.Actor, number, Parameters.Required(body.Value.Person, "person"), stop)).Value);

    /// <summary>The asker has it go on to whoever knows next.</summary>
    /// <param name="number">Its number.</param>
    internal static async Task<QuestionStanding> NextAsync(Caller caller, string number, AskOn on, CancellationToken stop) =>
        QuestionStanding.Of((await on.RunAsync(caller.Actor, number, stop)).Value);

    /// <summary>The asker needs no answer any more; or a knowledge manager sees that none will come.</summary>
    /// <param name="number">Its number.</param>
    internal static async Task<QuestionStanding> CloseAsync(Caller caller, string number, CloseQuestion close, CancellationToken stop) =>
        QuestionStanding.Of((await close.RunAsync(caller.Actor, number, stop)).Value);

    /// <summary>The topics with how much goes on in each, as far as the caller may see it.</summary>
    internal static async Task<IReadOnlyList<TopicStandingAnswer>> TopicsAsync(Caller caller, CommunityReading reading, CancellationToken stop) =>
        [.. (await reading.AllAsync(caller.Actor, stop)).Value.Select(TopicStandingAnswer.Of)];

    /// <summary>A topic's questions, people and news, as far as the caller may see them.</summary>
    /// <param name="key">The topic's key.</param>
    internal static async Task<CommunityAnswer> CommunityAsync(Caller caller, string key, CommunityReading reading, ExpertList people, CancellationToken stop)
    {
        var view = (await reading.RunAsync(caller.Actor, key, stop)).Value;
        return CommunityAnswer.Of(view, (await people.RunAsync(caller.Actor, new ExpertFilter(Topic: key), stop)).Value.People.Items);
    }
}
