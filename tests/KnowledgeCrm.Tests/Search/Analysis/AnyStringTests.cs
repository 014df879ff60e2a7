using KnowledgeCrm.Search;
using KnowledgeCrm.Search.Analysis;
using KnowledgeCrm.Search.Meaning;

namespace KnowledgeCrm.Tests.Search.Analysis;

public class AnyStringTests
{
    // Characters that mean something to some part of the reading, in both scripts, beside any at all.
    private const string Telling = "aeAE09 59.,-_'’\"＂－-*#+:()°%kgVHz 洗衣機机的吗怎么臺發ガﾞ한\0\t\n\ud800\udc00\ud840\udc00\u200b\u202e\u0301\ufffe\ufeffﬁßİ½①";

    [Fact]
    public void F20_a_hundred_thousand_strings_are_parsed_without_a_fault()
    {
        var random = new Random(20);
        var space = LatentSpace.Train(["washing machine leaks", "machine leaks water", "洗衣机漏水", "洗衣机坏了"]);
        for (var i = 0; i < 100_000; i++)
        {
            var text = Any(random);
            var query = SearchQuery.Parse(text, i % 7 == 0 ? Any(random) : null);
            Assert.Equal(query.IsEmpty, query.Terms.Count == 0 && query.Phrases.Count == 0);
            foreach (var token in TextAnalyzer.Analyze(text))
            {
                Assert.True(token.Start >= 0 && token.Length > 0 && token.End <= text.Length && token.Term.Length > 0, text);
                Assert.InRange(QueryWeights.Of(token), 0.1f, 1f);
            }
            if (i % 10 == 0) Assert.All(space.Embed(text), x => Assert.True(float.IsFinite(x)));
        }
    }

    private static string Any(Random random)
    {
        var characters = new char[random.Next(0, 40)];
        var share = random.Next(0, 10);
        foreach (ref var c in characters.AsSpan()) c = random.Next(10) < share ? (char)random.Next(0x10000) : Telling[random.Next(Telling.Length)];
        return new string(characters);
    }
}
