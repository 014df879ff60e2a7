using KnowledgeCrm.Accounts;
using KnowledgeCrm.Asking;
using KnowledgeCrm.Common;

namespace KnowledgeCrm.Web.Demo;

/// <summary>Brings in what the company's people asked each other. What is there already is left alone.</summary>
internal sealed class DemoQuestions(IServiceProvider services, DemoPeople people, DemoKnowledge knowledge, DemoClock clock, DateTimeOffset today)
{
    // The one that was passed on.
    private const string PassedOn = "outdoor-unit";

    /// <summary>To be called once every article and case is in the index.</summary>
    public async Task BringAsync(CancellationToken stop)
    {
        var manager = await people.ActorAsync("manager@brightwell.example", stop);
        if ((await services.GetRequiredService<QuestionList>().RunAsync(manager, new QuestionFilter(), stop)).Value.Total > 0) return;
        var posts = DemoTable.Read("questions/posts.csv").ToLookup(row => row.Text("question"));
        foreach (var row in DemoTable.Read("questions/questions.csv").OrderByDescending(row => row.Number("days_ago")))
            await BringAsync(row, [.. posts[row.Text("key")].OrderBy(post => post.Number("hours_after"))], stop);
    }

    private async Task BringAsync(DemoRow row, IReadOnlyList<DemoRow> posts, CancellationToken stop)
    {
        var asked = today.AddDays(-row.Number("days_ago"));
        clock.Time = asked;
        var asker = await people.ActorAsync(row.Text("asker"), stop);
        var number = (await services.GetRequiredService<AskQuestion>().RunAsync(asker, new QuestionInput
        {
            Title = row["title"],
            Text = row["text"],
            Topic = row["topic"],
            Product = row["product"],
            To = Enum.Parse<QuestionTo>(row.Text("to")),
            Person = row["person"] is { } named ? people.PersonId(named) : null,
            Readers = Enum.Parse<QuestionReaders>(row.Text("readers")),
        }, stop)).Value.Number;
        foreach (var post in posts) await SayAsync(post, number, asked, asker, stop);
        if (row.Text("key") == PassedOn) await PassOnAsync(number, asked, stop);
    }

    private async Task SayAsync(DemoRow post, string number, DateTimeOffset asked, Actor asker, CancellationToken stop)
    {
        clock.Time = asked.AddHours(post.Number("hours_after"));
        var author = await people.ActorAsync(post.Text("author"), stop);
        // What only those asked may read is said by whom it was put to.
        var question = await services.GetRequiredService<QuestionReading>().RunAsync(author, number, stop);
        if (!question.Succeeded) return;
        var articles = post.List("articles").Select(slug => knowledge.Number(slug, question.Value.Language)).ToList();
        var said = (await services.GetRequiredService<AnswerQuestion>().RunAsync(author, number, new PostInput(post["text"], post["answer"] == "yes", articles), stop)).Value;
        if (post["accepted"] is null) return;
        clock.Time = clock.Time.AddHours(1);
        (await services.GetRequiredService<AcceptAnswer>().RunAsync(asker, number, said.Post!.Value, post["candidate"] == "yes", stop)).Required();
    }

    private async Task PassOnAsync(string number, DateTimeOffset asked, CancellationToken stop)
    {
        var with = (await services.GetRequiredService<QuestionReading>().RunAsync(Actor.System, number, stop)).Value.With;
        if (with is null) return;
        clock.Time = asked.AddHours(2);
        var first = await services.GetRequiredService<ActorOf>().RunAsync(with.Card.Id, stop);
        (await services.GetRequiredService<DeclineQuestion>().RunAsync(first!, number, "封闭阳台的散热我没有把握，请问问装过的人。", stop)).Required();
    }
}
