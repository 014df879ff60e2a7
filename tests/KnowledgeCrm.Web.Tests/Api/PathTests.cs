using System.Text.Json;
using KnowledgeCrm.Common;

namespace KnowledgeCrm.Web.Tests.Api;

/// <summary>The path from a question to an article that answers it, and what each step says.</summary>
public sealed class PathTests(ApiServer server) : IClassFixture<ApiServer>
{
    [Fact]
    public async Task A_case_says_where_it_is_and_what_may_answer_it()
    {
        var article = await server.PublishedAsync("Wobblespin during drying", body: "Level the drum against wobblespin.");
        var rep = await server.AsAsync(Role.Rep);

        var opened = (await rep.PostAsync("/cases", new
        {
            // A customer's signs are no operators: neither a phrase that must stand so, nor a word that must not occur.
            subject = "\"my dryer\" -wobblespin",
            description = "it does a wobblespin",
            language = "en",
            priority = "high",
        })).Is(201);

        var number = opened.Text("number");
        Assert.EndsWith($"/api/v1/cases/{number}", opened.Headers["Location"], StringComparison.Ordinal);
        var first = opened.Json.GetProperty("suggestions")[0];
        Assert.Equal(article, first.GetProperty("number").GetString());
        Assert.Equal("article", first.GetProperty("type").GetString());
        var read = (await rep.GetAsync($"/cases/{number}")).Is(200);
        Assert.Equal("api", read.Text("channel"));
        Assert.Equal("high", read.Text("priority"));
        Assert.Equal("new", read.Text("status"));
    }

    [Fact]
    public async Task A_case_is_answered_linked_and_resolved_with_an_article()
    {
        var article = await server.PublishedAsync("Descale the glimmerpot");
        var rep = await server.AsAsync(Role.Rep);
        var number = await server.CaseAsync("glimmerpot");

        Assert.Equal("waitingForCustomer", (await rep.PostAsync(
            $"/cases/{number}/replies", new { text = "Which one?", waitForCustomer = true })).Text("status"));
        (await rep.PostAsync($"/cases/{number}/replies", new { text = "Knows a lot.", note = true })).Is(200);
        (await rep.PostAsync($"/cases/{number}/links", new { article, kind = "didNotApply" })).Is(200);
        (await rep.PostAsync($"/cases/{number}/links", new { article = "KB-9999", kind = "used" })).Refuses(400, "article");
        (await rep.PostAsync($"/cases/{number}/links", new { article })).Refuses(400, "kind");
        (await rep.PostAsync($"/cases/{number}/resolve", new { outcome = "solved" })).Refuses(400, "article");
        (await rep.PostAsync($"/cases/{number}/resolve", new { outcome = "nothing" })).Refuses(400, "reason");
        (await rep.PostAsync($"/cases/{number}/resolve", new { })).Refuses(400, "outcome");
        var resolved = (await rep.PostAsync($"/cases/{number}/resolve", new { outcome = "solved", article })).Is(200);
        Assert.Equal("resolved", resolved.Text("status"));
        Assert.False(resolved.Json.TryGetProperty("candidate", out _));
        (await rep.PostAsync($"/cases/{number}/resolve", new { outcome = "solved", article })).Refuses(409);

        var read = (await rep.GetAsync($"/cases/{number}")).Json;
        Assert.Equal(["reply", "note"], read.GetProperty("thread").EnumerateArray().Select(post => post.GetProperty("kind").GetString()));
        var link = Assert.Single(read.GetProperty("articles").EnumerateArray());
        Assert.Equal("solvedBy", link.GetProperty("kind").GetString());
    }

