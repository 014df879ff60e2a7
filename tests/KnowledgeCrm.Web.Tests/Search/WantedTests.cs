using KnowledgeCrm.Common;
using KnowledgeCrm.Search;
using KnowledgeCrm.Web.Search;
using Microsoft.AspNetCore.WebUtilities;

namespace KnowledgeCrm.Web.Tests.Search;

public sealed class WantedTests
{
    [Fact]
    public void An_address_says_everything_and_is_read_as_it_was_written()
    {
        var wanted = Wanted.For("leak & smell").With(SearchFacets.Topic, "care").With(SearchFacets.Topic, "fault-codes")
            .With(SearchFacets.Product, "XR-200").In(SearchOrder.MostSolved).Exactly().At(3);

        Assert.Equal(
            "/console/search?q=leak%20%26%20smell&topic=care&topic=fault-codes&product=XR-200&order=mostSolved&exact=1&page=3", wanted.ToString());
        Assert.Equal(wanted.ToString(), Read(wanted.ToString()).ToString());
        var request = wanted.ToRequest();
        Assert.Equal(["care", "fault-codes"], request.Filters[SearchFacets.Topic]);
        Assert.Equal((SearchOrder.MostSolved, true, true, 60), (request.Order, request.Exact, request.WithFacets, request.Offset));
    }

    [Fact]
    public void A_choice_begins_again_on_the_first_page_and_can_be_taken_back()
    {
        var wanted = Wanted.For("leak").With(SearchFacets.Language, Languages.English).At(4);
        Assert.Equal("/console/search?q=leak&lang=en&lang=zh", wanted.With(SearchFacets.Language, Languages.Chinese).ToString());
        Assert.Equal("/console/search?q=leak", wanted.Without(SearchFacets.Language, "EN").ToString());
        Assert.Equal("/console/search?q=leak&lang=en", wanted.With(SearchFacets.Language, Languages.English).ToString());
        Assert.Equal("/console/search?q=smell&lang=en", wanted.Exactly().Asking("smell").ToString());
    }

    [Theory]
    [InlineData("product:XR-200 leak", "XR-200", "leak")]
    [InlineData("leak Product：xr-200", "XR-200", "leak")]
    [InlineData("leak product:\"XR 200\" smell", "XR 200", "leak smell")]
    [InlineData("漏水 产品：XR-200", "XR-200", "漏水")]
    [InlineData("product:XR-200 product:AQ-7 leak", "AQ-7", "product:XR-200 leak")]
    // Typed in another form than the value's code: all of the facet goes.
    [InlineData("leak product:xr200", "XR-200", "leak")]
    [InlineData("myproduct:XR-200 leak", "XR-200", "myproduct:XR-200 leak")]
    public void What_was_typed_to_narrow_is_taken_back_from_the_words(string typed, string value, string left) =>
        Assert.Equal(left, Wanted.For(typed).Without(SearchFacets.Product, value).Text);

    [Fact]
    public void What_is_chosen_twice_goes_from_both_places_and_other_words_of_its_facet_stay()
    {
        var wanted = Wanted.For("leak product:AQ-7").With(SearchFacets.Product, "XR-200");
        Assert.Equal("/console/search?q=leak%20product%3AAQ-7", wanted.Without(SearchFacets.Product, "XR-200").ToString());
        Assert.Equal("/console/search?q=leak", wanted.With(SearchFacets.Topic, "care").Cleared().ToString());
        Assert.Equal("leak", Wanted.For("leak product:XR-200").With(SearchFacets.Product, "XR-200").Without(SearchFacets.Product, "XR-200").Text);
    }

    [Fact]
    public void What_an_address_can_not_mean_is_passed_over()
    {
        string?[] junk = ["", null, "\0", "\ud800", new string('a', 300)];
        var wanted = Wanted.Of(
            new string('x', 9_000),
            [.. SearchFacets.All.Select(facet => (facet, (string[]?)[.. junk!, .. Enumerable.Range(0, 99).Select(i => $"v{i}")]))], "backwards", "2", "-7");
        Assert.Equal(Limits.Query, wanted.Text.Length);
        Assert.Equal((SearchOrder.Relevance, false, 0), (wanted.Order, wanted.Exact, wanted.Page));
        // Kinds, languages and ages are known ones; the rest may be any word, but not any number of them.
        Assert.Equal(
            [SearchFacets.Confidence, SearchFacets.Owner, SearchFacets.Product, SearchFacets.State, SearchFacets.Template, SearchFacets.Topic], wanted.Chosen.Keys.Order());
        Assert.All(wanted.Chosen.Values, values => Assert.Equal(20, values.Count));
        wanted.ToRequest().Checked();
    }

    private static Wanted Read(string address)
    {
        var query = QueryHelpers.ParseQuery(address[address.IndexOf('?', StringComparison.Ordinal)..]);
        string? One(string name) => query.TryGetValue(name, out var values) ? (string?)values : null;
        return Wanted.Of(
            One("q"), SearchFacets.All.Select(facet => (facet, query.TryGetValue(facet, out var values) ? (string[]?)values.ToArray()! : null)),
            One("order"), One("exact"), One("page"));
    }
}
