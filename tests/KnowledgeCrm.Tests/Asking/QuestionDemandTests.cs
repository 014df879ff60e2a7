using KnowledgeCrm.Asking;
using KnowledgeCrm.Common;
using KnowledgeCrm.Experts;
using KnowledgeCrm.Persistence;
using KnowledgeCrm.Tests.Experts;

namespace KnowledgeCrm.Tests.Asking;

/// <summary>What the questions of colleagues say of a topic, and their accepted answers of who knows.</summary>
public sealed class QuestionDemandTests
{
    private const string Asked = "Rattling noise while descaling";
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [OnBothDatabases]
    public async Task Questions_count_in_the_map_and_those_that_are_open_or_given_up_as_unanswered(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var square = new Square(house);
        await square.FoundAsync();
        Assert.Equal((0, 0), await CountedAsync(house, square.Bert));
        var open = await square.AskAsync();
        var givenUp = await square.AskAsync();
        _ = (await house.Get<CloseQuestion>().RunAsync(square.Asker, givenUp, Stop)).Value;
        var answered = await square.AskAsync();
        var post = await square.AnswerAsync(square.Ada, answered);
        Assert.Equal((3, 2), await CountedAsync(house, square.Bert));
        await square.AcceptAsync(square.Asker, answered, post, asCandidate: false);
        // Whoever has an answer and no longer needs to say which it was has not given up.
        var closed = await square.AskAsync();
        await square.AnswerAsync(square.Ada, closed);
        _ = (await house.Get<CloseQuestion>().RunAsync(square.Asker, closed, Stop)).Value;
        Assert.Equal((4, 2), await CountedAsync(house, square.Bert));

        var told = (await house.Get<MapTopicReading>().RunAsync(square.Bert, Town.Leaks, KnowledgeMap.UsualDays, Stop)).Value.Asked.Where(one => one.Newest.Kind == DemandKind.Questions).ToList();
        Assert.Equal(new[] { open, givenUp }.Order(), told.Where(one => one.Newest.IsUnanswered).Select(one => one.Newest.Number!).Order());
        Assert.Contains(told, one => one.Newest.Address == $"/console/questions/{answered}" && !one.Newest.IsUnanswered);
    }

    [Fact]
    public async Task A_question_without_a_topic_is_about_that_of_the_article_its_accepted_answer_points_to()
    {
        await using var house = await House.OpenAsync();
        var square = new Square(house);
        await square.FoundAsync();
        var article = await square.Town.ArticleAsync(square.Bert, "Descaling");
        var number = await square.AskAsync(input: new QuestionInput { Title = Asked });
        var post = await square.AnswerAsync(square.Ada, number, "It stands there.", article);
        Assert.Equal((0, 0), await CountedAsync(house, square.Bert));
        Assert.Equal(1, (await MapAsync(house, square.Bert)).OfNoTopic.Counts[DemandKind.Questions]);
        await square.AcceptAsync(square.Asker, number, post);
        Assert.Equal((1, 0), await CountedAsync(house, square.Bert));
    }

    [Theory]
    [OnBothDatabases]
    public async Task F50_the_map_counts_for_each_viewer_the_questions_that_they_may_see(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var square = new Square(house);
        await square.FoundAsync();
        var sales = await house.SalesAsync();
        var about = await square.Town.Desk.OpenCaseAsync(square.Asker, "Leaking", "It leaks");
        await square.AskAsync();
        await square.AskAsync(input: new QuestionInput { Title = Square.Title, Topic = Town.Leaks, Case = about });
        var secret = await square.AskAsync(input: new QuestionInput { Title = Square.Title, Topic = Town.Leaks, Readers = QuestionReaders.Asked });
        var (with, other) = await square.WithAsync(secret) == square.Ada.PersonId ? (square.Ada, square.Bert) : (square.Bert, square.Ada);

        Assert.Equal((3, 3), await CountedAsync(house, square.Asker));
        Assert.Equal((3, 3), await CountedAsync(house, with));
        Assert.Equal((2, 2), await CountedAsync(house, other));
        Assert.Equal((1, 1), await CountedAsync(house, sales));
        var told = (await house.Get<MapTopicReading>().RunAsync(sales, Town.Leaks, KnowledgeMap.UsualDays, Stop)).Value.Asked;
        Assert.DoesNotContain(told, one => one.Newest.Number == secret);
    }

