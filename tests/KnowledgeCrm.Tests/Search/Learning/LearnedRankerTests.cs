using System.Text;
using FsCheck;
using FsCheck.Fluent;
using KnowledgeCrm.Search.Learning;

namespace KnowledgeCrm.Tests.Search.Learning;

public class LearnedRankerTests
{
    private static readonly string[] Titles = ["Water leaks from the door", "Display shows E07", "洗衣机不脱水", "Cleaning the filter"];

    private static readonly Example[] Solved =
    [
        new(0, "there is a puddle in front of the machine", 1), new(0, "my kitchen floor is wet after every wash", 1),
        new(0, "a puddle under the door", 1), new(1, "it beeps and stops in the middle", 1), new(1, "beeping three times, nothing moves", 1),
        new(2, "衣服洗完还是湿的", 1), new(2, "桶不转，衣服滴水", 1),
    ];

    private static readonly LearnedRanker Ranker = LearnedRanker.Train(Solved, Titles, 2048, 1, CancellationToken.None);

    [Theory]
    [InlineData("puddles on the floor", 0), InlineData("why does it beep", 1), InlineData("衣服很湿", 2), InlineData("clean filters", 3)]
    public void The_document_that_answered_such_questions_is_first(string query, int document)
    {
        Assert.Equal(document, Ranker.Top(query, 4)[0]);
        var scores = Scores(Ranker, query);
        Assert.Equal(document, Array.IndexOf(scores, scores.Max()));
    }

    [Fact]
    public void Where_customers_ask_in_the_same_words_again_it_can_be_relied_on()
    {
        string[] matters = ["puddle under the door", "beeps three times", "smells of burning", "does not heat the water"];
        var examples = Enumerable.Range(0, 40).Select(i => new Example(i % 4, $"{matters[i % 4]} since day {i}", 1)).ToList();

        Assert.Equal(1, LearnedRanker.Train(examples, ["Leaks", "Codes", "Smell", "Heating"], CancellationToken.None).Reliability);
    }

    [Fact]
    public void Where_every_question_is_of_its_own_kind_it_cannot_be_relied_on_and_scores_nothing()
    {
        var random = new Random(5);
        string Word() => string.Concat(Enumerable.Range(0, 6).Select(_ => (char)('a' + random.Next(26))));
        var examples = Enumerable.Range(0, 60).Select(i => new Example(i % 20, $"{Word()} {Word()} {Word()}", 1)).ToList();
        var ranker = LearnedRanker.Train(examples, [.. Enumerable.Range(0, 20).Select(_ => Word())], CancellationToken.None);

        Assert.Equal(0, ranker.Reliability);
        Assert.Empty(ranker.Top(examples[0].Text, 3));
        var scores = new float[20];
        ranker.Score(examples[0].Text, [.. Enumerable.Range(0, 20)], scores);
        Assert.Equal(new float[20], scores);
        Assert.Equal(0, LearnedRanker.Train([.. examples.Take(5)], ["a", "b", "c", "d", "e"], CancellationToken.None).Reliability);
    }

    [Fact]
    public void The_same_examples_teach_the_same()
    {
        var again = LearnedRanker.Train(Solved, Titles, 2048, 1, CancellationToken.None);
        Assert.Equal(Scores(Ranker, "a wet floor"), Scores(again, "a wet floor"));
    }

    [Fact]
    public void What_is_read_back_scores_as_what_was_written()
    {
        var read = Read(Written(Ranker));
        foreach (var query in (string[])["a wet floor", "衣服", "E07", ""]) Assert.Equal(Scores(Ranker, query), Scores(read, query));
        Assert.Equal(Ranker.Top("a wet floor", 3), read.Top("a wet floor", 3));
    }

    [Fact]
    public void A_file_that_is_cut_or_of_another_version_is_refused()
    {
        var written = Written(Ranker);
        Assert.Throws<EndOfStreamException>(() => Read(written[..^1]));
        written[0]++;
        Assert.Throws<InvalidDataException>(() => Read(written));
    }

    [Fact]
    public void Without_examples_nothing_is_scored()
    {
        var empty = LearnedRanker.Train([new Example(0, "a wet floor", 0)], Titles, 2048, 1, CancellationToken.None);
        Assert.Equal(new float[4], Scores(empty, "a wet floor"));
        Assert.Empty(empty.Top("a wet floor", 4));
        Assert.Equal(new float[4], Scores(Read(Written(empty)), "a wet floor"));
    }

