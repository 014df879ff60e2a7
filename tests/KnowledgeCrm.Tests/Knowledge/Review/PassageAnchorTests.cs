using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;

namespace KnowledgeCrm.Tests.Knowledge.Review;

public class PassageAnchorTests
{
    private const string Text = "Open the tap.\nTurn the drum left.\nClose the tap.\nTurn the drum right.\n请关闭水龙头，再打开水龙头。";

    [Theory]
    [InlineData("the tap", 0)]
    [InlineData("the tap", 40)]
    [InlineData("Turn the drum", 50)]
    [InlineData("水龙头", 70)]
    [InlineData("水龙头", 85)]
    public void A_passage_is_found_again_after_any_edit_elsewhere(string quote, int near)
    {
        var anchor = PassageAnchor.In(Text, quote, near);
        foreach (var added in new[] { "", "x", "A whole new paragraph, and the tap in it.\n\n", new string('水', 300) })
        {
            Assert.Equal(anchor.Start + added.Length, anchor.FindIn(added + Text));
            Assert.Equal(anchor.Start, anchor.FindIn(Text + added));
        }
    }

    [Fact]
    public void Of_several_the_one_that_was_marked_is_meant()
    {
        var second = Text.LastIndexOf("the tap", StringComparison.Ordinal);

        Assert.Equal(second, PassageAnchor.In(Text, "the tap", second).Start);
        Assert.Equal(second - 14, PassageAnchor.In(Text, "the tap", second).FindIn(Text.Replace("Open the tap.\n", "", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_passage_that_was_rewritten_is_gone()
    {
        var anchor = PassageAnchor.In(Text, "Turn the drum left", null);

        Assert.Null(anchor.FindIn(Text.Replace("left", "leftwards and", StringComparison.Ordinal).Replace("drum", "disc", StringComparison.Ordinal)));
        Assert.Null(anchor.FindIn(""));
    }

    [Fact]
    public void What_the_text_does_not_hold_is_refused()
    {
        Assert.Equal("Comment.PassageMissing", Assert.Throws<Refused>(() => PassageAnchor.In(Text, "the lid", null)).Code);
        Assert.Equal("Text.TooLong", Assert.Throws<Refused>(() => PassageAnchor.In(Text, new string('a', PassageAnchor.LongestQuote + 1), null)).Code);
    }

    [Fact]
    public void One_letter_in_the_longest_text_is_found_within_a_blink()
    {
        var text = new string('a', Limits.Body);
        var anchor = PassageAnchor.In(text, "a", 100_000);

        var before = ThreadTime.Used;
        Assert.Equal(100_000, anchor.FindIn(text));
        Assert.True(ThreadTime.Used - before < TimeSpan.FromMilliseconds(500));
    }
}
