using System.Collections;
using System.Globalization;
using System.Text.RegularExpressions;
using KnowledgeCrm.Common;

namespace KnowledgeCrm.Tests;

public partial class MessagesTests
{
    private static readonly Dictionary<string, string> English = In(CultureInfo.InvariantCulture);

    [Fact]
    public void Every_refusal_in_the_source_has_a_message()
    {
        var codes = Source.Under("src", ".cs", ".razor").SelectMany(file => CodesIn(file.Text)).Distinct().ToList();

        Assert.True(codes.Count > 20, "The scan finds no codes any more.");
        Assert.Empty(codes.Except(English.Keys));
        Assert.All(codes, code => Assert.NotEmpty(Messages.Text(code, Languages.Chinese)));
    }

    [Fact]
    public void The_scan_finds_codes_in_every_way_of_writing_them() => Assert.Equal(
        ["A.One", "B", "C.Three", "D", "E.Five"],
        CodesIn("""
            throw Refused.Invalid("A.One", "field"); Refused.Conflict(
                "B", 1); x ? Refused.Forbidden("C.Three") : Refused.NotFound();
            new Refused(RefusalKind.TooMany, "D"); Refused.Invalid(code: "E.Five");
            """));

    [Fact]
    public void An_unknown_code_is_a_bug() => Assert.Throws<InvalidOperationException>(() => Messages.Text("No.Such", Languages.English));

    [Fact]
    public void Places_are_filled_in_both_languages()
    {
        var refused = Refused.Invalid("Text.TooLong", "title", 5, 6);

        Assert.All(Languages.All, language =>
        {
            Assert.Contains("5", refused.MessageIn(language), StringComparison.Ordinal);
            Assert.Contains("6", refused.MessageIn(language), StringComparison.Ordinal);
        });
        Assert.NotEqual(refused.MessageIn(Languages.English), refused.MessageIn(Languages.Chinese));
    }

    private static IEnumerable<string> CodesIn(string source) => Code().Matches(source).Select(match => match.Groups[1].Value);

    private static Dictionary<string, string> In(CultureInfo culture) =>
        Messages.Resources.GetResourceSet(culture, true, false)!.Cast<DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!);

    [GeneratedRegex(@"(?:Refused\.(?:Invalid|Conflict|Forbidden)\(|new Refused\(\s*[\w.]+\s*,)\s*(?:code:\s*)?""([^""]+)""")]
    private static partial Regex Code();
}

/// <summary>Words that stand in a message's place are told in the message's language too.</summary>
public class MessageWordTests
{
    [Theory]
    [InlineData(Languages.English, "KB-1 is in review: “save” is not possible now.")]
    [InlineData(Languages.Chinese, "KB-1 当前为审核中，不能“保存”。")]
    public void A_state_and_an_action_are_named_in_the_language_of_the_message(string language, string message) =>
        Assert.Equal(message, Refused.Conflict(
            "Article.NotInThisState", "KB-1", MessageWord.Of(KnowledgeCrm.Knowledge.ArticleAction.Save),
            MessageWord.Of(KnowledgeCrm.Knowledge.ArticleState.InReview)).MessageIn(language));

    [Fact]
    public void Every_state_action_and_role_that_a_message_may_name_has_a_word()
    {
        Enum[] named =
        [
            .. Enum.GetValues<KnowledgeCrm.Knowledge.ArticleState>(), .. Enum.GetValues<KnowledgeCrm.Knowledge.ArticleAction>(),
            .. Enum.GetValues<KnowledgeCrm.Cases.CaseStatus>(), .. Enum.GetValues<KnowledgeCrm.Cases.CaseAction>(), .. Enum.GetValues<Role>(),
        ];
        Assert.All(named, value => Assert.NotEmpty(string.Format(System.Globalization.CultureInfo.GetCultureInfo("zh"), "{0}", MessageWord.Of(value))));
    }
}
