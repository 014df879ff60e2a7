using KnowledgeCrm.Search.Learning;

namespace KnowledgeCrm.Tests.Search.Learning;

public class ExampleWeightsTests
{
    [Fact]
    public void One_person_adds_no_more_to_a_document_than_the_cap()
    {
        var taught = Enumerable.Range(0, 50).Select(i => ("loud", new Example(0, $"question {i}", 1)))
            .Concat([("quiet", new Example(0, "mine", 1)), ("loud", new Example(1, "other", 0.2f)), ("loud", new Example(0, "none", -1))]).ToList();
        var capped = ExampleWeights.Capped(taught, 3);
        Assert.Equal(taught.Select(one => one.Item2.Text), capped.Select(example => example.Text));
        Assert.Equal(3, capped.Take(50).Sum(example => example.Weight), 4);
        Assert.Equal([1f, 0.2f], capped.Skip(50).Take(2).Select(example => example.Weight));
    }

    [Fact]
    public void A_cap_of_nothing_is_an_error() => Assert.Throws<ArgumentOutOfRangeException>(() => ExampleWeights.Capped([], 0));
}
