using KnowledgeCrm.Search.Learning;

namespace KnowledgeCrm.Tests.Search.Learning;

public sealed class WordSharesTests
{
    private static readonly WordShares Shares = WordShares.Of(
        [("the pump is loud", [0]), ("a loud pump", [0]), ("the door is stuck", [1]), ("门打不开", [1, 2])], 3);

    [Fact]
    public void Words_of_a_documents_questions_speak_for_it_and_others_against()
    {
        var own = Shares.Of("loud pump", 0);
        Assert.Equal(2, own.Words);
        Assert.True(own.Likelihood > 0);
        Assert.True(Shares.Of("loud pump", 1).Likelihood < 0);
        Assert.True(Shares.Of("loud virtual pump", 0).Likelihood < own.Likelihood);
        Assert.True(Shares.Of("门打不开", 2).Likelihood > 0);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?! …")]
    public void Of_a_text_without_words_nothing_is_said(string text) => Assert.Equal((0f, 0), Shares.Of(text, 0));

    [Fact]
    public void What_is_written_is_read_again_and_what_is_damaged_is_refused()
    {
        var file = new MemoryStream();
        Shares.Write(new BinaryWriter(file));
        Assert.Equal(Shares.Of("the door is loud", 1), WordShares.Read(new BinaryReader(new MemoryStream(file.ToArray())), 3).Of("the door is loud", 1));
        // A document that is not there.
        Assert.Throws<InvalidDataException>(() => WordShares.Read(new BinaryReader(new MemoryStream(file.ToArray())), 2));
        Assert.Throws<EndOfStreamException>(() => WordShares.Read(new BinaryReader(new MemoryStream(file.ToArray()[..^5])), 3));
    }
}
