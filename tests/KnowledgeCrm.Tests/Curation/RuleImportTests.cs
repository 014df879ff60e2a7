using KnowledgeCrm.Common;
using KnowledgeCrm.Curation;
using KnowledgeCrm.Curation.Import;
using KnowledgeCrm.Knowledge.Import;
using KnowledgeCrm.Persistence;

namespace KnowledgeCrm.Tests.Curation;

public class RuleImportTests
{
    [Theory, OnBothDatabases]
    public async Task F22_a_bad_row_is_reported_and_a_second_run_changes_nothing(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var manager = await house.KnowledgeManagerAsync();
        List<RuleRow<SynonymInput>> rows =
        [
            Row("2", ["washer"], ["washing machine"]), Row("3", ["?"], ["b"]), Row("4", ["AC"], ["空调"]), Row("5", ["ac"], ["air conditioner"]),
        ];
        var import = house.Get<ImportSynonyms>();

        var first = (await import.RunAsync(manager, rows, Desk.Stop)).Value;
        Assert.Equal((2, 1, 0), (first.Added, first.Changed, first.Unchanged));
        Assert.Equal(("3", "?", "Term.NoWords"), (first.Refused.Single().Place, first.Refused.Single().Key, first.Refused.Single().Why.Code));

        var second = (await import.RunAsync(manager, [rows[0], rows[1], rows[3]], Desk.Stop)).Value;
        Assert.Equal((0, 0, 2), (second.Added, second.Changed, second.Unchanged));
        Assert.Equal(["air conditioner"], (await house.SynonymsAsync(manager)).Items[0].To);
        Assert.Equal(RefusalKind.Forbidden, (await import.RunAsync(await house.AuthorAsync(), rows, Desk.Stop)).Refused?.Kind);
    }

    [Fact]
    public async Task The_glossary_takes_in_pairs_once_and_one_word_may_have_several()
    {
        await using var house = await House.OpenAsync();
        GlossaryInput[] pairs = [new("hose", "水管"), new("hose", "软管"), new("HOSE", "水管"), new("水管", "hose")];
        var report = (await house.Get<ImportGlossary>().RunAsync(
            Actor.System, [.. pairs.Select((pair, i) => new RuleRow<GlossaryInput>($"{i}", pair))], Desk.Stop)).Value;

        Assert.Equal((2, 1, 0), (report.Added, report.Changed, report.Unchanged));
        Assert.Equal("Glossary.NotEnglish", report.Refused.Single().Why.Code);
        var list = await house.Get<GlossaryList>().RunAsync(Actor.System, "软", 0, Desk.Stop);
        Assert.Equal("软管", list.Value.Items.Single().Chinese);
    }

    [Fact]
    public async Task Pins_come_in_with_their_place_and_day_and_stay_as_they_are_when_told_again()
    {
        await using var house = await House.OpenAsync();
        var number = await new Tests.Desk(house).PublishedAsync("Leaks", "Text.");
        List<RuleRow<PinInput>> rows =
        [
            new("2", new PinInput("leak", number, false, 3, new DateOnly(2026, 5, 1), "Most asked")), new("3", new PinInput("leak", "KB-9", false, null, null, null)),
            new("4", new PinInput("puddle", number, true, null, null, null)),
        ];
        var first = (await house.Get<ImportPins>().RunAsync(Actor.System, rows, Desk.Stop)).Value;
        var second = (await house.Get<ImportPins>().RunAsync(Actor.System, rows, Desk.Stop)).Value;

        Assert.Equal((2, 0, 0, 1), (first.Added, first.Changed, first.Unchanged, first.Refused.Count));
        Assert.Equal((0, 0, 2, 1), (second.Added, second.Changed, second.Unchanged, second.Refused.Count));
        var leak = (await house.PinsAsync(Actor.System)).Items[0];
        Assert.Equal((3, new DateOnly(2026, 5, 1), "Most asked", false), (leak.Order, leak.ReviewBy!.Value, leak.Note, leak.Banned));
    }

    private static RuleRow<SynonymInput> Row(string place, string[] from, string[] to) => new(place, new SynonymInput(from, to, false));
}
