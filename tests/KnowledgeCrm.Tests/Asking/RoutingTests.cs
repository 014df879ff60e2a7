using KnowledgeCrm.Asking;
using KnowledgeCrm.Common;
using KnowledgeCrm.Customers;
using KnowledgeCrm.Experts;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Persistence;
using KnowledgeCrm.Tests.Experts;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Tests.Asking;

/// <summary>Whom a question is put to, and what happens while nobody answers.</summary>
public sealed class RoutingTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [OnBothDatabases]
    public async Task Whoever_knows_best_is_asked_never_the_asker_and_who_is_away_is_passed_over(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var square = new Square(house);
        await square.FoundAsync();

        Assert.Equal(square.Ada.PersonId, await square.WithAsync(await square.AskAsync()));
        Assert.Equal(square.Bert.PersonId, await square.WithAsync(await square.AskAsync(square.Ada)));
        await square.AwayAsync(square.Ada);
        Assert.Equal(square.Bert.PersonId, await square.WithAsync(await square.AskAsync()));
        // Also when the asker names who is away.
        var named = await square.AskAsync(input: new QuestionInput { Title = Square.Title, To = QuestionTo.Person, Person = square.Ada.PersonId });
        Assert.Equal(square.Bert.PersonId, await square.WithAsync(named));
        Assert.Equal("Question.NotToYourself", (await square.TryAsync(square.Ada, new QuestionInput { Title = "Me?", To = QuestionTo.Person, Person = square.Ada.PersonId })).Refused!.Code);
    }

    [Fact]
    public async Task Who_has_many_questions_already_leaves_the_next_to_a_colleague()
    {
        await using var house = await House.OpenAsync();
        var square = new Square(house);
        await square.FoundAsync();
        var with = new List<Guid?>();
        for (var i = 0; i < 6; i++) with.Add(await square.WithAsync(await square.AskAsync()));
        Assert.Equal(square.Ada.PersonId, with[0]);
        Assert.Contains(square.Bert.PersonId, with);
    }

    [Fact]
    public async Task Who_speaks_the_language_of_the_question_comes_before_who_does_not()
    {
        await using var house = await House.OpenAsync();
        var square = new Square(house);
        await square.FoundAsync();
        _ = (await house.Get<EditProfile>().RunAsync(square.Ada, new ProfileText { Languages = ["zh"] }, null, Stop)).Value;
        _ = (await house.Get<EditProfile>().RunAsync(square.Bert, new ProfileText { Languages = ["en"] }, null, Stop)).Value;
        Assert.Equal(square.Bert.PersonId, await square.WithAsync(await square.AskAsync()));
        Assert.Equal(square.Ada.PersonId, await square.WithAsync(await square.AskAsync(input: new QuestionInput { Title = Square.Title, Topic = Town.Leaks, Language = "zh" })));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Who_hides_the_topic_or_does_not_want_to_be_asked_about_it_is_not_asked(bool hides)
    {
        await using var house = await House.OpenAsync();
        var square = new Square(house);
        await square.FoundAsync();
        if (hides) _ = (await house.Get<CorrectExpertise>().HideTopicAsync(square.Ada, Town.Leaks, true, Stop)).Value;
        else _ = (await house.Get<EditProfile>().RunAsync(square.Ada, new ProfileText { DoNotAsk = "Ovens, leaking hoses." }, null, Stop)).Value;
        Assert.Equal(square.Bert.PersonId, await square.WithAsync(await square.AskAsync()));
        // Naming them changes nothing, and says nothing of why.
        var number = await square.AskAsync();
        Assert.Equal("Question.PersonCant", (await house.Get<HandQuestion>().RunAsync(square.Asker, number, square.Ada.PersonId!.Value, Stop)).Refused!.Code);
    }

    [Fact]
    public async Task Nobody_is_asked_who_may_not_see_what_it_came_from()
    {
        await using var house = await House.OpenAsync();
        var square = new Square(house);
        await square.FoundAsync();
        var customer = (await house.Get<AddCustomer>().RunAsync(square.Asker, new CustomerInput { Name = "Corner Shop", Kind = CustomerKind.Organisation }, Stop)).Value.Number;
        var input = new QuestionInput { Title = Square.Title, Topic = Town.Leaks, Customer = customer };
        // Ada and Bert write articles and see no customers.
        var number = await square.AskAsync(input: input);
        Assert.Equal(QuestionState.NobodyLeft, (await square.StoredAsync(number)).State);
        Assert.Equal("Question.PersonCant", (await house.Get<HandQuestion>().RunAsync(square.Asker, number, square.Ada.PersonId!.Value, Stop)).Refused!.Code);

        var seller = await square.Town.PersonAsync("Sam Seller", Role.Author, Role.Sales);
        await square.Town.ArticleAsync(seller, "The valve of a hose leaks at night");
        await house.Get<KeepProfiles>().RunAsync(Stop);
        await house.IndexAllAsync();
        Assert.Equal(seller.PersonId, await square.WithAsync(await square.AskAsync(input: input)));
    }

    [Theory]
    [OnBothDatabases]
    public async Task A_question_is_reminded_of_once_goes_on_after_working_time_and_doubled_jobs_do_nothing_twice(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var square = new Square(house);
        await square.FoundAsync();
        var number = await square.AskAsync();
        await square.RunJobAsync();
        Assert.Null((await square.StoredAsync(number)).RemindedAt);

        var asked = await square.StoredAsync(number);
        house.Clock.Advance(asked.RemindAt!.Value - house.Clock.GetUtcNow().UtcDateTime);
        await Task.WhenAll(square.RunJobAsync(), square.RunJobAsync());
        var reminded = await square.StoredAsync(number);
        Assert.Equal(square.Ada.PersonId, reminded.WithId);
        Assert.NotNull(reminded.RemindedAt);
        Assert.Equal(1, await house.AskAsync(db => db.OutboxEvents.CountAsync(e => e.Type == nameof(QuestionReminded), Stop)));

        house.Clock.Advance(reminded.PassOnAt!.Value - house.Clock.GetUtcNow().UtcDateTime);
        await Task.WhenAll(square.RunJobAsync(), square.RunJobAsync(), square.RunJobAsync());
        var passed = await square.StoredAsync(number);
        Assert.Equal(square.Bert.PersonId, passed.WithId);
        Assert.Equal([RoundEnd.TimeOver, RoundEnd.Waiting], passed.Rounds.OrderBy(r => r.At).Select(r => r.End));
    }

    [Fact]
    public async Task Who_was_not_reminded_since_the_program_stood_still_is_reminded_first()
    {
        await using var house = await House.OpenAsync();
        var square = new Square(house);
        await square.FoundAsync();
        var number = await square.AskAsync();
        house.Clock.Advance(TimeSpan.FromDays(20));
        await square.RunJobAsync();
        var reminded = await square.StoredAsync(number);
        Assert.Equal(square.Ada.PersonId, reminded.WithId);
        Assert.True(reminded.PassOnAt > house.Clock.GetUtcNow().UtcDateTime);
    }

    [Fact]
    public async Task Who_goes_away_while_a_question_waits_is_passed_over_and_a_reason_passes_it_on_at_once()
    {
        await using var house = await House.OpenAsync();
        var square = new Square(house);
        await square.FoundAsync();
        var first = await square.AskAsync();
        await square.AwayAsync(square.Ada);
        await square.RunJobAsync();
        Assert.Equal(square.Bert.PersonId, await square.WithAsync(first));

        Assert.Equal("Text.Required", (await house.Get<DeclineQuestion>().RunAsync(square.Bert, first, " ", Stop)).Refused!.Code);
        Assert.Equal("Question.NotWithYou", (await house.Get<DeclineQuestion>().RunAsync(square.Asker, first, "No", Stop)).Refused!.Code);
        _ = (await house.Get<DeclineQuestion>().RunAsync(square.Bert, first, "Not my machines", Stop)).Value;
        var passed = await square.StoredAsync(first);
        // Who reviewed such articles is left to ask, and neither of the two is asked again.
        Assert.DoesNotContain(passed.WithId, new Guid?[] { square.Ada.PersonId, square.Bert.PersonId, square.Asker.PersonId });
        Assert.Equal("Not my machines", passed.Rounds.Single(r => r.End == RoundEnd.Declined).Words);
    }

    [Theory]
    [OnBothDatabases]
    public async Task What_nobody_knows_is_with_the_managers_and_becomes_wanted_knowledge_without_names(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var square = new Square(house);
        await square.FoundAsync();
        var manager = await house.KnowledgeManagerAsync();
        var number = await square.AskAsync(input: new QuestionInput { Title = "Zirconium gasket torque for Rex Asker" });
        await house.IndexAllAsync();
        await house.DeliverAllAsync();
        var listed = (await house.Get<QuestionList>().RunAsync(manager, new QuestionFilter(QuestionScope.NobodyLeft), Stop)).Value;
        Assert.Equal(number, Assert.Single(listed.Items).Number);
        var wanted = Assert.Single((await house.Get<CandidateList>().RunAsync(manager, null, 0, Stop)).Value.Items);
        Assert.Contains("Zirconium gasket", wanted.Title, StringComparison.Ordinal);
        Assert.DoesNotContain("Rex Asker", wanted.Title, StringComparison.Ordinal);
        Assert.Equal(wanted.Number, (await square.ReadAsync(manager, number)).Candidate!.Number);

        _ = (await house.Get<HandQuestion>().RunAsync(manager, number, square.Ada.PersonId!.Value, Stop)).Value;
        Assert.Equal(square.Ada.PersonId, await square.WithAsync(number));
    }

    [Fact]
    public async Task Times_are_set_by_managers_and_count_the_hours_of_whom_it_is_put_to()
    {
        await using var house = await House.OpenAsync();
        var square = new Square(house);
        await square.FoundAsync();
        var timing = house.Get<QuestionTiming>();
        Assert.Equal(RefusalKind.Forbidden, (await timing.SetAsync(square.Asker, new QuestionTimes(60, 120), Stop)).Refused!.Kind);
        Assert.Equal("Question.RemindFirst", (await timing.SetAsync(await house.KnowledgeManagerAsync(), new QuestionTimes(60, 60), Stop)).Refused!.Code);
        _ = (await timing.SetAsync(await house.KnowledgeManagerAsync(), new QuestionTimes(60, 120), Stop)).Value;
        // Half an hour on Sundays alone.
        _ = (await house.Get<EditProfile>().RunAsync(
            square.Ada, new ProfileText { Hours = new WorkingHours("Etc/UTC", new TimeOnly(10, 0), new TimeOnly(10, 30), [DayOfWeek.Sunday]) }, null, Stop)).Value;
        var asked = await square.StoredAsync(await square.AskAsync());
        Assert.Equal(square.Ada.PersonId, asked.WithId);
        Assert.Equal((DayOfWeek.Sunday, new TimeOnly(10, 30)), (asked.PassOnAt!.Value.DayOfWeek, TimeOnly.FromDateTime(asked.PassOnAt.Value)));
        Assert.Equal(14, (asked.PassOnAt.Value.Date - asked.RemindAt!.Value.Date).TotalDays);
    }
}
