using KnowledgeCrm.Common;
using KnowledgeCrm.Persistence;

namespace KnowledgeCrm.Tests.Persistence;

public class NumberSequenceTests
{
    [Theory, OnBothDatabases]
    public async Task F60_a_hundred_numbers_taken_at_once_are_a_hundred_different_ones_without_a_gap(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);

        var taken = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Task.Run(() => TakeAsync(house, NumberSequence.Cases))));

        Assert.Equal(Enumerable.Range(10_001, 100).Select(number => $"CS-{number}"), taken.Order(StringComparer.Ordinal));
    }

    [Theory, OnBothDatabases]
    public async Task A_number_taken_for_what_was_refused_is_given_to_the_next(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var lost = "";

        await house.UseCase.WriteAsync<Done>("Refused", Actor.System, async db =>
        {
            lost = await NumberSequence.NextAsync(db, NumberSequence.Articles, CancellationToken.None);
            throw Refused.NotFound();
        }, CancellationToken.None);

        Assert.Equal("KB-1001", lost);
        Assert.Equal("KB-1001", await TakeAsync(house, NumberSequence.Articles));
        Assert.Equal("CU-1001", await TakeAsync(house, NumberSequence.Customers));
    }

    private static async Task<string> TakeAsync(House house, string name) =>
        (await house.UseCase.WriteAsync("Take", Actor.System, db => NumberSequence.NextAsync(db, name, CancellationToken.None), CancellationToken.None)).Value;
}
