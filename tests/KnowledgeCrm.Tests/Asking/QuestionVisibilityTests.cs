using KnowledgeCrm.Asking;
using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Experts;
using KnowledgeCrm.Persistence;
using KnowledgeCrm.Search;
using KnowledgeCrm.Tests.Experts;

namespace KnowledgeCrm.Tests.Asking;

/// <summary>Who sees which question, in lists, counts, search and evidence.</summary>
public sealed class QuestionVisibilityTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [OnBothDatabases]
    public async Task F12_a_question_that_one_may_not_see_is_the_same_as_none(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var square = new Square(house);
        await square.FoundAsync();
        var open = await square.AskAsync();
        var secret = await square.AskAsync(input: new QuestionInput { Title = Square.Title, Topic = Town.Leaks, Readers = QuestionReaders.Asked });
        var asked = (await square.WithAsync(secret)) == square.Ada.PersonId ? square.Ada : square.Bert;
        var other = asked == square.Ada ? square.Bert : square.Ada;
        Assert.Equal(secret, (await square.ReadAsync(asked, secret)).Number);
        Assert.Equal(secret, (await square.ReadAsync(square.Asker, secret)).Number);

        foreach (var viewer in new[] { other, await house.KnowledgeManagerAsync(), await house.CustomerAsync(), await house.PartnerAsync() })
        {
            var none = (await house.Get<QuestionReading>().RunAsync(viewer, "QU-9999", Stop)).Refused!;
            var hidden = (await house.Get<QuestionReading>().RunAsync(viewer, secret, Stop)).Refused!;
            Assert.Equal((none.Kind, none.Code, RefusalKind.NotFound), (hidden.Kind, hidden.Code, hidden.Kind));
            foreach (var outcome in new[]
            {
                await house.Get<AnswerQuestion>().RunAsync(viewer, secret, new PostInput("a"), Stop), await house.Get<AskOn>().RunAsync(viewer, secret, Stop),
                await house.Get<CloseQuestion>().RunAsync(viewer, secret, Stop), await house.Get<DeclineQuestion>().RunAsync(viewer, secret, "a", Stop),
                await house.Get<AcceptAnswer>().RunAsync(viewer, secret, Guid.NewGuid(), null, Stop), await house.Get<HandQuestion>().RunAsync(viewer, secret, Guid.NewGuid(), Stop),
            })
                Assert.Equal((none.Kind, none.Code), (outcome.Refused!.Kind, outcome.Refused.Code));
        }
        Assert.Equal([open], (await house.Get<QuestionList>().RunAsync(other, new QuestionFilter(), Stop)).Value.Items.Select(line => line.Number));
        Assert.Equal(RefusalKind.NotFound, (await house.Get<QuestionList>().RunAsync(await house.CustomerAsync(), new QuestionFilter(), Stop)).Refused!.Kind);
    }

    [Fact]
    public async Task F12_what_a_question_came_from_is_for_those_who_may_see_that()
    {
        await using var house = await House.OpenAsync();
        var square = new Square(house);
        await square.FoundAsync();
        var about = await square.Town.Desk.OpenCaseAsync(square.Asker, "Leaking", "It leaks");
        var sales = await house.SalesAsync();
        Assert.Equal("Question.CaseUnknown", (await square.TryAsync(sales, new QuestionInput { Title = "What of it?", Case = about })).Refused!.Code);
        var number = await square.AskAsync(input: new QuestionInput { Title = Square.Title, Topic = Town.Leaks, Case = about });
        Assert.Equal(about, Assert.Single((await square.ReadAsync(square.Ada, number)).Origins).Number);
        Assert.Equal(RefusalKind.NotFound, (await house.Get<QuestionReading>().RunAsync(sales, number, Stop)).Refused!.Kind);
        // A partner's own case is no way in either.
        Assert.Equal(RefusalKind.NotFound, (await house.Get<QuestionReading>().RunAsync(await house.PartnerAsync(), number, Stop)).Refused!.Kind);
    }

    [Theory]
    [OnBothDatabases]
    public async Task F50_search_is_the_same_with_and_without_questions_that_one_may_not_see(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var square = new Square(house);
        await square.FoundAsync();
        var about = await square.Town.Desk.OpenCaseAsync(square.Asker, "Leaking", "It leaks");
        var open = await square.AskAsync();
        var sales = await house.SalesAsync();
        var before = await SeenAsync(sales);
        Assert.Contains(open, before, StringComparison.Ordinal);
        var asker = await SeenAsync(square.Asker);

        var onCase = await square.AskAsync(input: new QuestionInput { Title = Square.Title, Text = "hose hose zeolite", Topic = Town.Leaks, Case = about });
        await square.AskAsync(input: new QuestionInput { Title = Square.Title, Text = "hose hose zeolite", Topic = Town.Leaks, Readers = QuestionReaders.Asked });
        Assert.Equal(before, await SeenAsync(sales));
        // The probe works: who sees the case finds its question.
        Assert.NotEqual(asker, await SeenAsync(square.Asker));
        Assert.Contains(onCase, await SeenAsync(square.Ada), StringComparison.Ordinal);
        Assert.Equal(0, (await square.SearchAsync(await house.CustomerAsync(), Square.Title, QuestionSearchSource.KindName)).Total);

        async Task<string> SeenAsync(Actor viewer)
        {
            await house.IndexAllAsync();
            var answer = await house.Get<SearchEverything>().RunAsync(viewer, new SearchRequest("hose leak valve", Kinds: [QuestionSearchSource.KindName]) { WithFacets = true }, Stop);
            var none = await house.Get<SearchEverything>().RunAsync(viewer, new SearchRequest("zeolite", Kinds: [QuestionSearchSource.KindName]), Stop);
            return string.Join('|', answer.Total, none.Total, answer.DidYouMean, string.Join(',', answer.Items.Select(item => $"{item.Number}:{item.Score:F6}")),
                string.Join(',', answer.Facets.SelectMany(facet => facet.Values.Select(value => $"{facet.Name}={value.Value}:{value.Count}"))));
        }
    }

    [Fact]
    public async Task F50_counts_communities_and_evidence_differ_by_viewer()
    {
        await using var house = await House.OpenAsync();
        var square = new Square(house);
        await square.FoundAsync();
        var about = await square.Town.Desk.OpenCaseAsync(square.Asker, "Leaking", "It leaks");
        var number = await square.AskAsync(input: new QuestionInput { Title = Square.Title, Topic = Town.Leaks, Case = about });
        var helper = await square.Town.PersonAsync("Hal Helper", Role.Rep);
        await square.AcceptAsync(square.Asker, number, await square.AnswerAsync(helper, number), asCandidate: false);
        var sales = await house.SalesAsync();

        Assert.Single((await square.Town.LeaksAsync(square.Ada, helper)).Parts);
        Assert.Empty((await square.Town.LeaksAsync(sales, helper)).Parts);
        var communities = house.Get<CommunityReading>();
        Assert.Equal((1, 0), await CountedAsync(square.Ada));
        Assert.Equal((0, 0), await CountedAsync(sales));
        Assert.Contains((await communities.RunAsync(square.Ada, Town.Leaks, Stop)).Value.News, news => news.Kind == NewsKind.Answered);
        Assert.DoesNotContain((await communities.RunAsync(sales, Town.Leaks, Stop)).Value.News, news => news.Number == number);
        Assert.Equal(0, Assert.Single((await communities.AllAsync(sales, Stop)).Value).Questions);

        async Task<(int, int)> CountedAsync(Actor viewer)
        {
            var view = (await communities.RunAsync(viewer, Town.Leaks, Stop)).Value;
            Assert.Equal(view.Questions, view.Lines.Count);
            return (view.Questions, view.Open);
        }
    }

    [Fact]
    public async Task Why_somebody_is_asked_is_told_of_what_the_viewer_may_see()
    {
        await using var house = await House.OpenAsync();
        var square = new Square(house);
        await square.FoundAsync();
        var article = await square.Town.ArticleAsync(square.Ada, "The valve of the hose leaks when it is cold");
        await house.IndexAllAsync();
        await square.Town.SolvedAsync(square.Ada with { Roles = new HashSet<Role> { Role.Rep, Role.Author } }, article, "The hose leaks at the valve again");
        await house.IndexAllAsync();
        var number = await square.AskAsync();
        var seen = (await square.ReadAsync(square.Asker, number)).With!;
        Assert.Equal(square.Ada.PersonId, seen.Card.Id);
        Assert.Contains(seen.Evidence, found => found.Evidence.Kind is EvidenceKind.CaseSolved or EvidenceKind.CaseRescued);
        var lesser = (await square.ReadAsync(await house.SalesAsync(), number)).With!;
        Assert.NotEmpty(lesser.Evidence);
        Assert.DoesNotContain(lesser.Evidence, found => found.Evidence.Document.Kind == CaseSearchSource.KindName);
    }
}
