using KnowledgeCrm.Search.Assistance;

namespace KnowledgeCrm.Tests.Search;

public sealed class TellingWordsTests
{
    [Fact]
    public void The_words_that_split_the_answers_come_first_and_what_was_said_is_not_asked_again()
    {
        var words = Of("washing machine leaks",
            "Washing machine leaks at the door", "Washing machine leaks at the drain hose", "Washing machine leaks at the inlet hose", "Washing machine leaks from below after moving");

        Assert.Contains("hose", words);
        Assert.Contains("door", words);
        Assert.DoesNotContain(words, word => "washing machine leaks".Contains(word, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain("the", words);
    }

    [Fact]
    public void Chinese_words_are_offered_whole()
    {
        var words = Of("洗衣机漏水", "洗衣机漏水，从机门密封圈处滴水", "洗衣机漏水：排水管松脱", "洗衣机漏水是因为进水管接头", "洗衣机漏水与排水泵有关");

        Assert.Contains("排水", words);
        Assert.DoesNotContain(words, word => word.Length < 2 || "洗衣机漏水".Contains(word, StringComparison.Ordinal));
    }

    [Fact]
    public void Where_the_answers_do_not_differ_or_are_few_nothing_is_asked()
    {
        Assert.Empty(Of("fridge", "The fridge is loud", "The fridge is loud", "The fridge is loud"));
        Assert.Empty(Of("fridge", "The fridge is loud at night", "The fridge is warm"));
        Assert.Empty(Of("fridge"));
    }

    [Fact]
    public void Words_that_say_of_themselves_nothing_are_not_asked_after()
    {
        var words = Of("dishwasher", "Dishwasher leaks before the wash", "Dishwasher leaks after moving", "New dishwasher smells", "Dishwasher keeps coming back to life");

        Assert.Contains("leaks", words);
        Assert.Empty(words.Intersect(["before", "after", "new", "keeps", "back"], StringComparer.OrdinalIgnoreCase));
    }

    [Fact]
    public void No_two_words_split_alike()
    {
        var words = Of("oven", "oven door handle loose", "oven door handle broken", "oven fan loud", "oven light");

        Assert.Single(words.Intersect(["door", "handle"]));
    }

    [Fact]
    public void What_an_answer_is_about_tells_too_whether_a_word_of_another_title_speaks_for_it()
    {
        var words = TellingWords.Of("leaks", [("Leaks at the hose", ""), ("Leaks when spinning", "the hose drips"), ("Leaks at the door", ""), ("Leaks in winter", "the hose froze")], 6);

        Assert.Equal(3, words.Single(word => word.Text == "hose").Answers);
        Assert.DoesNotContain(words, word => word.Text is "drips" or "froze");
    }

    private static List<string> Of(string asked, params string[] answers) => [.. TellingWords.Of(asked, [.. answers.Select(answer => (answer, ""))], 6).Select(word => word.Text)];
}
