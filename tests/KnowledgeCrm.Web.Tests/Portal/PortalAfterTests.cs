using System.Net;
using KnowledgeCrm.Common;
using KnowledgeCrm.Insight;
using KnowledgeCrm.Knowledge;

namespace KnowledgeCrm.Web.Tests.Portal;

/// <summary>What readers see of what is done with articles after publishing.</summary>
public sealed class PortalAfterTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_the_author_chose_comes_first_among_what_is_related_and_nothing_that_may_not_be_read()
    {
        await using var world = await PortalWorld.StartedAsync();
        var article = await world.ArticleAsync("Clean the filter", "Take it out and rinse it.");
        var chosen = await world.ArticleAsync("Order spare parts", "By telephone.");
        var alike = await world.ArticleAsync("Clean the filter of the dryer", "Take the filter out.");
        var hidden = await world.ArticleAsync("Clean the filter in the workshop", "Take the filter out.", Audience.Internal);
        Assert.True((await world.Get<DescribeArticle>().RunAsync(Actor.System, article.Number, null, [hidden.Number, chosen.Number], Stop)).Succeeded);
        await world.IndexedAsync();

        using var visitor = world.Visitor();
        var page = await PortalWorld.PageAsync(visitor, $"/articles/{article.Slug}");
        var links = page.QuerySelectorAll(".related a").Select(link => link.GetAttribute("href")).ToList();

        Assert.Equal($"/articles/{chosen.Slug}", links[0]);
        Assert.Contains($"/articles/{alike.Slug}", links);
        Assert.DoesNotContain($"/articles/{hidden.Slug}", links);
        Assert.DoesNotContain($"/articles/{article.Slug}", links);
    }

    [Fact]
    public async Task Whoever_comes_by_the_address_of_a_merged_article_is_led_to_what_took_it_over()
    {
        await using var world = await PortalWorld.StartedAsync();
        var (gone, stays) = (await world.ArticleAsync("Rinse the filter", "Water."), await world.ArticleAsync("Clean the filter", "Water and soap."));
        Assert.True((await world.Get<MergeArticles>().RunAsync(Actor.System, gone.Number, stays.Number, null, Stop)).Succeeded);

        using var visitor = world.Visitor();
        foreach (var old in new[] { gone.Slug, gone.Number })
        {
            using var answer = await visitor.GetAsync($"/articles/{old}");
            Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
            Assert.EndsWith($"/articles/{stays.Slug}", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
        }
    }
}
