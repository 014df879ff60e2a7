using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Customers;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Persistence;

namespace KnowledgeCrm.Tests.Cases;

public class TextBlockTests
{
    [Theory]
    [InlineData("Dear {{customer}}, case {{ case }}", "Dear Mei, case CS-1", "")]
    [InlineData("{{客户}}您好，{{产品}}", "Mei您好，{{产品}}", "{{产品}}")]
    [InlineData("{{product}} and {{nobody-knows}} and {{product}}", "{{product}} and {{nobody-knows}} and {{product}}", "{{product}} {{nobody-knows}}")]
    [InlineData("No place { {customer}} {{}} {{a b}}", "No place { {customer}} {{}} {{a b}}", "")]
    public void Places_are_filled_that_have_a_value_and_the_others_stay_to_be_seen(string text, string filled, string open)
    {
        var made = BlockPlaceholders.Fill(text, new Dictionary<BlockValue, string?> { [BlockValue.Customer] = "Mei", [BlockValue.Case] = "CS-1", [BlockValue.Product] = "" });
        Assert.Equal(filled, made);
        Assert.Equal(open, string.Join(' ', BlockPlaceholders.OpenIn(made)));
    }

    [Fact]
    public void A_value_that_looks_like_a_place_is_not_filled_again() =>
        Assert.Equal("{{case}}", BlockPlaceholders.Fill("{{customer}}", new Dictionary<BlockValue, string?> { [BlockValue.Customer] = "{{case}}", [BlockValue.Case] = "CS-1" }));

    [Theory, OnBothDatabases]
    public async Task A_block_is_found_by_what_is_typed_and_written_in_the_customers_language(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var (rep, desk) = (await house.RepAsync(), new Desk(house));
        var english = await BlockAsync(house, "Ask for the serial number", "Dear {{customer}},\n\nwhere is the plate of your {{product}}?\n\n{{agent}}");
        var chinese = await BlockAsync(house, "请客户提供序列号", "{{客户}}您好：\n\n请告诉我们{{产品}}的序列号。\n\n{{客服}}", "zh", english);
        await BlockAsync(house, "Thank the customer", "Thank you.");
        // An article that is none is not offered, however well it fits.
        await desk.PublishedAsync("Where the serial number is", "On the plate.");
        await house.IndexAllAsync();
        var customer = (await house.Get<AddCustomer>().RunAsync(Actor.System, new CustomerInput { Name = "Mei Zhou" }, Desk.Stop)).Value.Number;
        var (en, zh) = (await CaseAsync(house, rep, customer, "en"), await CaseAsync(house, rep, null, "zh"));
        var blocks = house.Get<TextBlocks>();

        Assert.Equal([english], (await blocks.RunAsync(rep, en, "serial", Desk.Stop)).Value.Select(line => line.Number));
        Assert.Equal([chinese], (await blocks.RunAsync(rep, zh, "serial", Desk.Stop)).Value.Select(line => line.Number));
        // By its words, where the title does not say them.
        Assert.Equal([english], (await blocks.RunAsync(rep, en, "plate", Desk.Stop)).Value.Select(line => line.Number));
        Assert.Equal(2, (await blocks.RunAsync(rep, en, "", Desk.Stop)).Value.Count);

        var filled = (await house.Get<FilledTextBlock>().RunAsync(rep, en, chinese, Desk.Stop)).Value;
        Assert.Equal((english, "en"), (filled.Number, filled.Language));
        Assert.Equal($"Dear Mei Zhou,\n\nwhere is the plate of your {{{{product}}}}?\n\n{rep.Name}", filled.Text);
        Assert.Equal(["{{product}}"], filled.Open);
        Assert.Equal(["{{客户}}", "{{产品}}"], (await house.Get<FilledTextBlock>().RunAsync(rep, zh, english, Desk.Stop)).Value.Open);
        Assert.Equal("TextBlock.Unknown", (await house.Get<FilledTextBlock>().RunAsync(rep, en, "KB-9", Desk.Stop)).Refused?.Code);
    }

    [Fact]
    public async Task F11_F13_only_reps_fill_blocks_and_only_published_ones_of_the_house_are_there()
    {
        await using var house = await House.OpenAsync();
        var rep = await house.RepAsync();
        var author = await house.AuthorAsync();
        var number = await CaseAsync(house, rep, null, "en");
        var draft = (await house.Get<StartArticle>().RunAsync(author, Block("Thanks", "Thank you.", "en"), null, null, Desk.Stop)).Value.Number;
        Assert.Empty((await house.Get<TextBlocks>().RunAsync(rep, number, "", Desk.Stop)).Value);
        Assert.Equal("TextBlock.Unknown", (await house.Get<FilledTextBlock>().RunAsync(rep, number, draft, Desk.Stop)).Refused?.Code);
        foreach (var actor in (Actor[])[await house.CustomerAsync(), await house.PartnerAsync()])
        {
            Assert.Equal(RefusalKind.NotFound, (await house.Get<TextBlocks>().RunAsync(actor, null, "", Desk.Stop)).Refused?.Kind);
            Assert.Equal(RefusalKind.Forbidden, (await house.Get<FilledTextBlock>().RunAsync(actor, number, draft, Desk.Stop)).Refused?.Kind);
        }
        Assert.Equal("audience", (await house.Get<StartArticle>().RunAsync(author, Block("Thanks", "Thank you.", "en") with { Audience = Audience.Public }, null, null, Desk.Stop)).Refused?.Field);
    }

    internal static ArticleInput Block(string title, string body, string language) => new() { Title = title, Body = body, Language = language, Kind = ArticleKind.TextBlock };

    internal static async Task<string> BlockAsync(House house, string title, string body, string language = "en", string? translationOf = null)
    {
        var author = await house.AuthorAsync();
        var number = (await house.Get<StartArticle>().RunAsync(author, Block(title, body, language), translationOf, null, Desk.Stop)).Value.Number;
        await new Desk(house).PublishAsync(author, await house.ReviewerAsync(), number);
        return number;
    }

    private static async Task<string> CaseAsync(House house, Actor rep, string? customer, string language) => (await house.Get<OpenCase>().RunAsync(
        rep, new CaseInput { Subject = "It hums", Description = "All night", Language = language, Customer = customer }, Desk.Stop)).Value.Number;
}
