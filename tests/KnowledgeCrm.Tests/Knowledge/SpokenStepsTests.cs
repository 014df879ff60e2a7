using KnowledgeCrm.Knowledge;

namespace KnowledgeCrm.Tests.Knowledge;

public sealed class SpokenStepsTests
{
    [Fact]
    public void Numbered_steps_keep_their_numbers_and_headings()
    {
        var steps = ArticleMarkdown.ToSpokenSteps("# Clean the drum\n\nOnce a month.\n\n## Steps\n\n1. Empty the drum.\n2. Add the cleaner.\n3. Start **95 °C**.");

        Assert.Equal(["Once a month.", "Empty the drum.", "Add the cleaner.", "Start 95 °C."], steps.Select(step => step.Text));
        Assert.Equal([null, 1, 2, 3], steps.Select(step => step.Number));
        Assert.Equal("Steps", steps[^1].Heading);
    }

    [Fact]
    public void A_long_paragraph_is_cut_between_sentences_and_nothing_is_lost()
    {
        var text = string.Join(' ', Enumerable.Range(1, 12).Select(i => $"This is sentence number {i} of a rather long paragraph."));

        var steps = ArticleMarkdown.ToSpokenSteps(text);

        Assert.InRange(steps.Count, 4, 12);
        Assert.Equal(text, string.Join(' ', steps.Select(step => step.Text)));
        Assert.All(steps, step => Assert.EndsWith(".", step.Text, StringComparison.Ordinal));
    }

    [Fact]
    public void Chinese_is_cut_at_its_own_full_stops()
    {
        var steps = ArticleMarkdown.ToSpokenSteps("请先关闭电源，再打开机门，把衣物全部取出，并检查密封圈内侧有没有异物或者头发。然后把洗涤剂盒抽出来用温水冲洗干净，晾干后装回去。最后选择桶自洁程序启动，等待大约两个小时，直到听见提示音。");

        Assert.Equal(3, steps.Count);
        Assert.All(steps, step => Assert.EndsWith("。", step.Text, StringComparison.Ordinal));
    }

    [Fact]
    public void A_warning_says_that_it_is_one_and_a_figure_is_not_cut_at_its_point()
    {
        var steps = ArticleMarkdown.ToSpokenSteps("> [!WARNING]\n> Pull the plug first.\n\nUse 1.5 litres.");

        Assert.Equal(["warning", null], steps.Select(step => step.Callout));
        Assert.Equal("Use 1.5 litres.", steps[1].Text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("![](a.png)")]
    [InlineData("***")]
    public void Where_nothing_can_be_said_there_is_no_step(string markdown) => Assert.Empty(ArticleMarkdown.ToSpokenSteps(markdown));
}
