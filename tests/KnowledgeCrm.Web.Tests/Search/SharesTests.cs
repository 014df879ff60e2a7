using KnowledgeCrm.Search;
using KnowledgeCrm.Web.Search;

namespace KnowledgeCrm.Web.Tests.Search;

public sealed class SharesTests
{
    [Fact]
    public void Shares_add_up_whatever_the_scores()
    {
        var random = new Random(4);
        for (var i = 0; i < 2_000; i++)
        {
            var scale = Math.Pow(10, random.Next(-6, 4));
            var why = Enumerable.Range(0, random.Next(1, 7)).Select(part => new Why($"p{part}", random.NextDouble() * scale, "")).ToList();
            var shares = Shares.Of(why);
            Assert.Equal(Shares.All, shares.Sum(share => share.Share));
            Assert.Equal(shares.Select(share => share.Part.Score).OrderDescending(), shares.Select(share => share.Part.Score));
            Assert.All(shares, share => Assert.InRange(share.Share - share.Part.Score / why.Sum(part => part.Score) * Shares.All, -1, 1));
        }
    }

    [Fact]
    public void Parts_that_brought_nothing_are_not_told()
    {
        Assert.Equal([("words", 100)], Shares.Of([new Why("meaning", 0, ""), new Why("words", 2, "")]).Select(share => (share.Part.Part, share.Share)));
        Assert.Empty(Shares.Of([]));
        Assert.Empty(Shares.Of([new Why("words", 0, "")]));
        Assert.Empty(Shares.Of([new Why("words", double.PositiveInfinity, "")]));
    }
}
