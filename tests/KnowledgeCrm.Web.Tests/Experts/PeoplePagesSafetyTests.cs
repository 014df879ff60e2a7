using KnowledgeCrm.Asking;
using KnowledgeCrm.Common;
using KnowledgeCrm.Experts;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Web.Tests.Knowledge;
using static Microsoft.Playwright.Assertions;

namespace KnowledgeCrm.Web.Tests.Experts;

/// <summary>Whatever people write of themselves, ask and answer, no page of the yellow pages runs it.</summary>
public sealed class PeoplePagesSafetyTests(Desk desk) : IClassFixture<Desk>
{
    private const string Runs = "<svg onload=\"window.ran=1\"><script>window.ran=1</script></svg><img src=x onerror=\"window.ran=1\">";
    private const string Links = "[one](javascript:window.ran=1) [two](&#106;avascript:window.ran=1) ![three](data:image/svg+xml,<svg onload=window.ran=1>){onclick=window.ran=1}";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task F24_F30_what_is_written_in_profiles_questions_and_evidence_runs_on_no_page()
    {
        _ = (await desk.Get<AddTopic>().RunAsync(Actor.System, "gaskets", null, $"Gaskets {Runs}", "垫圈", null, null, Stop)).Value;
        var ((expert, _), (asker, askerEmail)) = (await desk.PersonAsync(Role.Author), await desk.PersonAsync(Role.Rep));
        _ = (await desk.Get<EditProfile>().RunAsync(expert, new ProfileText { About = Runs, AskMeAbout = Runs, DoNotAsk = Runs, Place = Runs, KnownSegments = Runs }, null, Stop)).Value;
        _ = (await desk.Get<SetAvailability>().RunAsync(expert, null, Runs, Stop)).Value;
        _ = (await desk.Get<DeclareSkill>().RunAsync(expert, "gaskets", SkillLevel.Expert, Stop)).Value;
        var number = (await desk.Get<AskQuestion>().RunAsync(
            asker, new QuestionInput { Title = $"Which gasket? {Runs}", Text = $"{Runs}\n\n{Links}", Topic = "gaskets", To = QuestionTo.Person, Person = expert.PersonId }, Stop)).Value.Number;
        var post = (await desk.Get<AnswerQuestion>().RunAsync(expert, number, new PostInput($"{Runs}\n\n{Links}"), Stop)).Value.Post!.Value;
        _ = (await desk.Get<AcceptAnswer>().RunAsync(asker, number, post, false, Stop)).Value;

        var page = await desk.PageAsync(askerEmail);
        foreach (var (path, shown) in new[]
        {
            ($"/console/people/{expert.PersonId}", "Which gasket?"), ("/console/people?topic=gaskets", "Gaskets"), ("/console/people/map/gaskets", "Which gasket?"),
            ($"/console/questions/{number}", "Which gasket?"), ("/console/questions", "Which gasket?"), ("/console/topics/gaskets", "Which gasket?"),
        })
        {
            await Desk.OpenAsync(page, path);
            // The probe works: it is there, as the text that it is.
            await Expect(page.Locator("main")).ToContainTextAsync(shown);
            await Expect(page.Locator("main")).ToContainTextAsync("window.ran");
            await Expect(page.Locator("main script, main [onload], main [onerror], main [onclick*=ran], main a[href*='script:'], main img[src^='data:']")).ToHaveCountAsync(0);
            Assert.True(await page.EvaluateAsync<bool>("() => window.ran === undefined"), path);
        }
    }
}
