using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Tests.Knowledge;

/// <summary>Every role looks at one article of each audience and each state.</summary>
public class LifecycleVisibilityTests
{
    // Who reads which live articles, and who may open work in progress.
    private const string Readers = """
        (visitor)        Public
        (none)           Public
        Customer         Public Customer
        Partner          Public Customer Partner
        Rep              Public Customer Partner Internal  candidates
        Sales            Public Customer Partner Internal
        Administrator    Public Customer Partner Internal
        Author           Public Customer Partner Internal  work
        Reviewer         Public Customer Partner Internal  work
        KnowledgeManager Public Customer Partner Internal  work
        """;

    [Theory, OnBothDatabases]
    public async Task Every_role_sees_what_is_meant_for_it(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind);
        var writer = Sample.Actor();
        var live = Enum.GetValues<Audience>().ToDictionary(audience => audience, audience => Sample.Published(audience));
        var (draft, inReview, approved) = (Sample.In(ArticleState.Draft, writer), Sample.In(ArticleState.InReview, writer), Sample.In(ArticleState.Approved, writer));
        var (candidate, archived) = (Sample.In(ArticleState.Candidate, writer), Sample.In(ArticleState.Archived, writer, live: true));
        var restricted = Sample.Published(Audience.Public);
        restricted.Restrict(Audience.Internal, Sample.Actor(Role.KnowledgeManager));
        var beside = Sample.In(ArticleState.Draft, writer, live: true);
        Article[] work = [draft, inReview, approved, candidate, archived];
        await house.SaveAsync([.. live.Values, .. work, restricted, beside]);
        var everything = live.Values.Concat(work).Append(restricted).Append(beside).Select(article => article.Number).Order().ToList();
        var roles = new HashSet<string>();

        foreach (var words in Readers.Split('\n').Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)))
        {
            var actor = words[0] == "(visitor)" ? Actor.Visitor(Languages.English)
                : words[0] == "(none)" ? Sample.Actor() : Sample.Actor(Enum.Parse<Role>(words[0]));
            roles.Add(words[0]);
            var readable = words.Skip(1).Where(word => Enum.TryParse<Audience>(word, out _))
                .Select(word => live[Enum.Parse<Audience>(word)].Number).Append(beside.Number)
                .Concat(words.Contains("Internal") ? [restricted.Number] : []).Order().ToList();
            var workedOn = words.Contains("work") ? everything : words.Contains("candidates") ? [candidate.Number] : [];

            await using var db = house.Db();
            Assert.Equal(readable, await NumbersAsync(db.Articles.ReadableBy(actor)));
            Assert.Equal(workedOn, await NumbersAsync(db.Articles.WorkedOnBy(actor)));
            Assert.Equal(readable.Union(workedOn).Order(), await NumbersAsync(db.Articles.SeenBy(actor)));
            Assert.Equal(words.Contains("work") || words.Contains("candidates"), ArticleVisibility.MaySeeCustomersWords(actor));
        }

        Assert.All(Enum.GetNames<Role>(), role => Assert.Contains(role, roles));
    }

    [Fact]
    public void Who_holds_several_roles_reads_what_the_widest_of_them_reads()
    {
        Assert.Equal(Audience.Internal, Sample.Actor(Role.Customer, Role.Rep).Audience);
        Assert.Equal(Audience.Partner, Sample.Actor(Role.Customer, Role.Partner).Audience);
        Assert.False(Sample.Actor(Role.Customer, Role.Partner).IsStaff);
    }

    private static async Task<List<string>> NumbersAsync(IQueryable<Article> articles) =>
        [.. (await articles.Select(article => article.Number).ToListAsync()).Order()];
}
