using System.Text;
using KnowledgeCrm.Search.Meaning;

namespace KnowledgeCrm.Tests.Search.Meaning;

public class LatentSpaceTests
{
    private static readonly string[] Subjects =
    [
        "laptop notebook screen display flickers hinge lid", "invoice bill payment refund charge card receipt",
        "router wifi wireless signal network password channel", "coffee espresso machine grinder beans milk foam",
        "洗衣机 滚筒 漏水 排水 脱水 水管", "发票 付款 退款 账单 收据 报销",
    ];

    private static LatentSpace Learnt() => LatentSpace.Train(Texts(), new LatentSpaceOptions(Dimensions: 6));

    // Each text holds three words of one subject, so that no two words of a subject are always together.
    private static List<string> Texts()
    {
        var random = new Random(7);
        return [.. Enumerable.Range(0, 300).Select(i =>
        {
            var words = Subjects[i % Subjects.Length].Split(' ');
            random.Shuffle(words);
            return string.Join(' ', words.Take(3));
        })];
    }

    private static double Cosine(LatentSpace space, string one, string other) =>
        space.Embed(one).Zip(space.Embed(other), (x, y) => (double)x * y).Sum();

    [Theory]
    [InlineData("laptop", "display", "refund")]
    [InlineData("grinder", "foam", "wireless")]
    [InlineData("排水", "滚筒", "报销")]
    public void Words_that_keep_the_same_company_lie_together(string word, string akin, string strange)
    {
        var space = Learnt();
        Assert.True(Cosine(space, word, akin) > Cosine(space, word, strange) + 0.5);
    }

    [Theory]
    [InlineData("notebooks' dysplay", "laptop screen", "invoice")]
    [InlineData("wifii pasword", "router", "espresso")]
    public void A_misspelt_word_lies_near_the_right_one(string typed, string meant, string strange) =>
        Assert.True(Cosine(Learnt(), typed, meant) > Cosine(Learnt(), typed, strange) + 0.3);

    [Fact]
    public void The_same_texts_give_the_same_vectors() => Assert.Equal(Learnt().Embed("laptop screen 发票"), Learnt().Embed("laptop screen 发票"));

    [Fact]
    public void What_is_written_is_read_as_it_was()
    {
        var space = Learnt();
        var read = Read(Written(space));
        Assert.Equal((space.Dimensions, space.Features), (read.Dimensions, read.Features));
        Assert.Equal(space.Embed("router signal 漏水"), read.Embed("router signal 漏水"));
    }

    [Fact]
    public void A_damaged_or_cut_file_is_refused()
    {
        var written = Written(Learnt());
        for (var length = 0; length < written.Length; length += 997) Assert.Throws<InvalidDataException>(() => Read(written[..length]));
        for (var at = 0; at < written.Length; at += 499)
        {
            var damaged = (byte[])written.Clone();
            damaged[at] ^= 0x01;
            Assert.Throws<InvalidDataException>(() => Read(damaged));
        }
    }

    [Fact]
    public void Vectors_have_length_one_or_are_empty_of_meaning()
    {
        var space = Learnt();
        foreach (var text in (string[])["laptop", "发票", string.Concat(Enumerable.Repeat("invoice ", 100_000))])
            Assert.Equal(1, space.Embed(text).Sum(x => x * x), 4);
        foreach (var text in (string[])["", "\ud800\0", "?!", "the of and", "qqqq"]) Assert.All(space.Embed(text), x => Assert.Equal(0, x));
    }

    [Fact]
    public void A_base_too_small_to_learn_from_gives_a_space_without_dimensions()
    {
        foreach (var texts in (string[][])[[], [""], ["one text"], ["", "", ""]])
        {
            var space = LatentSpace.Train(texts);
            Assert.Empty(space.Embed("text"));
            Assert.Equal(0, Read(Written(space)).Dimensions);
        }
    }

    [Fact]
    public void Learning_can_be_stopped() =>
        Assert.Throws<OperationCanceledException>(() => LatentSpace.Train(Texts(), null, new CancellationToken(canceled: true)));

    private static byte[] Written(LatentSpace space)
    {
        var stream = new MemoryStream();
        using (var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true)) space.Write(writer);
        return stream.ToArray();
    }

    private static LatentSpace Read(byte[] written)
    {
        using var reader = new BinaryReader(new MemoryStream(written));
        return LatentSpace.Read(reader);
    }
}
