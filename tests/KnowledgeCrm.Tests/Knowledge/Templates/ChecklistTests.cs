using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;

namespace KnowledgeCrm.Tests.Knowledge.Templates;

public class ChecklistTests
{
    private static readonly ContentStandard Problem = BuiltInTemplates.Of(ArticleKind.Problem);

    private const string Whole = """
        ## In the customer's words

        > It shows E07 and hums.

        ## Cause of the fault

        The pump filter is blocked.

        ## Resolution

        1. Clean the filter.
        2. Run *Rinse*.
        """;

    [Fact]
    public void A_whole_article_lacks_what_only_its_writer_can_say()
    {
        var facts = Facts(Whole);

        var wanting = Problem.Checklist.Where(item => item.Check is null).Select(item => item.Key).ToArray();
        Assert.Equal(wanting, Wanting(facts));
        Assert.Empty(Wanting(facts, wanting));
        Assert.Equal(1, ArticleCompleteness.Of(Problem, facts, wanting));
    }

    [Theory]
    [InlineData("## Cause\n\n## Resolution\n\n1. Clean it.", "Not written yet: In the customer's words, Cause")]
    [InlineData("## Causes\n\nA thing.\n\n## In the customer's words\n\nIt hums.\n\n## Resolution\n\nClean it.", "Not written yet: Cause")]
    [InlineData("## CAUSE\n\n### More\n\nA thing.\n\n## 客户原话\n\n它响。\n\n## Resolution\n\n![Filter](a.svg)", null)]
    public void A_section_is_its_heading_with_something_under_it(string body, string? wanting) =>
        Assert.Equal(wanting, Line(Facts(body), AutomaticCheck.NeededFields).WantingIn("en"));

    [Theory]
    [InlineData(AutomaticCheck.NoEmptySection, "## A\n\n## B\n\nText.", "Nothing stands under: A")]
    [InlineData(AutomaticCheck.NoEmptySection, "## A\n\n---\n\n## B\n\n- \n", "Nothing stands under: A, B")]
    [InlineData(AutomaticCheck.NoEmptySection, "## A\n\n### B\n\nText.", null)]
    [InlineData(AutomaticCheck.NumberedSteps, "- One\n- Two", "There is no numbered list")]
    [InlineData(AutomaticCheck.NumberedSteps, "1. \n2. ", "There is no numbered list")]
    [InlineData(AutomaticCheck.ImageDescriptions, "![](a.png) ![ ](b.png) ![A pump](c.png)", "Images without a description: 2")]
    [InlineData(AutomaticCheck.NoPersonalData, "Since 2026-03-02 call +44 1632 960001 or mia@example.org, not 230 V.", "Found: +44 1632 960001, mia@example.org")]
    [InlineData(AutomaticCheck.Product, "Text.", "No product is chosen")]
    public void What_is_wanting_is_said(AutomaticCheck check, string body, string? wanting)
    {
        var facts = Facts(body, hasProducts: false);

        Assert.Equal(wanting, Line(facts, check).WantingIn("en"));
        Assert.Equal(wanting is null, Line(facts, check).IsMet);
    }

    [Theory]
    [InlineData("en", "It leaks", "At least 15 characters; there are 8")]
    [InlineData("en", "The water does not drain", null)]
    [InlineData("zh", "洗衣机不排水", null)]
    [InlineData("zh", "不排水", "At least 6 characters; there are 3")]
    public void A_title_fits_its_language(string language, string title, string? wanting) =>
        Assert.Equal(wanting, Line(TextFacts.Of(language, title, "S", "Text.", true), AutomaticCheck.TitleLength).WantingIn("en"));

    [Fact]
    public void A_sentence_is_too_long_by_words_in_English_and_by_characters_in_Chinese()
    {
        var english = string.Join(' ', Enumerable.Repeat("word", TextFacts.MostWords));
        var chinese = string.Concat(Enumerable.Repeat("字", TextFacts.MostCharacters));

        Assert.True(Line(Facts($"{english}. {english}!\n\n{chinese}。{chinese}"), AutomaticCheck.SentenceLength).IsMet);
        Assert.StartsWith("Too long: 1", Line(Facts($"{english}. More {english}."), AutomaticCheck.SentenceLength).WantingIn("en"));
        Assert.StartsWith("过长的句子：1", Line(Facts($"{chinese}字。"), AutomaticCheck.SentenceLength).WantingIn("zh"));
        // A table is not read as sentences.
        Assert.True(Line(Facts($"| A |\n|---|\n| {english} {english} |"), AutomaticCheck.SentenceLength).IsMet);
    }

    [Fact]
    public void The_writers_word_counts_where_the_program_can_be_wrong_and_nowhere_else()
    {
        var facts = Facts("Call +44 1632 960001.", hasProducts: false);

        var lines = ArticleChecklist.Of(Problem, facts, [.. Problem.Checklist.Select(item => item.Key)]);

        Assert.Equal(["sections", "steps"], lines.Where(line => !line.IsMet).Select(line => line.Item.Key));
        Assert.Equal(["product", "personal-data", "one-cause", "works"], lines.Where(line => line.IsTicked).Select(line => line.Item.Key));
    }

    [Fact]
    public void Completeness_is_the_mean_of_the_shares()
    {
        var standard = new ContentStandard(Problem.Fields, [.. Problem.Checklist.Where(item => item.Check is AutomaticCheck.NeededFields or AutomaticCheck.Summary)]);

        // One of three needed sections, and a summary.
        Assert.Equal((1 + 1 / 3.0) / 2, ArticleCompleteness.Of(standard, Facts("## Cause\n\nA thing."), []), 6);
        Assert.Equal(1, ArticleCompleteness.Of(new ContentStandard([], []), Facts(""), []));
    }

    [Fact]
    public void Every_kind_has_a_built_in_template_whose_outline_has_its_sections()
    {
        foreach (var kind in Enum.GetValues<ArticleKind>())
        {
            var standard = BuiltInTemplates.Of(kind);
            Assert.NotEmpty(standard.Checklist);
            foreach (var language in Languages.All)
            {
                var facts = TextFacts.Of(language, "Title", "", standard.Outline(language), false);
                Assert.All(standard.Fields, field => Assert.True(ArticleChecklist.IsThere(field, facts) && !ArticleChecklist.IsFilled(field, facts)));
            }
        }
    }

    private static TextFacts Facts(string body, bool hasProducts = true) =>
        TextFacts.Of("en", "The water does not drain", "What to do.", body, hasProducts);

    private static ChecklistLine Line(TextFacts facts, AutomaticCheck check) =>
        ArticleChecklist.Of(new ContentStandard(Problem.Fields, [new ChecklistItem("it", new BothLanguages("It", "它"), check)]), facts, [])[0];

    private static string[] Wanting(TextFacts facts, params string[] ticked) =>
        [.. ArticleChecklist.Of(Problem, facts, ticked).Where(line => !line.IsMet).Select(line => line.Item.Key)];
}
