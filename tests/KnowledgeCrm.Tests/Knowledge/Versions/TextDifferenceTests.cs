using KnowledgeCrm.Knowledge;

namespace KnowledgeCrm.Tests.Knowledge.Versions;

public sealed class TextDifferenceTests
{
    [Fact]
    public void A_rewritten_line_marks_the_words_that_went_and_came()
    {
        var lines = TextDifference.Of("a\nTurn the drum left.\nz", "a\nTurn the drum right.\nz");
        Assert.Equal([ChangeKind.Same, ChangeKind.Removed, ChangeKind.Added, ChangeKind.Same], lines.Select(line => line.Kind));
        Assert.Equal("left", Assert.Single(lines[1].Runs, run => run.Kind == ChangeKind.Removed).Text);
        Assert.Equal("right", Assert.Single(lines[2].Runs, run => run.Kind == ChangeKind.Added).Text);
    }

    [Fact]
    public void Chinese_is_compared_by_characters()
    {
        var lines = TextDifference.Of("请关闭水龙头", "请打开水龙头");
        Assert.Equal("关闭", Assert.Single(lines[0].Runs, run => run.Kind == ChangeKind.Removed).Text);
        Assert.Equal("打开", Assert.Single(lines[1].Runs, run => run.Kind == ChangeKind.Added).Text);
    }

    [Fact]
    public void Within_one_line_words_are_marked_where_they_stand()
    {
        Assert.Equal(["Turn the drum ", "left", "right", "."], TextDifference.Within("Turn the drum left.", "Turn the drum right.").Select(run => run.Text));
        Assert.Equal(
            [(ChangeKind.Same, "请"), (ChangeKind.Removed, "关闭"), (ChangeKind.Added, "打开"), (ChangeKind.Same, "水龙头")],
            TextDifference.Within("请关闭水龙头", "请打开水龙头").Select(run => (run.Kind, run.Text)));
    }

    [Fact]
    public void Both_texts_can_be_read_back_from_any_difference()
    {
        var random = new Random(20261121);
        for (var round = 0; round < 300; round++)
        {
            string[] words = ["a", "b", "猫", "", "c d", "e"];
            string Text() => string.Join('\n', Enumerable.Range(0, random.Next(1, 12)).Select(_ => words[random.Next(words.Length)]));
            var (before, after) = (Text(), Text());
            var lines = TextDifference.Of(before, after);
            string Side(ChangeKind without) => string.Join('\n', lines.Where(line => line.Kind != without)
                .Select(line => string.Concat(line.Runs.Select(run => run.Text))));
            Assert.Equal(before, Side(ChangeKind.Added));
            Assert.Equal(after, Side(ChangeKind.Removed));
        }
    }

    [Fact]
    public void Texts_far_apart_are_shown_one_after_the_other()
    {
        var before = string.Join('\n', Enumerable.Range(0, 5_000).Select(i => $"x{i}"));
        var after = string.Join('\n', Enumerable.Range(0, 5_000).Select(i => $"y{i}"));
        Assert.Equal(10_000, TextDifference.Of(before, after).Count);
    }
}
