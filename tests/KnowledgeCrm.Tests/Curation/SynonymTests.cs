using KnowledgeCrm.Common;
using KnowledgeCrm.Curation;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Tests.Curation;

public class SynonymTests
{
    private static readonly SynonymInput Washer = new(["washer", "洗衣机"], ["washing machine"], true);

    [Theory, OnBothDatabases]
    public async Task A_rule_is_listed_as_it_was_laid_down_and_the_audit_names_it(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var manager = await house.KnowledgeManagerAsync();
        await house.SaveRuleAsync(manager, Washer);

        var line = Assert.Single((await house.SynonymsAsync(manager)).Items);
        Assert.Equal(["washer", "洗衣机"], line.From);
        Assert.Equal(["washing machine"], line.To);
        Assert.Equal((true, manager.Name), (line.BothWays, line.ChangedBy));
        var audit = await house.AskAsync(db => db.AuditEntries.SingleAsync(e => e.Action == nameof(SaveSynonymRule)));
        Assert.Equal(("washer; 洗衣机 ⇄ washing machine", manager.PersonId), (audit.Subject, audit.PersonId));
    }

    [Theory, OnBothDatabases]
    public async Task F59_of_two_who_change_one_rule_the_second_is_told(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var manager = await house.KnowledgeManagerAsync();
        var made = await house.SaveRuleAsync(manager, Washer);
        var save = house.Get<SaveSynonymRule>();
        Assert.True((await save.RunAsync(manager, made.Id, Washer with { To = ["laundry machine"] }, made.Version, Desk.Stop)).Succeeded);

        var second = await save.RunAsync(manager, made.Id, Washer with { To = ["drum"] }, made.Version, Desk.Stop);

        Assert.Equal("Changed", second.Refused?.Code);
        Assert.Equal(["laundry machine"], (await house.SynonymsAsync(manager)).Items.Single().To);
    }

    [Theory, OnBothDatabases]
    public async Task F60_the_same_rule_laid_down_by_many_at_once_is_there_once(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var manager = await house.KnowledgeManagerAsync();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ =>
            Task.Run(() => house.Get<SaveSynonymRule>().RunAsync(manager, null, Washer, null, Desk.Stop))));

        Assert.Single(outcomes, outcome => outcome.Succeeded);
        Assert.All(outcomes.Where(outcome => !outcome.Succeeded), outcome => Assert.Equal("Synonym.Known", outcome.Refused!.Code));
        Assert.Equal(1, (await house.SynonymsAsync(manager)).Total);
    }

    [Theory]
    [InlineData(Role.KnowledgeManager, true, null)]
    [InlineData(Role.Administrator, true, null)]
    [InlineData(Role.Rep, false, null)]
    [InlineData(Role.Author, false, null)]
    [InlineData(Role.Reviewer, false, null)]
    [InlineData(Role.Sales, false, RefusalKind.Forbidden)]
    [InlineData(Role.Customer, false, RefusalKind.NotFound)]
    [InlineData(Role.Partner, false, RefusalKind.NotFound)]
    public async Task Managers_lay_down_rules_and_those_who_answer_and_write_read_them(Role role, bool writes, RefusalKind? reading)
    {
        await using var house = await House.OpenAsync();
        var actor = await house.ActorAsync(role);

        var outcome = await house.Get<SaveSynonymRule>().RunAsync(actor, null, Washer, null, Desk.Stop);
        Assert.Equal(writes ? null : RefusalKind.Forbidden, outcome.Refused?.Kind);
        Assert.Equal(reading, (await house.Get<SynonymList>().RunAsync(actor, null, 0, Desk.Stop)).Refused?.Kind);
        Assert.Equal(writes ? null : RefusalKind.Forbidden, (await house.Get<RemoveSynonymRule>().RunAsync(actor, Guid.NewGuid(), Desk.Stop)).Refused?.Kind);
    }

    [Theory]
    [InlineData("", "b", "from", "Text.Required")]
    [InlineData("a", " ;，", "to", "Text.Required")]
    [InlineData("a", "x; Ａ", "to", "Synonym.SameWord")]
    [InlineData("a", "?!", "to", "Term.NoWords")]
    [InlineData("a\u0000", "b", "from", "Text.NotUnicode")]
    [InlineData("a1,a2,a3,a4,a5,a6,a7,a8,a9,a10,a11,a12,a13,a14,a15,a16,a17,a18,a19,a20,a21", "b", "from", "Term.TooMany")]
    public async Task What_says_nothing_is_refused_by_its_field(string from, string to, string field, string code)
    {
        await using var house = await House.OpenAsync();
        var outcome = await house.Get<SaveSynonymRule>().RunAsync(
            Actor.System, null, new SynonymInput(TermList.Split(from), TermList.Split(to), false), null, Desk.Stop);

        Assert.Equal((field, code), (outcome.Refused?.Field, outcome.Refused?.Code));
        Assert.Empty((await house.SynonymsAsync(Actor.System)).Items);
    }

    [Fact]
    public async Task A_word_longer_than_any_is_refused()
    {
        await using var house = await House.OpenAsync();
        var input = new SynonymInput([new string('x', TermList.LongestTerm + 1)], ["b"], false);
        Assert.Equal("Text.TooLong", (await house.Get<SaveSynonymRule>().RunAsync(Actor.System, null, input, null, Desk.Stop)).Refused?.Code);
    }

    [Fact]
    public async Task One_rule_has_its_words_in_a_direction_and_another_the_same_in_the_other()
    {
        await using var house = await House.OpenAsync();
        await house.SaveRuleAsync(Actor.System, new SynonymInput(["tub", "drum"], ["washer"], false));
        var again = await house.Get<SaveSynonymRule>().RunAsync(Actor.System, null, new SynonymInput(["Drum", "ＴＵＢ"], ["dryer"], false), null, Desk.Stop);
        Assert.Equal("Synonym.Known", again.Refused?.Code);
        await house.SaveRuleAsync(Actor.System, new SynonymInput(["tub", "drum"], ["dryer"], true));
        Assert.Equal(2, (await house.SynonymsAsync(Actor.System)).Total);
    }

    [Theory]
    [InlineData("WASHING", 1)]
    [InlineData("衣机", 1)]
    [InlineData("ｗａｓｈｅｒ", 1)]
    [InlineData("%", 0)]
    [InlineData("fridge", 0)]
    [InlineData("", 2)]
    public async Task The_list_is_searched_in_both_languages(string about, int found)
    {
        await using var house = await House.OpenAsync();
        await house.SaveRuleAsync(Actor.System, Washer);
        await house.SaveRuleAsync(Actor.System, new SynonymInput(["AC"], ["空调"], true));
        Assert.Equal(found, (await house.Get<SynonymList>().RunAsync(Actor.System, about, 0, Desk.Stop)).Value.Total);
    }

    [Fact]
    public async Task Removing_takes_a_rule_away_and_removing_it_again_changes_nothing()
    {
        await using var house = await House.OpenAsync();
        var made = await house.SaveRuleAsync(Actor.System, Washer);
        Assert.True((await house.Get<RemoveSynonymRule>().RunAsync(Actor.System, made.Id, Desk.Stop)).Succeeded);
        Assert.True((await house.Get<RemoveSynonymRule>().RunAsync(Actor.System, made.Id, Desk.Stop)).Succeeded);
        Assert.Empty((await house.SynonymsAsync(Actor.System)).Items);
        Assert.Equal(RefusalKind.NotFound, (await house.Get<SaveSynonymRule>().RunAsync(Actor.System, made.Id, Washer, null, Desk.Stop)).Refused?.Kind);
    }
}
