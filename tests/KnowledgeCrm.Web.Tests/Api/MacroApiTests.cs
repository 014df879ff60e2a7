using KnowledgeCrm.Common;

namespace KnowledgeCrm.Web.Tests.Api;

public sealed class MacroApiTests(ApiServer server) : IClassFixture<ApiServer>
{
    [Fact]
    public async Task A_macro_is_laid_down_applied_to_many_and_undone()
    {
        var (rep, manager) = (await server.AsAsync(Role.Rep), await server.AsAsync(Role.KnowledgeManager));
        var (one, other) = (await server.CaseAsync("One"), await server.CaseAsync("Other"));
        (await manager.PutAsync("/macros/urgent-mine", new { nameEn = "Urgent, mine", nameZh = "紧急并归我", priority = "urgent", assign = "me", note = "Taken" })).Is(200);
        var listed = (await rep.GetAsync("/macros")).Is(200).Json[0];
        Assert.Equal(("urgent-mine", "me", true), (listed.GetProperty("key").GetString(), listed.GetProperty("assign").GetString(), listed.GetProperty("on").GetBoolean()));

        var done = (await rep.PostAsync("/macros/urgent-mine/apply", new { cases = new[] { one, other, "CS-1" } })).Is(200).Json;
        Assert.Equal([one, other], done.GetProperty("changed").EnumerateArray().Select(number => number.GetString()));
        Assert.Equal(("CS-1", "NotFound"), (done.GetProperty("left")[0].GetProperty("number").GetString(), done.GetProperty("left")[0].GetProperty("code").GetString()));
        Assert.Equal("urgent", (await rep.GetAsync($"/cases/{one}")).Text("priority"));
        var undone = (await rep.PostAsync($"/cases/changes/{done.GetProperty("id").GetString()}/undo")).Is(200).Json;
        Assert.Equal(2, undone.GetProperty("changed").GetArrayLength());
        Assert.Equal("normal", (await rep.GetAsync($"/cases/{one}")).Text("priority"));
        (await rep.PostAsync($"/cases/changes/{done.GetProperty("id").GetString()}/undo")).Is(409);
        (await manager.SendAsync("DELETE", "/macros/urgent-mine", null)).Is(204);
        (await rep.PostAsync("/macros/urgent-mine/apply", new { cases = new[] { one } })).Is(404);
    }

    [Fact]
    public async Task Many_cases_are_changed_and_put_back_and_views_are_kept()
    {
        var rep = await server.AsAsync(Role.Rep);
        var number = await server.CaseAsync("One of many");
        var done = (await rep.PostAsync("/cases/changes", new { cases = new[] { number }, change = "priority", priority = "low" })).Is(200).Json;
        Assert.Equal("low", (await rep.GetAsync($"/cases/{number}")).Text("priority"));
        (await rep.PostAsync($"/cases/changes/{done.GetProperty("id").GetString()}/undo")).Is(200);
        Assert.Equal("normal", (await rep.GetAsync($"/cases/{number}")).Text("priority"));
        Assert.Equal(400, (await rep.PostAsync("/cases/changes", new { cases = new[] { number }, change = "macro" })).Status);
        Assert.Equal(400, (await rep.PostAsync("/cases/changes", new { cases = new[] { number } })).Status);

        (await rep.PutAsync("/cases/views/Urgent%20ones", new { query = "show=open&priority=Urgent", shared = true })).Is(204);
        var view = (await (await server.AsAsync(Role.Reviewer)).GetAsync("/cases/views")).Is(200).Json[0];
        Assert.Equal(("Urgent ones", false), (view.GetProperty("name").GetString(), view.GetProperty("own").GetBoolean()));
        (await rep.SendAsync("DELETE", "/cases/views/Urgent%20ones", null)).Is(204);
        Assert.Equal(0, (await rep.GetAsync("/cases/views")).Json.GetArrayLength());
    }
}