    [Fact]
    public async Task Who_gave_an_accepted_answer_is_found_by_the_words_of_the_question_with_the_question_to_open()
    {
        await using var house = await House.OpenAsync();
        var square = new Square(house);
        await square.FoundAsync();
        var nell = await square.Town.PersonAsync("Nell New", Role.Rep);
        var number = await square.AskAsync(input: new QuestionInput { Title = Asked, Topic = Town.Leaks });
        // That somebody else asked it too says of nobody that they know it.
        Assert.Equal((null, false), await FoundAsync(square, square.Bert, nell));
        var post = await square.AnswerAsync(nell, number);
        Assert.Equal((null, false), await FoundAsync(square, square.Bert, nell));

        await square.AcceptAsync(square.Asker, number, post, asCandidate: false);
        Assert.Equal((number, true), await FoundAsync(square, square.Bert, nell));
        var found = (await square.Town.FindAsync(square.Bert, Asked)).AskNow;
        Assert.Equal(nell.PersonId, found[0].Card.Id);
        var evidence = Assert.Single(found[0].Evidence).Evidence;
        Assert.Equal((EvidenceKind.QuestionAnswered, $"/console/questions/{number}"), (evidence.Kind, evidence.Address));

        // One word of many says little, however rare it is among a few questions.
        Assert.DoesNotContain((await square.Town.FindAsync(square.Bert, "Which noise should an oven make when baking bread upstairs")).AskNow, one => one.Card.Id == nell.PersonId);

        _ = (await house.Get<CorrectExpertise>().DisownAsync(nell, number, false, Stop)).Value;
        Assert.Null((await FoundAsync(square, square.Bert, nell)).Number);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task F50_an_answer_votes_for_those_alone_who_may_see_its_question(bool ofCase)
    {
        await using var house = await House.OpenAsync();
        var square = new Square(house);
        await square.FoundAsync();
        var nell = await square.Town.PersonAsync("Nell New", Role.Rep);
        var viewer = ofCase ? await house.SalesAsync() : square.Bert;
        var about = ofCase ? await square.Town.Desk.OpenCaseAsync(square.Asker, "Leaking", "It leaks") : null;
        var before = await SeenAsync(square, viewer);
        var number = await square.AskAsync(input: new QuestionInput
        {
            Title = Asked, Topic = Town.Leaks, Case = about, Readers = ofCase ? QuestionReaders.House : QuestionReaders.Asked,
            To = QuestionTo.Person, Person = nell.PersonId,
        });
        await square.AcceptAsync(square.Asker, number, await square.AnswerAsync(nell, number), asCandidate: false);
        Assert.Equal(before, await SeenAsync(square, viewer));
        // The probe works: who may see the case is told.
        Assert.Equal(ofCase ? number : null, (await FoundAsync(square, square.Ada, nell)).Number);
    }

    [Fact]
    public async Task Evidence_that_was_asked_for_by_product_customer_or_objection_is_of_those_alone()
    {
        await using var house = await House.OpenAsync();
        var square = new Square(house);
        await square.FoundAsync();
        var number = await square.AskAsync();
        await square.AcceptAsync(square.Asker, number, await square.AnswerAsync(square.Ada, number), asCandidate: false);
        var source = house.Get<IEnumerable<IEvidenceSource>>().OfType<QuestionEvidence>().Single();
        async Task<int> CountAsync(EvidenceQuery query)
        {
            await using var db = house.Db();
            return (await source.ReadAsync(db, square.Asker, query, Stop)).Count;
        }
        Assert.Equal(1, await CountAsync(new EvidenceQuery()));
        foreach (var query in new[] { new EvidenceQuery(ProductIds: [Guid.NewGuid()]), new EvidenceQuery(ObjectionIds: [Guid.NewGuid()]), new EvidenceQuery(CustomerIds: [Guid.NewGuid()]) })
            Assert.Equal(0, await CountAsync(query));
    }

    private static async Task<(string? Number, bool IsSure)> FoundAsync(Square square, Actor viewer, Actor person)
    {
        var found = await square.Town.FindAsync(viewer, Asked);
        return (found.AskNow.SingleOrDefault(one => one.Card.Id == person.PersonId)?.Evidence.Single().Evidence.Number, found.IsSure);
    }

    private static async Task<string> SeenAsync(Square square, Actor viewer)
    {
        var found = await square.Town.FindAsync(viewer, Asked);
        return $"{found.IsSure} {string.Join(',', found.AskNow.Select(one => $"{one.Card.Name}:{one.Score:F6}"))}";
    }

    private static async Task<MapReport> MapAsync(House house, Actor viewer) => (await house.Get<KnowledgeMap>().RunAsync(viewer, new MapFilter(), Stop)).Value;

    private static async Task<(int All, int Unanswered)> CountedAsync(House house, Actor viewer)
    {
        var demand = (await MapAsync(house, viewer)).Lines.Single(line => line.Key == Town.Leaks).Demand;
        return (demand.Counts[DemandKind.Questions], (await house.Get<MapTopicReading>().RunAsync(viewer, Town.Leaks, KnowledgeMap.UsualDays, Stop)).Value.Asked
            .Where(one => one.Newest is { Kind: DemandKind.Questions, IsUnanswered: true }).Sum(one => one.Times));
    }
}
