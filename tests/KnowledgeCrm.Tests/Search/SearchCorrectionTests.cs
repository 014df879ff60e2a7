using KnowledgeCrm.Common;
using KnowledgeCrm.Search.Assistance;

namespace KnowledgeCrm.Tests.Search;

public class SearchCorrectionTests
{
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

    [Fact]
    public async Task What_narrows_is_no_word_to_be_corrected()
    {
        await using var search = new TestSearch();
        for (var i = 0; i < 40; i++) search.Articles.Put(Audience.Public, $"A long hose {i}", "The pump drains.");
        await search.StartAsync();
        Assert.Null((await search.FindAsync("lang:en pump")).DidYouMean);
        Assert.Equal("lang:en pump", (await search.FindAsync("lang:en punp")).CorrectedTo);
    }
}
