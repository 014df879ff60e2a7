using System.Net;
using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Persistence;
using KnowledgeCrm.Web.Tests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Web.Tests.Portal;

public sealed class PortalCasesTests : IAsyncLifetime
{
    private PortalWorld world = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => world = await PortalWorld.StartedAsync();

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task A_visitor_is_asked_to_sign_in_and_comes_back()
    {
        using var visitor = world.Visitor();
        using var answer = await visitor.GetAsync("/my/cases/new?subject=E07");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Contains("returnUrl=%2Fmy%2Fcases%2Fnew%3Fsubject%3DE07", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_case_is_filed_once_however_often_it_is_sent()
    {
        var (customer, actor) = await world.CustomerAsync("Cora");
        using var _ = customer;
        var form = await PortalWorld.PageAsync(customer, "/my/cases/new");
        Assert.Equal("WM-2", form.QuerySelector("optgroup option")!.GetAttribute("value"));
        var token = form.QuerySelector("input[name='Form.Token']")!.GetAttribute("value")!;
        (string, string)[] fields = [("_handler", "new-case"), ("Form.Token", token), ("Form.Subject", "屏幕 E07"), ("Form.Description", "洗衣机不排水了"), ("Form.Product", "WM-2")];
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => customer.SendAsync("/my/cases/new", "/my/cases/new", fields)));
        var places = answers.Select(answer => answer.Headers.Location?.OriginalString).Distinct().ToList();
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode));
        foreach (var answer in answers) answer.Dispose();
        var mine = (await world.Get<CaseInbox>().RunAsync(actor, new CaseFilter(), Stop)).Value;
        Assert.Equal(1, mine.Total);
        Assert.Equal(("zh", CaseChannel.Portal, "WM-2"), (mine.Items[0].Language, mine.Items[0].Channel, mine.Items[0].Product));
        var page = await PortalWorld.PageAsync(customer, Assert.Single(places)!);
        Assert.Equal("屏幕 E07", page.QuerySelector("h1")!.TextContent);
        Assert.NotNull(page.QuerySelector("[data-sent]"));
        var list = await PortalWorld.PageAsync(customer, "/my/cases");
        Assert.Contains("洗衣机不排水了", list.QuerySelector(".last-word")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_merged_case_leads_on_and_what_is_sent_to_it_arrives_there()
    {
        var (customer, actor) = await world.CustomerAsync("Cora");
        using var window = customer;
        var open = world.Get<OpenCase>();
        var (one, two) = (
            (await open.RunAsync(actor, new CaseInput { Subject = "It leaks", Description = "A puddle" }, Stop)).Value.Number,
            (await open.RunAsync(actor, new CaseInput { Subject = "Water below", Description = "Still a puddle" }, Stop)).Value.Number);
        _ = (await world.Get<MergeCases>().RunAsync(Actor.System, two, one, Stop)).Value;

        using var led = await customer.GetAsync($"/my/cases/{two}");
        Assert.Equal(HttpStatusCode.Redirect, led.StatusCode);
        Assert.EndsWith($"/my/cases/{one}", led.Headers.Location!.OriginalString, StringComparison.Ordinal);
        var list = await PortalWorld.PageAsync(customer, "/my/cases");
        Assert.Equal([one], list.QuerySelectorAll(".case-list .number").Select(number => number.TextContent));
        using var sent = await customer.SendAsync($"/my/cases/{one}", $"/my/cases/{two}", ("_handler", "reply"), ("Form.Text", "Typed before it was merged"));
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        var posts = (await world.Get<CaseReading>().RunAsync(actor, one, Stop)).Value.Posts;
        Assert.Equal(["Water below\n\nStill a puddle", "Typed before it was merged"], posts.Select(post => post.Text));
    }

    [Fact]
    public async Task What_is_wrong_stands_beside_its_field_and_nothing_typed_is_lost()
    {
        var (customer, actor) = await world.CustomerAsync("Cora");
        using var _ = customer;
        using var answer = await customer.SendAsync(
            "/my/cases/new", "/my/cases/new", ("_handler", "new-case"), ("Form.Subject", " "), ("Form.Description", "It <b>leaks</b>"), ("Form.Product", "WM-1"));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var page = await new AngleSharp.Html.Parser.HtmlParser().ParseDocumentAsync(await WebVisitor.Body(answer), Stop);
        Assert.Equal("Please fill this in.", page.QuerySelector("#subject-error")!.TextContent);
        Assert.Equal("true", page.QuerySelector("#subject")!.GetAttribute("aria-invalid"));
        Assert.Equal("It <b>leaks</b>", page.QuerySelector("#description")!.TextContent);
        Assert.NotNull(page.QuerySelector("option[value=WM-1][selected]"));
        Assert.Equal(0, (await world.Get<CaseInbox>().RunAsync(actor, new CaseFilter(), Stop)).Value.Total);
    }

    [Fact]
    public async Task Without_script_articles_are_shown_once_before_a_case_is_taken()
    {
        var article = await world.ArticleAsync("Clean the pump filter", "Turn the filter anticlockwise.");
        await world.IndexedAsync();
        var (customer, actor) = await world.CustomerAsync("Cora");
        using var _ = customer;
        var token = Guid.NewGuid().ToString("N");
        (string, string)[] fields = [("_handler", "new-case"), ("Form.Token", token), ("Form.Subject", "pump filter"), ("Form.Description", "It is stuck")];
        using var first = await customer.SendAsync("/my/cases/new", "/my/cases/new", fields);
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        var page = await new AngleSharp.Html.Parser.HtmlParser().ParseDocumentAsync(await WebVisitor.Body(first), Stop);
        Assert.Equal(article.Number, page.QuerySelector("button[name='Form.Solved']")!.GetAttribute("value"));
        Assert.Equal("yes", page.QuerySelector("[data-seen]")!.GetAttribute("value"));
        Assert.Equal(token, page.QuerySelector("input[name='Form.Token']")!.GetAttribute("value"));
        using var solved = await customer.SendAsync("/my/cases/new", "/my/cases/new", [.. fields, ("Form.Solved", article.Number)]);
        Assert.Contains($"/articles/{article.Slug}?thanks", solved.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Equal(0, (await world.Get<CaseInbox>().RunAsync(actor, new CaseFilter(), Stop)).Value.Total);
        using var sent = await customer.SendAsync("/my/cases/new", "/my/cases/new", [.. fields, ("Form.Seen", "yes")]);
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        Assert.Equal(1, (await world.Get<CaseInbox>().RunAsync(actor, new CaseFilter(), Stop)).Value.Total);
    }

    [Fact]
    public async Task The_thread_shows_what_was_said_to_the_customer_and_no_notes()
    {
        var (customer, actor) = await world.CustomerAsync("Cora");
        using var _ = customer;
        var number = await world.CaseAsync(actor);
        var rep = Actor.Of(await world.Server.PersonAsync("rita@example.org", Role.Rep), "rita", [Role.Rep], "en", null);
        (await world.Get<PostToCase>().RunAsync(rep, number, "Is it level?", false, true, Stop)).Value.ToString();
        (await world.Get<PostToCase>().RunAsync(rep, number, "Difficult customer", true, false, Stop)).Value.ToString();
        var page = await PortalWorld.PageAsync(customer, $"/my/cases/{number}");
        Assert.Equal(["Since yesterday.", "Is it level?"], page.QuerySelectorAll(".said").Select(said => said.TextContent));
        var list = await PortalWorld.PageAsync(customer, "/my/cases");
        Assert.Contains("rita", list.QuerySelector(".last-word")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Difficult", list.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Equal("Waiting for you", list.QuerySelector(".case-list .badge")!.TextContent);
        (string, string)[] reply = [("_handler", "reply"), ("Form.Token", Guid.NewGuid().ToString("N")), ("Form.Text", "Yes, it is.")];
        foreach (var answer in await Task.WhenAll(customer.SendAsync($"/my/cases/{number}", $"/my/cases/{number}", reply), customer.SendAsync($"/my/cases/{number}", $"/my/cases/{number}", reply)))
        {
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
            answer.Dispose();
        }
        page = await PortalWorld.PageAsync(customer, $"/my/cases/{number}?sent=reply");
        Assert.Equal(3, page.QuerySelectorAll(".said").Length);
    }

    [Fact]
    public async Task The_customer_says_whether_it_was_solved()
    {
        var (customer, actor) = await world.CustomerAsync("Cora");
        using var _ = customer;
        var number = await world.CaseAsync(actor);
        var rep = Actor.Of(await world.Server.PersonAsync("rita@example.org", Role.Rep), "rita", [Role.Rep], "en", null);
        var nothing = new Resolving { Outcome = CaseOutcome.Nothing, Reason = NothingToLearn.OneOff };
        (await world.Get<ResolveCase>().RunAsync(rep, number, nothing, Stop)).Value.ToString();
        using (var again = await customer.SendAsync($"/my/cases/{number}", $"/my/cases/{number}", ("_handler", "reply"), ("Form.Text", "Still rattles")))
            Assert.EndsWith("sent=again", again.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Equal(CaseStatus.Reopened, (await world.Get<CaseReading>().RunAsync(actor, number, Stop)).Value.Status);
        (await world.Get<ResolveCase>().RunAsync(rep, number, nothing, Stop)).Value.ToString();
        using (var solved = await customer.SendAsync($"/my/cases/{number}", $"/my/cases/{number}", ("_handler", "solved")))
            Assert.EndsWith("sent=solved", solved.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Equal(CaseStatus.Closed, (await world.Get<CaseReading>().RunAsync(actor, number, Stop)).Value.Status);
    }

    [Fact]
    public async Task Who_works_here_is_sent_to_the_console()
    {
        using var staff = await world.Server.SignedInAsync(Role.Rep);
        var page = await PortalWorld.PageAsync(staff, "/my/cases");
        Assert.NotNull(page.QuerySelector("main a[href='/console/cases']"));
        Assert.NotNull(page.QuerySelector("header a[href='/console']"));
    }

    [Fact]
    public async Task Feedback_is_taken_once_a_machines_is_not_and_too_much_is_refused()
    {
        var article = await world.ArticleAsync("Clean the filter", "Take it out.");
        using var reader = world.Visitor();
        var path = $"/articles/{article.Slug}";
        (string, string)[] no = [("_handler", "feedback"), ("Form.Token", Guid.NewGuid().ToString("N")), ("Form.Helpful", "no"), ("Form.Comment", "Which filter?")];
        for (var i = 0; i < 2; i++)
        {
            using var answer = await reader.SendAsync(path, path, no);
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        }
        using var trapped = await reader.SendAsync(path, path, ("_handler", "feedback"), ("Form.Helpful", "yes"), ("Form.Website", "http://spam.example"));
        Assert.Equal(HttpStatusCode.Redirect, trapped.StatusCode);
        var kept = await FeedbackAsync();
        Assert.Equal(["Which filter?"], kept.Select(f => f.Comment));
        Assert.False(kept[0].Helpful);
        Assert.NotNull((await PortalWorld.PageAsync(reader, $"{path}?thanks=1")).QuerySelector("#feedback .alert-good"));
        var last = HttpStatusCode.OK;
        for (var i = 0; i < 20; i++)
        {
            using var answer = await reader.SendAsync(path, path, ("_handler", "feedback"), ("Form.Helpful", "yes"), ("Form.Comment", "typed"));
            last = answer.StatusCode;
            if (last == HttpStatusCode.TooManyRequests) Assert.Contains("typed</textarea>", await WebVisitor.Body(answer), StringComparison.Ordinal);
        }
        Assert.Equal(HttpStatusCode.TooManyRequests, last);
        Assert.Equal(20, (await FeedbackAsync()).Count);
    }

    private async Task<List<KnowledgeCrm.Knowledge.Feedback>> FeedbackAsync()
    {
        await using var db = await world.Get<IDbContextFactory<KnowledgeCrmDb>>().CreateDbContextAsync(Stop);
        return await db.Feedback.ToListAsync(Stop);
    }
}