    [Fact]
    public async Task A_customer_writes_to_its_own_case_and_sees_no_notes()
    {
        var (customer, number) = await server.CustomerAsync("Carol");
        var rep = await server.AsAsync(Role.Rep);
        var opened = (await customer.PostAsync("/cases", new { subject = "Mine", description = "Mine" })).Text("number");
        (await rep.PostAsync($"/cases/{opened}/replies", new { text = "Among us.", note = true })).Is(200);
        (await customer.PostAsync($"/cases/{opened}/replies", new { text = "Hello?" })).Is(200);
        (await customer.PostAsync($"/cases/{opened}/replies", new { text = "Hello?", note = true })).Refuses(403);

        Assert.Contains("Among us.", (await rep.GetAsync($"/cases/{opened}")).Body, StringComparison.Ordinal);
        var seen = (await customer.GetAsync($"/cases/{opened}")).Is(200);
        Assert.DoesNotContain("Among us.", seen.Body, StringComparison.Ordinal);
        Assert.Equal(number, seen.Text("customer"));
        (await customer.PostAsync("/cases", new { subject = "a", description = "b", customer = "CU-1" })).Refuses(400, "customer");
        (await customer.GetAsync("/customers")).Refuses(404);
        Assert.Equal("Carol", (await customer.GetAsync($"/customers/{number}")).Text("name"));
    }

    [Fact]
    public async Task A_candidate_becomes_an_article_through_other_eyes()
    {
        var (rep, author, reviewer) = (await server.AsAsync(Role.Rep), await server.AsAsync(Role.Author), await server.AsAsync(Role.Reviewer));
        var number = await server.CaseAsync("The frumbler stops");
        var candidate = (await rep.PostAsync($"/cases/{number}/resolve", new { outcome = "candidate", cause = "Dust.", resolution = "Clean it." }))
            .Text("candidate");
        var listed = (await author.GetAsync("/candidates")).Json.GetProperty("items").EnumerateArray().First(item => Is(item, candidate));
        Assert.Equal(number, listed.GetProperty("fromCase").GetString());
        Assert.Equal("candidate", (await rep.GetAsync($"/articles/{candidate}")).Text("state"));

        var started = (await author.GetAsync($"/articles/{candidate}")).Json.GetProperty("version").GetInt32();
        var draft = new { title = "When a frumbler stops", body = "Clean it.", language = "en", audience = "public", version = started };
        Assert.Equal("draft", (await author.PutAsync($"/articles/{candidate}/draft", draft)).Text("state"));
        // The same beginning again is stale by now.
        (await author.PutAsync($"/articles/{candidate}/draft", draft)).Refuses(409, code: "Changed");
        Assert.Equal("inReview", (await author.PostAsync($"/articles/{candidate}/submit")).Text("state"));
        (await reviewer.PostAsync($"/articles/{candidate}/send-back", new { })).Refuses(400, "reason");
        Assert.Equal("draft", (await reviewer.PostAsync($"/articles/{candidate}/send-back", new { reason = "More." })).Text("state"));
        (await author.PostAsync($"/articles/{candidate}/submit")).Is(200);
        Assert.Equal("draft", (await author.PostAsync($"/articles/{candidate}/withdraw")).Text("state"));
        (await author.PostAsync($"/articles/{candidate}/submit")).Is(200);
        (await server.Visitor.GetAsync($"/articles/{candidate}")).Refuses(404);
        Assert.Equal("published", (await reviewer.PostAsync($"/articles/{candidate}/approve")).Text("state"));

        var found = (await server.Visitor.GetAsync($"/articles/{candidate}")).Is(200);
        Assert.Equal("When a frumbler stops", found.Text("title"));
        foreach (var inner in new[] { "version", "owner", "fromCase", "actions", "origin" })
            Assert.False(found.Json.TryGetProperty(inner, out _), inner);
    }

    [Fact]
    public async Task A_draft_beside_a_published_version_is_not_for_readers()
    {
        var number = await server.PublishedAsync("As it was");
        var author = await server.AsAsync(Role.Author);
        (await author.PutAsync($"/articles/{number}/draft", new { title = "As it will be" })).Is(200);

        Assert.Equal("As it will be", (await author.GetAsync($"/articles/{number}")).Text("title"));
        Assert.Equal("As it was", (await author.GetAsync($"/articles/{number}?version=live")).Text("title"));
        var rep = (await (await server.AsAsync(Role.Rep)).GetAsync($"/articles/{number}")).Is(200);
        Assert.Equal(("As it was", "published", "live"), (rep.Text("title"), rep.Text("state"), rep.Text("shown")));
        (await server.Visitor.GetAsync($"/articles/{number}?version=work")).Refuses(404);
    }