    [Fact]
    public void What_resembles_no_past_question_leaves_the_ranking_to_the_words()
    {
        // Each half belongs to another article: none was ever asked this, and an article without history must be able to win by its words.
        var (known, torn) = (Scores(Ranker, "a puddle in front of the door").Max(), Scores(Ranker, "wet 衣服 beeping puddle filter").Max());
        Assert.True(known > 0.8 && torn < known - 0.25, $"{known:F3} and {torn:F3}");
    }

    [Fact]
    public void A_query_without_anything_known_scores_nothing()
    {
        Assert.Equal(new float[4], Scores(Ranker, "жжж"));
        Assert.Equal(new float[4], Scores(Ranker, ""));
        Assert.Empty(Ranker.Top("жжж", 4));
    }

    [Fact]
    public void A_score_depends_on_the_candidates_alone()
    {
        Span<float> two = stackalloc float[2];
        Ranker.Score("a wet floor", [3, 1], two);
        Span<float> turned = stackalloc float[2];
        Ranker.Score("a wet floor", [1, 3], turned);
        Assert.Equal([two[1], two[0]], turned.ToArray());
        Span<float> withUnknown = stackalloc float[3];
        Ranker.Score("a wet floor", [3, 1, 900], withUnknown);
        Assert.Equal([two[0], two[1], 0], withUnknown.ToArray());
    }

    [Theory]
    [InlineData(1, 0.2f), InlineData(0.2f, 1)]
    public void The_document_that_answered_a_question_more_often_is_first(float first, float second)
    {
        var ranker = LearnedRanker.Train(
            [new(0, "strange noise", first), new(1, "strange noise", second), new(2, "it leaks", 1)], ["Fan", "Pump", "Hose"], 2048, 1, CancellationToken.None);
        Assert.Equal(first > second ? 0 : 1, ranker.Top("a strange noise", 1)[0]);
    }

    [Fact]
    public void An_example_of_a_document_that_is_not_there_is_an_error() => Assert.Throws<ArgumentOutOfRangeException>(
        () => LearnedRanker.Train([new Example(4, "a", 1)], Titles, 2048, 1, CancellationToken.None));

    [Fact]
    public void Learning_can_be_stopped() => Assert.Throws<OperationCanceledException>(
        () => LearnedRanker.Train(Solved, Titles, new CancellationToken(canceled: true)));

    [Fact]
    public void Any_string_is_scored_within_0_and_1()
    {
        var anything = Gen.Choose(0, 0xffff).Select(code => (char)code);
        var words = Gen.Elements("wet ", "floor", "衣服", "E07", "'", "-", " ", "\ud800").Select(word => word.ToCharArray());
        var texts = Gen.OneOf(anything.ArrayOf(), words).ArrayOf().Select(parts => string.Concat(parts.Select(part => new string(part))));
        Prop.ForAll(texts.ToArbitrary(), query =>
        {
            var scores = Scores(Ranker, query);
            var signs = Ranker.SignsOf(query, 0, [0, 1, 2, 3]);
            return scores.All(score => score is >= 0 and <= 1) && signs.Share is >= 0 and <= 1.0001f && signs.Nearness is >= -1.0001f and <= 1.0001f
                && Confidence.Of(signs) is >= 0 and <= 1;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));
    }

    [Fact]
    public void A_very_long_text_is_learnt_and_asked_for()
    {
        var text = new StringBuilder();
        for (var i = 0; i < 20_000; i++) text.Append((char)('a' + i * i % 26)).Append(i % 7 == 0 ? " " : "");
        var ranker = LearnedRanker.Train([new Example(0, text.ToString(), 1)], ["a", "b"], 2048, 1, CancellationToken.None);
        Assert.Equal(0, ranker.Top(text.ToString(), 1)[0]);
    }

    [Fact]
    public void Many_documents_are_learnt_by_samples()
    {
        var titles = Enumerable.Range(0, 300).Select(i => $"part x{i} of series {i % 17}").ToList();
        var ranker = LearnedRanker.Train(
            [.. Enumerable.Range(0, 20).Select(i => new Example(i * 15, $"where do I get number n{i} please", 1))], titles, 50, 1, CancellationToken.None);
        Assert.All(Enumerable.Range(0, 20), i => Assert.Equal(i * 15, ranker.Top($"get n{i}", 1)[0]));
    }

    private static float[] Scores(LearnedRanker ranker, string query)
    {
        var scores = new float[ranker.Documents];
        ranker.Score(query, [.. Enumerable.Range(0, ranker.Documents)], scores);
        return scores;
    }

    private static byte[] Written(LearnedRanker ranker)
    {
        using var stream = new MemoryStream();
        using (var writer = new BinaryWriter(stream)) ranker.Write(writer);
        return stream.ToArray();
    }

    private static LearnedRanker Read(byte[] bytes)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes));
        return LearnedRanker.Read(reader);
    }
}
