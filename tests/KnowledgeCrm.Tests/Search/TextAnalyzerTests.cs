using FsCheck;
using FsCheck.Fluent;
using KnowledgeCrm.Search.Analysis;

namespace KnowledgeCrm.Tests.Search;

public class TextAnalyzerTests
{
    private static string[] Terms(string text) => [.. TextAnalyzer.Analyze(text).Select(token => token.Term)];

    [Theory]
    [InlineData("running", "run")]
    [InlineData("the machines' filters", "the machin filter")]
    [InlineData("Don't panic", "dont panic")]
    [InlineData("O'Brien’s café", "obrien cafe")]
    [InlineData("naïve façade", "naiv facad")]
    [InlineData("1,500 W", "1500w 1500 w")]
    public void English_words_are_folded_and_stemmed(string text, string terms) => Assert.Equal(terms, string.Join(' ', Terms(text)));

    [Theory]
    [InlineData("caresses", "caress"), InlineData("ponies", "poni"), InlineData("ties", "tie"), InlineData("cries", "cri"), InlineData("gas", "gas")]
    [InlineData("gaps", "gap"), InlineData("hopping", "hop"), InlineData("hoping", "hope"), InlineData("luxuriated", "luxuri")]
    [InlineData("agreed", "agre"), InlineData("happy", "happi"), InlineData("by", "by"), InlineData("say", "say"), InlineData("relational", "relat"), InlineData("rational", "ration")]
    [InlineData("generate", "generat"), InlineData("general", "general"), InlineData("communism", "communism"), InlineData("knightly", "knight")]
    [InlineData("consisting", "consist"), InlineData("consistency", "consist"), InlineData("consolation", "consol"), InlineData("conspiracy", "conspiraci")]
    [InlineData("knackeries", "knackeri"), InlineData("skies", "sky"), InlineData("dying", "die"), InlineData("proceed", "proceed")]
    [InlineData("news", "news"), InlineData("early", "earli"), InlineData("installation", "instal"), InlineData("controlled", "control")]
    public void The_stemmer_gives_the_published_stems(string word, string stem) => Assert.Equal(stem, EnglishStemmer.Stem(word));

    [Fact]
    public void Chinese_is_taken_in_pairs_and_its_last_character_alone() => Assert.Equal(["洗衣", "衣机", "机"], Terms("洗衣机"));

    [Fact]
    public void Both_languages_are_read_within_one_text() =>
        Assert.Equal(["洗衣", "衣机", "机", "xr200", "xr", "200", "显示", "示", "e07", "e", "07"], Terms("洗衣机XR-200显示E07"));

    [Theory]
    [InlineData("XR-200", "xr200")]
    [InlineData("XR200", "xr200")]
    [InlineData("ＸＲ－２００", "xr200")]
    [InlineData("E07", "e07")]
    [InlineData("WM-820", "wm820")]
    [InlineData("1.5", "1.5")]
    [InlineData("C#", "c#")]
    [InlineData("c++", "c++")]
    [InlineData("e-mails", "email")]
    [InlineData("2024-01-15", "2024-01-15")]
    public void Codes_and_numbers_are_one_term_as_a_whole(string text, string whole) => Assert.Equal(whole, Terms(text)[0]);

    [Theory]
    [InlineData("XR-200", "200"), InlineData("XR-200", "xr"), InlineData("E07", "07"), InlineData("https://www.example.com/pump/filter.html", "pump")]
    [InlineData("https://www.example.com/pump/filter.html", "exampl"), InlineData("sign-in", "sign"), InlineData("max_load", "load")]
    public void The_parts_of_codes_compounds_and_addresses_are_terms(string text, string part) => Assert.Contains(part, Terms(text));

    [Theory]
    [InlineData("ＡＢＣ　１２３", "abc 123")]
    [InlineData("wa\u200Bter\u202E pu\u00ADmp", "water pump")]
    [InlineData("cafe\u0301", "café")]
    [InlineData("ガス", "ｶﾞｽ")]
    public void Width_invisible_marks_and_composition_make_no_difference(string one, string other) => Assert.Equal(Terms(other), Terms(one));

    [Fact]
    public void Offsets_point_at_the_original_word()
    {
        const string Text = "A  Ｗａｔｅｒ\u200B pump's 水泵坏了";
        var token = TextAnalyzer.Analyze(Text).Single(token => token.Term == "pump");
        Assert.Equal("pump's", Text.Substring(token.Start, token.Length));
        token = TextAnalyzer.Analyze(Text).Single(token => token.Term == "泵坏");
        Assert.Equal("泵坏", Text.Substring(token.Start, token.Length));
        token = TextAnalyzer.Analyze(Text).Single(token => token.Term == "water");
        Assert.Equal("Ｗａｔｅｒ", Text.Substring(token.Start, token.Length));
    }

    [Fact]
    public void F21_a_text_of_one_megabyte_is_analysed_whatever_it_holds()
    {
        foreach (var piece in (string[])["a", "水", "a-", "e\u0301", "\u0301", "\ud800", "x1", "'", "1,000", "\u3099", "\udc00\ud800", "ﷺ"])
        {
            var text = string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length));
            AssertSound(text);
        }
    }

    [Fact]
    public void F20_no_string_throws_and_every_offset_lies_within_the_text()
    {
        var characters = Gen.OneOf(
            ArbMap.Default.GeneratorFor<char>(), Gen.Elements("aeE09.-_',#+\"*水洗衣机\0\ud800\udc00\u200b\u0301\ufffeßﬁＡ１½\u3099 ".ToCharArray()));
        var texts = characters.ArrayOf().Select(all => new string(all));
        Prop.ForAll(texts.ToArbitrary(), AssertSound).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));
    }

    private static void AssertSound(string text)
    {
        foreach (var token in TextAnalyzer.Analyze(text))
        {
            Assert.InRange(token.Start, 0, text.Length - 1);
            Assert.InRange(token.Length, 1, text.Length - token.Start);
            Assert.NotEmpty(token.Term);
            Assert.DoesNotContain(token.Term, c => char.IsWhiteSpace(c) || c is '"' or '\0');
        }
    }
}