    [Fact]
    public async Task An_approved_article_waits_for_its_time_and_can_be_published_restricted_archived()
    {
        var (author, reviewer, manager) =
            (await server.AsAsync(Role.Author), await server.AsAsync(Role.Reviewer), await server.AsAsync(Role.KnowledgeManager));
        var number = await server.DraftAsync("Later");
        (await author.PostAsync($"/articles/{number}/submit")).Is(200);
        (await reviewer.PostAsync($"/articles/{number}/approve", new { publishAt = "2999-01-01T00:00:00" })).Refuses(400, "publishAt");
        var waiting = (await reviewer.PostAsync($"/articles/{number}/approve", new { publishAt = "2999-01-01T08:00:00+08:00" })).Is(200);
        Assert.Equal(("approved", "2999-01-01T00:00:00Z"), (waiting.Text("state"), waiting.Text("publishAt")));
        (await author.PostAsync($"/articles/{number}/publish")).Refuses(403);
        (await manager.PostAsync($"/articles/{number}/publish")).Is(200);
        (await server.Visitor.GetAsync($"/articles/{number}")).Is(200);
        (await manager.PostAsync($"/articles/{number}/restrict", new { audience = "public" })).Refuses(400, "audience");
        (await manager.PostAsync($"/articles/{number}/restrict", new { audience = "internal" })).Is(200);
        (await server.Visitor.GetAsync($"/articles/{number}")).Refuses(404);
        Assert.Equal("archived", (await manager.PostAsync($"/articles/{number}/archive")).Text("state"));
    }

    [Fact]
    public async Task A_translation_and_a_topic_that_are_not_there_are_named()
    {
        var author = await server.AsAsync(Role.Author);
        (await author.PostAsync("/articles", new { title = "a", body = "b", translationOf = "KB-9999" })).Refuses(400, "translationOf");
        (await author.PostAsync("/articles", new { title = "a", body = "b", topic = "nothing" })).Refuses(400, "topic");
        (await author.PostAsync("/articles", new { title = "a", body = "b", products = new[] { "NO-1" } })).Refuses(400, "products");
        (await author.PostAsync("/articles", new { body = "b" })).Refuses(400, "title");
        var english = await server.PublishedAsync("Say it twice");
        (await author.PostAsync("/articles", new { title = "说两遍", body = "b", language = "zh", translationOf = english })).Is(201);
    }

    [Fact]
    public async Task A_customer_is_added_found_and_read()
    {
        var rep = await server.AsAsync(Role.Rep);
        var added = (await rep.PostAsync("/customers", new
        {
            name = "Grünbaum & Co",
            kind = "organisation",
            relation = "dealer",
            language = "en",
            phone = "+49 30 123456",
            contacts = new[] { new { name = "Ida", email = "ida@example.org" } },
        })).Is(201);
        var number = added.Text("number");
        Assert.EndsWith($"/api/v1/customers/{number}", added.Headers["Location"], StringComparison.Ordinal);
        var read = (await rep.GetAsync($"/customers/{number}")).Json;
        Assert.Equal("dealer", read.GetProperty("relation").GetString());
        Assert.Equal("ida@example.org", read.GetProperty("contacts")[0].GetProperty("email").GetString());
        var found = (await rep.GetAsync("/customers?q=0049-30-123456")).Json;
        Assert.Equal(1, found.GetProperty("page").GetInt32());
        Assert.Contains(found.GetProperty("items").EnumerateArray(), item => Is(item, number));
        (await rep.PostAsync("/customers", new { name = "x", email = "a@b, c@d" })).Refuses(400, "email");
        (await rep.PostAsync("/customers", new { name = "x", parent = "CU-1" })).Refuses(400, "parent");
    }

    [Fact]
    public async Task Feedback_needs_no_key_and_is_kept()
    {
        var number = await server.PublishedAsync("Did it help");
        (await server.Visitor.PostAsync($"/articles/{number}/feedback", new { helpful = false, comment = "Too short" })).Is(204);
        (await server.Visitor.PostAsync($"/articles/{number}/feedback", new { comment = "?" })).Refuses(400, "helpful");
        await using var db = await server.DbAsync();
        Assert.Single(db.Feedback, feedback => feedback.Comment == "Too short" && !feedback.Helpful && feedback.PersonId == null);
    }

    private static bool Is(JsonElement item, string number) => item.GetProperty("number").GetString() == number;
}
