using KnowledgeCrm.Common;

namespace KnowledgeCrm.Tests;

public class LimitsTests
{
    [Theory]
    [InlineData("  plain  ", "plain")]
    [InlineData("漏水 🔧 👨‍👩‍👧", "漏水 🔧 👨‍👩‍👧")]
    [InlineData("שלום ‏", "שלום ‏")]
    public void What_can_be_stored_is_kept_without_the_spaces_around_it(string text, string kept) =>
        Assert.Equal(kept, Limits.Checked(text, "title", 100));

    [Theory]
    [InlineData("a\0b", "Text.NotUnicode")]
    [InlineData(null, "Text.Required")]
    [InlineData(" \t\n ", "Text.Required")]
    [InlineData("123456", "Text.TooLong")]
    public void F20_what_can_not_is_refused_and_names_the_field(string? text, string code)
    {
        var refused = Assert.Throws<Refused>(() => Limits.Checked(text, "title", 5));
        Assert.Equal((RefusalKind.Invalid, code, "title"), (refused.Kind, refused.Code, refused.Field));
    }

    // Not as data of a theory: attributes are kept as UTF-8, which has no half of an emoji.
    [Fact]
    public void F20_half_of_an_emoji_is_refused()
    {
        foreach (var text in new[] { "\ud83d", "\udd27", "a\ud83db", "a\udd27\ud83db" })
            Assert.Equal("Text.NotUnicode", Assert.Throws<Refused>(() => Limits.Checked(text, "title", 100)).Code);
    }

    [Fact]
    public void What_is_not_required_may_be_empty_and_exactly_the_limit_is_not_too_long()
    {
        Assert.Equal("", Limits.Checked(null, "summary", 5, required: false));
        Assert.Equal("12345", Limits.Checked("12345", "summary", 5));
        Assert.Equal([5, 6], Assert.Throws<Refused>(() => Limits.Checked("123456", "summary", 5)).Values);
    }
}
