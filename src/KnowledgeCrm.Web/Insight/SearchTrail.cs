using System.Globalization;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Search;
using Microsoft.AspNetCore.WebUtilities;

namespace KnowledgeCrm.Web.Insight;

/// <summary>What the address of a result says of the search that led to it: <c>?from=</c> the answer's id, <c>&amp;rank=</c> the place in it.
/// The page stays the same, and its canonical address is without them.</summary>
/// <param name="Search">The answer's id.</param>
/// <param name="Rank">From 1; 0 when it is not known.</param>
public readonly record struct SearchTrail(Guid Search, int Rank)
{
    /// <summary>The name in an address that the answer's id stands under.</summary>
    public const string FromName = "from";

    /// <summary>The name in an address that the result's place stands under.</summary>
    public const string RankName = "rank";

    /// <summary>An article's address that tells where it was found; any other result's address as it is.</summary>
    public static string AddressOf(FoundItem item, Guid search, int rank) => item.Key.Kind != ArticleSearchSource.KindName ? item.Address
        : QueryHelpers.AddQueryString(item.Address, new Dictionary<string, string?>
        {
            [FromName] = search.ToString("N"), [RankName] = rank.ToString(CultureInfo.InvariantCulture),
        });

    /// <summary>The trail that an address or a form names; null when it names none. Whatever else stands there is none.</summary>
    public static SearchTrail? Of(string? from, string? rank) => Guid.TryParseExact(from, "N", out var search)
        ? new SearchTrail(search, int.TryParse(rank, NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? Math.Min(place, SearchRequest.DeepestOffset) : 0)
        : null;
}
