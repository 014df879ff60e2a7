using KnowledgeCrm.Common;
using KnowledgeCrm.Search;
using KnowledgeCrm.Search.Assistance;

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
    [InlineData("xi yi ji lou shui"), InlineData("xiyiji loushui"), InlineData("xiyijiloushui"), InlineData("Xi Yi Ji Lou Shui"), InlineData("xi'yi'ji lou'shui")]
    [InlineData("洗依机漏水"), InlineData("洗衣机漏氺"), InlineData("洗衣机lou shui")]
    public async Task Chinese_is_found_by_its_sound_however_its_syllables_stand_and_by_a_character_that_sounds_alike(string typed)
    {
        Assert.SkipUnless(Pinyin.IsAvailable, "There is no ICU.");
        await using var search = new TestSearch();
        var wanted = search.Articles.Put(Audience.Public, "洗衣机门下漏水", "先关水龙头，再看门封。", language: "zh");
        search.Articles.Put(Audience.Public, "漏水的保修", "漏水算不算保修范围。", language: "zh");
        search.Articles.Put(Audience.Public, "Water in front of the machine", "Close the tap.");
        await search.StartAsync();
        var answer = await search.FindAsync(typed);
        Assert.Equal(wanted.Key, answer.Items[0].Key);
        Assert.Contains("洗衣机", (answer.CorrectedTo ?? answer.DidYouMean)!, StringComparison.Ordinal);
        Assert.Contains("漏水", (answer.CorrectedTo ?? answer.DidYouMean)!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("lvxin", "滤芯"), InlineData("luxin", "滤芯"), InlineData("zhongqi", "重启"), InlineData("chongqi", "重启"), InlineData("tiaojie", "调节"), InlineData("diaojie", "调节")]
    public async Task A_character_that_is_read_in_several_ways_is_found_by_each(string typed, string meant)
    {
        Assert.SkipUnless(Pinyin.IsAvailable, "There is no ICU.");
        await using var search = new TestSearch();
        search.Articles.Put(Audience.Public, "更换滤芯后重启", "调节水量。", language: "zh");
        await search.StartAsync();
        Assert.Equal(meant, (await search.FindAsync(typed)).CorrectedTo);
    }

    [Theory]
    [InlineData("冰箱响"), InlineData("门封啥味"), InlineData("can he die"), InlineData("漏水谁赔")]
    public async Task What_is_only_said_otherwise_is_not_corrected(string typed)
    {
        await using var search = new TestSearch();
        search.Articles.Put(Audience.Public, "冰箱有响声", "冰箱门封老化。向厂家报修。", language: "zh");
        search.Articles.Put(Audience.Public, "漏水", "水管的接头。杀菌。沙子。", language: "zh");
        search.Articles.Put(Audience.Public, "The pump can die", "He changed the pump.");
        await search.StartAsync();
        var answer = await search.FindAsync(typed);
        Assert.Null(answer.DidYouMean ?? answer.CorrectedTo);
    }

    [Theory]
    [InlineData(SearchOrder.Relevance), InlineData(SearchOrder.Newest), InlineData(SearchOrder.MostSolved)]
    public async Task A_facets_count_is_what_choosing_it_shows_in_every_order(SearchOrder order)
    {
        await using var search = new TestSearch();
        var products = new[] { "AA-1", "BB-2", "CC-3" };
        for (var i = 0; i < 60; i++)
            search.Articles.Put(Audience.Public, new[] { "The pump hums", "The machine is loud", "A hose", "Draining" }[i % 4], i % 5 == 0 ? "A hum at night. It drains." : "It drains slowly.", product: products[i % 3]);
        await search.StartAsync();
        await search.LearnAsync();
        var all = await AskAsync([]);
        var counts = all.Facets.Single(facet => facet.Name == SearchFacets.Product).Values;
        Assert.Equal(all.Total, counts.Sum(value => value.Count));
        Assert.Equal(all.Total, all.Items.Count);
        foreach (var value in counts)
        {
            var chosen = await AskAsync([value.Value]);
            Assert.Equal((value.Count, value.Count), (chosen.Total, chosen.Items.Count));
            Assert.Equal(counts.Select(of => of.Count), chosen.Facets.Single(facet => facet.Name == SearchFacets.Product).Values.Select(of => of.Count));
        }

        Task<SearchAnswer> AskAsync(string[] chosen) => search.Search.RunAsync(TestSearch.Visitor(), new SearchRequest("loud pump hums", Limit: 100)
        {
            Order = order,
            WithFacets = true,
            Filters = chosen.Length == 0 ? new Dictionary<string, IReadOnlyList<string>>() : new Dictionary<string, IReadOnlyList<string>> { [SearchFacets.Product] = chosen },
        }, Stop);
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
    public async Task What_is_excluded_is_excluded_in_the_other_language_too()
    {
        await using var search = new TestSearch();
        var leak = search.Articles.Put(Audience.Public, "Leaking radiator", "A puddle.");
        search.Articles.Put(Audience.Public, "Leaking washing machine", "A puddle.");
        search.Articles.Put(Audience.Public, "洗衣机漏水", "积水。", language: "zh");
        await search.StartAsync();
        var ruled = new SearchEverything(
            search.Index, [search.Articles], curation: new Laid(new SearchRules([], [new GlossaryEntry("washing machine", "洗衣机"), new GlossaryEntry("leaking", "漏水")], [])));
        Assert.Equal(3, (await FindAsync("漏水")).Total);
        Assert.Equal(leak.Key, Assert.Single((await FindAsync("漏水 -洗衣机")).Items).Key);
        Assert.Equal(leak.Key, Assert.Single((await FindAsync("leaking -\"washing machine\"")).Items).Key);

        Task<SearchAnswer> FindAsync(string text) => ruled.RunAsync(TestSearch.Visitor(), new SearchRequest(text), Stop);
    }

    [Theory]
    [InlineData("product:WM-820"), InlineData("product:wm820"), InlineData("product:\"WM 820\""), InlineData("产品：WM820"), InlineData("lang:English product:wm820"), InlineData("语言:英文")]
    public async Task What_narrows_may_be_written_in_any_way(string typed)
    {
        await using var search = new TestSearch();
        var wanted = search.Articles.Put(Audience.Public, "Pump", "It drains.", product: "WM-820");
        search.Articles.Put(Audience.Public, "水泵", "排水。", language: "zh", product: "WM-82");
        search.Articles.Put(Audience.Internal, "Pump inside", "It drains.", product: "WM820");
        await search.StartAsync();
        Assert.Equal(wanted.Key, Assert.Single((await search.FindAsync(typed)).Items).Key);
    }

    [Fact]
    public async Task What_narrows_is_no_word_to_be_corrected()
    {
        await using var search = new TestSearch();
        for (var i = 0; i < 40; i++) search.Articles.Put(Audience.Public, $"A long hose {i}", "The pump drains.");
        await search.StartAsync();
        Assert.Null((await search.FindAsync("lang:en pump")).DidYouMean);
        Assert.Equal("lang:en pump", (await search.FindAsync("lang:en punp")).CorrectedTo);
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
            (await new SearchEverything(search.Index, [search.Articles], curation: new Laid(rules)).RunAsync(TestSearch.Visitor("zh"), new SearchRequest(text), TestContext.Current.CancellationToken))
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
            var answer = await new SearchEverything(search.Index, [search.Articles], curation: new Laid(rules))
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
        var answer = await new SearchEverything(search.Index, [search.Articles], curation: new Laid(rules))
            .RunAsync(TestSearch.Visitor(), new SearchRequest("fridge leaking"), TestContext.Current.CancellationToken);
        Assert.Equal(leak, answer.Items[0].Key);
    }

    private sealed record Laid(SearchRules Now) : ISearchCuration;
}
