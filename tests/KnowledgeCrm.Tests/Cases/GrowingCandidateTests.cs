using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Tests.Cases;

/// <summary>Many cases with one question make one candidate, and an article that is there is improved.</summary>
public sealed class GrowingCandidateTests
{
    [Theory, OnBothDatabases]
    public async Task A_second_case_joins_the_candidate_and_both_are_solved_when_it_is_published(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var desk = new Desk(house);
        var (rep, author, reviewer) = (await house.RepAsync(), await house.AuthorAsync(), await house.ReviewerAsync());
        var first = await desk.OpenCaseAsync(rep, "It dances", "My washer goes walkabout");
        var candidate = (await desk.ResolveAsync(rep, first, new Resolving { Outcome = CaseOutcome.Candidate, Resolution = "Remove the bolts" })).Candidate!;
        var second = await desk.OpenCaseAsync(rep, "It wanders", "The machine strolls through the kitchen, says Gareth Pym");
        var joined = await desk.ResolveAsync(rep, second, new Resolving { Outcome = CaseOutcome.Candidate, Candidate = candidate, Resolution = "Level the feet" });

        Assert.Equal(candidate, joined.Candidate);
        var work = (await house.Get<ArticleWork>().RunAsync(author, candidate, Desk.Stop)).Value.Article;
        Assert.Contains("walkabout", work.Body);
        Assert.Contains("strolls", work.Body);
        Assert.Contains("Level the feet", work.Body);
        Assert.DoesNotContain("Gareth", work.Body);
        var line = Assert.Single((await house.Get<CandidateList>().RunAsync(author, null, 0, Desk.Stop)).Value.Items);
        Assert.Equal(2, line.Cases);

        _ = (await house.Get<SaveDraft>().RunAsync(author, candidate, new ArticleInput { Title = "It moves", Audience = Audience.Public }, null, Desk.Stop)).Value;
        var late = await desk.OpenCaseAsync(rep, "It walks", "It walks");
        // A draft is its author's: to the rep it is as if it were not there.
        Assert.Equal("Article.Unknown", (await house.Get<ResolveCase>().RunAsync(
            rep, late, new Resolving { Outcome = CaseOutcome.Candidate, Candidate = candidate, Resolution = "x" }, Desk.Stop)).Refused?.Code);
        await desk.PublishAsync(author, reviewer, candidate);
        await house.DeliverAllAsync();
        Assert.Equal(2, await house.AskAsync(db => db.CustomersWords.CountAsync()));
        Assert.DoesNotContain(await house.AskAsync(db => db.CustomersWords.Select(words => words.Text).ToListAsync()), text => text.Contains("Gareth", StringComparison.Ordinal));
    }

    [Theory, OnBothDatabases]
    public async Task F60_reps_who_add_to_one_candidate_at_once_lose_no_word(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var desk = new Desk(house);
        var rep = await house.RepAsync();
        var first = await desk.OpenCaseAsync(rep, "It dances", "walkabout");
        var candidate = (await desk.ResolveAsync(rep, first, new Resolving { Outcome = CaseOutcome.Candidate, Resolution = "Bolts" })).Candidate!;
        string[] words = ["strolling", "wandering", "hopping"];
        var cases = new List<string>();
        foreach (var word in words) cases.Add(await desk.OpenCaseAsync(rep, word, $"It is {word}"));

        var done = await Task.WhenAll(cases.Select(number => house.Get<ResolveCase>().RunAsync(
            rep, number, new Resolving { Outcome = CaseOutcome.Candidate, Candidate = candidate, Resolution = "Feet" }, Desk.Stop)));

        Assert.All(done, outcome => Assert.True(outcome.Succeeded));
        var body = (await house.Get<ArticleWork>().RunAsync(await house.AuthorAsync(), candidate, Desk.Stop)).Value.Article.Body;
        Assert.All(words, word => Assert.Contains(word, body));
        Assert.Equal(1, await house.AskAsync(db => db.Articles.CountAsync()));
    }

    [Fact]
    public async Task The_rep_sees_what_is_masked_and_has_the_last_word()
    {
        await using var house = await House.OpenAsync();
        var desk = new Desk(house);
        var rep = await house.RepAsync();
        var number = await desk.OpenCaseAsync(rep, "Noise", "Gareth heard it, Zzyx too; ring 07700 900123");
        var preview = house.Get<CandidatePreview>();

        var sketch = (await preview.RunAsync(rep, number, null, null, Desk.Stop)).Value;
        Assert.Contains(sketch.Masked, item => item is { Kind: PersonalKind.Name, Value: "Gareth", IsKept: false });
        Assert.Contains(sketch.Masked, item => item.Kind == PersonalKind.Phone);
        Assert.DoesNotContain("Gareth", sketch.Issue);

        var changed = (await preview.RunAsync(rep, number, ["Gareth"], ["it"], Desk.Stop)).Value;
        Assert.Contains("Gareth heard [name]", changed.Issue);
        Assert.Contains(changed.Masked, item => item is { Value: "Gareth", IsKept: true });
        Assert.Equal(RefusalKind.Forbidden, (await preview.RunAsync(await house.AuthorAsync(), number, null, null, Desk.Stop)).Refused?.Kind);
    }

    [Fact]
    public async Task Improving_an_article_instead_tells_its_owner_in_masked_words()
    {
        await using var house = await House.OpenAsync();
        var desk = new Desk(house);
        var rep = await house.RepAsync();
        var article = await desk.PublishedAsync("Descale the oven", "Use citric acid.");
        var number = await desk.OpenCaseAsync(rep, "Crust", "White crust");
        await desk.ResolveAsync(rep, number, new Resolving { Outcome = CaseOutcome.Solved, Article = article, Improvement = "Rinse twice, says Gareth." });
        var flag = await house.AskAsync(db => db.ArticleFlags.SingleAsync());
        Assert.Equal(number, flag.CaseNumber);
        Assert.Equal("Rinse twice, says [name].", flag.Words);
    }
}
