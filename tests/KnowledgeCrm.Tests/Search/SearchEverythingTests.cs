using KnowledgeCrm.Common;
using KnowledgeCrm.Search;

namespace KnowledgeCrm.Tests.Search;

public class SearchEverythingTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(""), InlineData("  "), InlineData("?!*()"), InlineData("\"unbalanced"), InlineData("AND OR NOT"), InlineData("NEAR(a b)"), InlineData("*")]
    [InlineData("title:pump"), InlineData("😀"), InlineData("\ud800"), InlineData("a\0b"), InlineData("-"), InlineData("\"\" -\"\""), InlineData("pump* OR {a}^")]
    public async Task F20_bad_input_has_an_answer(string text)
    {
        await using var search = new TestSearch();
        search.Articles.Put(Audience.Public, "Pump", "and or not near a b unbalanced");
        await search.StartAsync();
        Assert.False((await search.FindAsync(text)).Incomplete);
        Assert.Equal(1, (await search.FindAsync("pump " + text)).Total);
    }

    [Fact]
    public async Task Ten_thousand_characters_have_an_answer()
    {
        await using var search = new TestSearch();
        search.Articles.Put(Audience.Public, "Pump");
        await search.StartAsync();
        Assert.Equal(1, (await search.FindAsync("pump " + new string('x', 10_000) + string.Concat(Enumerable.Repeat("水泵 word \" ", 1_000)))).Total);
        Assert.Equal(0, (await search.FindAsync(new string('(', 10_000))).Total);
    }

    [Fact]
    public async Task A_title_counts_more_than_a_body()
    {
        await using var search = new TestSearch();
        search.Articles.Put(Audience.Public, "Hoses", "about the filter of the machine");
        var right = search.Articles.Put(Audience.Public, "Filter", "about the hoses of the machine");
        for (var i = 0; i < 5; i++) search.Articles.Put(Audience.Public, $"Other {i}", "text about something else entirely");
        await search.StartAsync();
        Assert.Equal(right.Key, (await search.FindAsync("filter")).Items[0].Key);
    }

    [Theory]
    [InlineData("xr 200"), InlineData("XR200"), InlineData("xr-200"), InlineData("ＸＲ－２００"), InlineData("200")]
    public async Task A_model_is_found_however_it_is_typed(string text)
    {
        await using var search = new TestSearch();
        var right = search.Articles.Put(Audience.Public, "Cleaning the XR-200", "body");
        search.Articles.Put(Audience.Public, "Cleaning the XR-300", "body");
        search.Articles.Put(Audience.Public, "Cleaning the WM-820", "body");
        search.Articles.Put(Audience.Public, "Something else", "body");
        await search.StartAsync();
        Assert.Equal(right.Key, (await search.FindAsync(text)).Items[0].Key);
    }

    [Theory]
    [InlineData("水"), InlineData("漏水"), InlineData("洗衣机漏水怎么办"), InlineData("\"衣机漏\"")]
    public async Task Chinese_is_found_by_one_character_and_by_more(string text)
    {
        await using var search = new TestSearch();
        var right = search.Articles.Put(Audience.Public, "洗衣机漏水", "检查门封");
        search.Articles.Put(Audience.Public, "冰箱结霜", "检查温度");
        await search.StartAsync();
        Assert.Equal(right.Key, (await search.FindAsync(text)).Items[0].Key);
    }

    [Fact]
    public async Task The_parts_of_a_score_add_up_and_tell_customers_words_apart()
    {
        await using var search = new TestSearch();
        search.Articles.Put(Audience.Public, "Drain pump", "The pump drains.", words: "water stays in the drum");
        for (var i = 0; i < 6; i++) search.Articles.Put(Audience.Public, $"Other {i}", "nothing of it");
        await search.StartAsync();
        var item = (await search.FindAsync("drum pump")).Items[0];
        Assert.All(item.Why, why => Assert.True(why.Score > 0, why.Part));
        Assert.Equal(item.Score, item.Why.Sum(why => why.Score), 9);
        var byWords = (await search.FindAsync("drum")).Items[0];
        // Its title only looks a little like the word: that is all the words bring.
        Assert.True(byWords.Why.Where(why => why.Part == ScoreParts.Words).Sum(why => why.Score) < 0.05);
        Assert.Equal(ScoreParts.PastQuestions, byWords.Why.MaxBy(why => why.Score)!.Part);
    }

    [Fact]
    public async Task Phrases_narrow_minus_excludes_and_a_phrase_found_nowhere_is_not_insisted_on()
    {
        await using var search = new TestSearch();
        var phrase = search.Articles.Put(Audience.Public, "One", "the water filter is blocked").Key;
        var apart = search.Articles.Put(Audience.Public, "Two", "the filter lets water through").Key;
        await search.StartAsync();
        Assert.Equal([phrase], (await search.FindAsync("\"water filter\"")).Items.Select(item => item.Key));
        Assert.Equal([apart], (await search.FindAsync("water -blocked")).Items.Select(item => item.Key));
        Assert.Equal(2, (await search.FindAsync("\"filter water\"")).Total);
    }

    [Fact]
    public async Task Translations_are_folded_into_the_one_in_the_actors_language_when_scores_are_close()
    {
        await using var search = new TestSearch();
        var english = search.Articles.Put(Audience.Public, "Error E07", "text").Key.Id;
        var chinese = search.Articles.Put(Audience.Public, "错误 E07", "text").Key.Id;
        for (var i = 0; i < 6; i++) search.Articles.Put(Audience.Public, $"Other {i}", "nothing of it");
        search.Articles.SameAs[english] = search.Articles.SameAs[chinese] = Guid.CreateVersion7();
        await search.StartAsync();
        foreach (var (language, expected) in new[] { ("en", english), ("zh", chinese) })
        {
            var answer = await search.FindAsync("E07", TestSearch.Visitor(language));
            Assert.Equal(expected, Assert.Single(answer.Items).Key.Id);
            Assert.Equal(1, answer.Total);
        }
    }

    [Fact]
    public async Task Pages_follow_each_other_over_kinds_without_gap_or_repetition()
    {
        var cases = new TestSource("case");
        await using var search = new TestSearch(cases);
        for (var i = 0; i < 130; i++) search.Articles.Put(Audience.Public, $"Pump {i}");
        for (var i = 0; i < 25; i++) cases.Put(Audience.Public, $"Case about a pump {i}");
        await search.StartAsync();
        var seen = new List<SearchKey>();
        for (var offset = 0; offset < 155; offset += 31)
        {
            var page = await search.FindAsync("pump", limit: 31, offset: offset);
            Assert.Equal(155, page.Total);
            seen.AddRange(page.Items.Select(item => item.Key));
        }
        Assert.Equal(155, seen.Distinct().Count());
        Assert.True(seen.Take(130).All(key => key.Kind == "article"));
        var only = await search.Search.RunAsync(TestSearch.Visitor(), new SearchRequest("pump", Kinds: ["case"]), Stop);
        Assert.Equal(25, only.Total);
    }

    [Fact]
    public async Task The_language_filters_without_changing_a_score()
    {
        await using var search = new TestSearch();
        search.Articles.Put(Audience.Public, "Error E07", "text");
        search.Articles.Put(Audience.Public, "错误 E07", "说明");
        await search.StartAsync();
        var all = await search.FindAsync("E07");
        var filtered = Assert.Single((await search.FindAsync("E07", language: "zh")).Items);
        Assert.Equal(all.Items.Single(item => item.Language == "zh").Score, filtered.Score);
    }

    [Theory]
    [InlineData(0, 0, null, "limit"), InlineData(101, 0, null, "limit"), InlineData(10, -1, null, "offset"), InlineData(10, 1_001, null, "offset")]
    [InlineData(10, 0, "de", "language")]
    public async Task A_request_out_of_bounds_is_refused_and_names_its_field(int limit, int offset, string? language, string field)
    {
        await using var search = new TestSearch();
        var refused = await Assert.ThrowsAsync<Refused>(() => search.FindAsync("pump", language: language, limit: limit, offset: offset));
        Assert.Equal((RefusalKind.Invalid, field), (refused.Kind, refused.Field));
    }

    [Fact]
    public async Task A_word_that_stands_in_one_document_alone_brings_it_first_whatever_questions_others_have_answered()
    {
        await using var search = new TestSearch();
        for (var i = 0; i < 40; i++) search.Articles.Put(Audience.Public, $"Pump {i}", "It pumps water.", words: $"my pump number {i} is loud and hums at night");
        var only = search.Articles.Put(Audience.Public, "Travel", "Bring it to Zanzibar.");
        await search.StartAsync();
        await search.LearnAsync();
        Assert.Equal(only.Key, (await search.FindAsync("zanzibar")).Items[0].Key);
        Assert.Contains((await search.FindAsync("loud pump hums at night")).Items[0].Why, why => why.Part == ScoreParts.Learned);
    }

    [Theory]
    [InlineData("洗衣机漏水", true), InlineData("洗衣机漏水以后地板全部泡坏了谁来赔钱", false)]
    [InlineData("washer leaks", true), InlineData("who pays when the washer leaks and ruins the whole parquet floor", false)]
    public async Task A_subject_is_always_answered_and_a_question_only_where_something_surely_does(string text, bool sure)
    {
        await using var search = new TestSearch();
        for (var i = 0; i < 40; i++) search.Articles.Put(Audience.Public, $"清洗滤网 Clean the filter {i}", "每月清洗一次滤网。 Clean it every month.");
        // Several are of the thing that is spoken of, none of what is asked.
        foreach (var title in new[] { "洗衣机安装", "洗衣机搬运", "洗衣机除味" }) search.Articles.Put(Audience.Public, title, "先拆运输螺栓。", language: "zh");
        foreach (var title in new[] { "Install the washer", "Move the washer", "Air the washer" }) search.Articles.Put(Audience.Public, title, "Remove the transport bolts first.");
        await search.StartAsync();
        var answer = await search.FindAsync(text);
        Assert.NotEmpty(answer.Items);
        Assert.Equal(sure, answer.Sure);
    }

    [Fact]
    public async Task A_code_that_stands_nowhere_is_not_answered_by_another()
    {
        await using var search = new TestSearch();
        for (var i = 0; i < 40; i++) search.Articles.Put(Audience.Public, $"Clean the filter {i}", "Clean it every month.");
        search.Articles.Put(Audience.Public, "Fault code H08", "The hob is too hot.");
        await search.StartAsync();
        Assert.True((await search.FindAsync("H08")).Sure);
        Assert.False((await search.FindAsync("E08")).Sure);
    }

    [Theory]
    [InlineData("please help me"), InlineData("thanks"), InlineData("the customer says"), InlineData("你好请问"), InlineData("客户说")]
    public async Task What_names_nothing_is_not_surely_answered(string text)
    {
        await using var search = new TestSearch();
        for (var i = 0; i < 40; i++) search.Articles.Put(Audience.Public, $"Clean the filter {i}", "Every month. 你好");
        search.Articles.Put(Audience.Public, "Help with the map", "Thanks for reading.", words: "please help me, thanks, the customer says");
        search.Articles.Put(Audience.Public, "客户说明", "请问您好。", language: "zh", words: "你好请问，客户说");
        await search.StartAsync();
        Assert.False((await search.FindAsync(text)).Sure);
        Assert.True((await search.FindAsync("map")).Sure);
    }

    [Fact]
    public async Task Nobody_is_told_that_nothing_answers_in_their_language_beside_what_does()
    {
        await using var search = new TestSearch();
        for (var i = 0; i < 40; i++) search.Articles.Put(Audience.Public, $"Clean the filter {i}", "Clean it every month.");
        search.Articles.Put(Audience.Public, "Fridge is warm", "The fridge does not cool.");
        var rules = new SearchRules([], [new GlossaryEntry("fridge", "冰箱")], []);
        await search.StartAsync();
        Assert.True((await FoundAsync("冰箱")).AcrossLanguages);
        Assert.True((await FoundAsync("lang:en 冰箱")).AcrossLanguages);
        search.Feed.Add(search.Articles.Put(Audience.Public, "冰箱不冷", "冰箱冷藏室不冷。", language: "zh").Key);
        await search.CaughtUpAsync();
        Assert.False((await FoundAsync("冰箱")).AcrossLanguages);

        async Task<FoundItem> FoundAsync(string text) =>
            (await new SearchEverything(search.Index, [search.Articles], curation: new LaidDown(rules)).RunAsync(TestSearch.Visitor("zh"), new SearchRequest(text), TestContext.Current.CancellationToken))
                .Items.First(item => item.Title.Contains("Fridge", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_pinned_is_shown_in_the_readers_language()
    {
        await using var search = new TestSearch();
        var english = search.Articles.Put(Audience.Public, "Error E07", "text").Key;
        var chinese = search.Articles.Put(Audience.Public, "错误 E07", "text").Key;
        search.Articles.Put(Audience.Public, "More of E07", "E07 E07 E07");
        search.Articles.SameAs[english.Id] = search.Articles.SameAs[chinese.Id] = Guid.CreateVersion7();
        await search.StartAsync();
        var rules = new SearchRules([], [], [new PinRule("E07", english, false, 1)]);
        foreach (var (language, expected) in new[] { ("en", english), ("zh", chinese) })
        {
            var answer = await new SearchEverything(search.Index, [search.Articles], curation: new LaidDown(rules))
                .RunAsync(TestSearch.Visitor(language), new SearchRequest("E07"), TestContext.Current.CancellationToken);
            Assert.Equal(expected, answer.Items[0].Key);
            Assert.Equal(2, answer.Items.Count);
        }
    }

    [Fact]
    public async Task Words_that_stand_for_one_together_weigh_no_more_than_it()
    {
        await using var search = new TestSearch();
        for (var i = 0; i < 40; i++) search.Articles.Put(Audience.Public, $"Clean the filter {i}", "Clean it every month.");
        var leak = search.Articles.Put(Audience.Public, "Water leaks out of the fridge", "The drain is blocked and it leaks.").Key;
        search.Articles.Put(Audience.Public, "An ice box with a freezer makes noises", "The refrigerator cracks, the ice box hums, the freezer box of ice clicks.");
        await search.StartAsync();
        var rules = new SearchRules([new SynonymRule(["fridge"], ["ice box", "refrigerator", "deep freezer"], true)], [], []);
        var answer = await new SearchEverything(search.Index, [search.Articles], curation: new LaidDown(rules))
            .RunAsync(TestSearch.Visitor(), new SearchRequest("fridge leaking"), TestContext.Current.CancellationToken);
        Assert.Equal(leak, answer.Items[0].Key);
    }
}
