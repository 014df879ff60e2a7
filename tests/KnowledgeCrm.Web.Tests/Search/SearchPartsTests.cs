using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Search;
using KnowledgeCrm.Web.Controls;
using KnowledgeCrm.Web.Portal;
using KnowledgeCrm.Web.Portal.Parts;
using KnowledgeCrm.Web.Search;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace KnowledgeCrm.Web.Tests.Search;

public sealed class SearchPartsTests
{
    private static readonly FoundItem Item = new(
        new SearchKey("article", Guid.CreateVersion7()), "KB-1001", "Clean the filter", [new("Open the ", false), new("flap", true)], Languages.English,
        "/articles/clean-the-filter", 3, [new Why(ScoreParts.Words, 1, "Matches: flap"), new Why(ScoreParts.PastQuestions, 2, "Helped 12 customers")]);

    [Theory]
    [InlineData(Role.Rep, "en", "/console/cases/new?words=it%20hums")]
    [InlineData(Role.Author, "en", "/console/articles/new?title=it%20hums")]
    [InlineData(Role.KnowledgeManager, "zh", "/console/articles/new?title=it%20hums")]
    [InlineData(Role.Sales, "zh", null)]
    public async Task Who_gets_no_sure_answer_is_shown_the_ways_on_that_are_theirs(Role role, string language, string? way)
    {
        RenderFragment nearest = builder => builder.AddContent(0, "nearest");
        var page = await Rendered.AsAsync<Unsure>(role, language, new() { ["Typed"] = "it hums", ["Count"] = 3, ["ChildContent"] = nearest });
        // Everybody may ask a colleague.
        string[] ways = [.. way is null ? [] : new[] { way }, "/console/questions/new?title=it%20hums"];
        Assert.Equal(ways.Order(), page.QuerySelectorAll("a").Select(link => link.GetAttribute("href")!).Order());
        Assert.Equal(language == "en" ? "Nothing here surely answers this" : "这里没有可靠的答案", page.QuerySelector("h2")!.TextContent);
        // Folded, so that nobody takes them for the answer.
        Assert.False(page.QuerySelector("details")!.HasAttribute("open"));
        Assert.Contains("nearest", page.QuerySelector("details")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_strongest_reason_stands_under_a_result_and_the_rest_is_folded()
    {
        var page = await Rendered.AsAsync<WhyParts>(Role.Rep, "en", new() { ["Item"] = Item });
        var line = page.QuerySelector("button")!;
        Assert.Equal(("false", "Helped 12 customers"), (line.GetAttribute("aria-expanded"), line.TextContent.Split(':')[1].Trim()));
        Assert.True(page.GetElementById(line.GetAttribute("aria-controls")!)!.HasAttribute("hidden"));
    }

    [Theory]
    [InlineData("zh"), InlineData("en")]
    public async Task What_the_help_says_can_be_typed_is_understood(string language)
    {
        var page = await Rendered.AsAsync<SearchHelp>(Role.Rep, language, new() { ["IsStaff"] = true });
        var read = page.QuerySelectorAll("dt").Select(typed => SearchQuery.Parse(typed.TextContent)).ToList();
        Assert.Equal(6, read.Count);
        Assert.DoesNotContain(read, query => query.IsEmpty);
        string[] facets = [SearchFacets.Language, SearchFacets.Owner, SearchFacets.Product, SearchFacets.State];
        Assert.Equal(facets, read.SelectMany(query => query.Filters.Keys).Order(StringComparer.Ordinal));
        Assert.Contains(read, query => query.Filters.TryGetValue(SearchFacets.Language, out var values) && values.SequenceEqual([language]));
        Assert.All(page.QuerySelectorAll("dd"), said => Assert.DoesNotContain("SearchHelp", said.TextContent, StringComparison.Ordinal));
        Assert.Equal(5, (await Rendered.AsAsync<SearchHelp>(Role.Customer, language, [])).QuerySelectorAll("dt").Length);
    }

    [Theory]
    [InlineData("zh"), InlineData("en")]
    public async Task Every_kind_of_result_has_a_name(string language)
    {
        var kinds = typeof(ISearchSource).Assembly.GetTypes().Where(type => type.IsClass && type.IsAssignableTo(typeof(ISearchSource)))
            .Select(type => type.GetField("KindName")?.GetRawConstantValue() as string).OfType<string>().ToList();
        Assert.Contains("question", kinds);
        foreach (var kind in kinds)
        {
            var page = await Rendered.AsAsync<Hit>(Role.Rep, language, new() { ["Address"] = Item.Address, ["Item"] = Item with { Key = new SearchKey(kind, Item.Key.Id) } });
            Assert.DoesNotContain('.', page.QuerySelector(".badge")!.TextContent);
        }
    }

    [Theory]
    [InlineData("zh", "英文内容：中文里没有能回答这个问题的知识。")]
    [InlineData("en", "In English: nothing in Chinese answers this.")]
    public async Task An_answer_in_the_other_language_says_so(string language, string said)
    {
        var page = await Rendered.AsAsync<Hit>(Role.Rep, language, new() { ["Address"] = Item.Address, ["Item"] = Item with { AcrossLanguages = true } });
        Assert.Equal(said, page.QuerySelector(".across")!.TextContent);
        page = await Rendered.AsAsync<FoundArticle>(Role.Customer, language, new() { ["Address"] = Item.Address, ["Item"] = Item with { AcrossLanguages = true } });
        Assert.Equal(said, page.QuerySelector(".found-across")!.TextContent);
        page = await Rendered.AsAsync<Hit>(Role.Rep, language, new() { ["Address"] = Item.Address, ["Item"] = Item });
        Assert.Null(page.QuerySelector(".across"));
    }

    [Fact]
    public async Task Spelling_is_offered_or_taken_and_can_be_refused()
    {
        var answer = new SearchAnswer(1, [Item], false, 1);
        var wanted = Wanted.For("fliter").With(SearchFacets.Topic, "care");
        var page = await Rendered.AsAsync<Spelling>(Role.Rep, "en", new() { ["Answer"] = answer with { DidYouMean = "filter" }, ["Wanted"] = wanted });
        Assert.Equal("/console/search?q=filter&topic=care", page.QuerySelector("a")!.GetAttribute("href"));
        page = await Rendered.AsAsync<Spelling>(Role.Rep, "en", new() { ["Answer"] = answer with { CorrectedTo = "filter" }, ["Wanted"] = wanted });
        Assert.Equal("/console/search?q=fliter&topic=care&exact=1", page.QuerySelector("a")!.GetAttribute("href"));
        page = await Rendered.AsAsync<SearchSpelling>(Role.Customer, "en", new()
        {
            ["Answer"] = answer with { CorrectedTo = "filter" }, ["Asked"] = new PortalQuery("fliter") { Topic = "care", Page = 2 },
        });
        Assert.Equal("/search?q=fliter&topic=care&exact=1", page.QuerySelector("a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Facets_are_called_by_their_names_and_what_is_chosen_is_never_hidden()
    {
        var many = Enumerable.Range(1, 12).Select(i => new FacetValue($"M-{i}", 20 - i, i == 9)).ToList();
        var page = await Rendered.AsAsync<Facets>(Role.Rep, "zh", new()
        {
            ["Words"] = Words(), ["Values"] = new List<Facet>
            {
                new(SearchFacets.Topic, [new("care", 3, false), new("lost", 1, false)]), new(SearchFacets.State, [new("InReview", 2, false), new("open", 1, false)]),
                new(SearchFacets.Product, many), new(SearchFacets.Kind, [new("article", 4, false)]),
            },
        });
        var names = page.QuerySelectorAll(".facet-value > span:first-of-type").Select(span => span.TextContent).ToList();
        // A topic that has gone is called by its code.
        Assert.Equal(["保养", "lost", "审核中", "处理中"], names.Take(4));
        Assert.Contains("M-1 小型洗衣机", names);
        Assert.DoesNotContain(page.QuerySelectorAll("details input"), box => box.HasAttribute("checked"));
        Assert.Equal(3, page.QuerySelectorAll("details input").Length);
        // One value for all results narrows nothing.
        Assert.DoesNotContain("知识文章", names);
    }

    private static FacetWords Words()
    {
        var services = new ServiceCollection().AddLocalization().AddLogging().BuildServiceProvider();
        return new FacetWords(
            services.GetRequiredService<IStringLocalizer<SearchText>>(), services.GetRequiredService<IStringLocalizer<ControlText>>(),
            [new TopicLine("care", "保养", "", 1)], new Dictionary<string, string> { ["M-1"] = "M-1 小型洗衣机" });
    }
}
