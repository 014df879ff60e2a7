namespace KnowledgeCrm.Search;

/// <summary>A facet that was typed into a query: <c>product:XR-200</c>, <c>topic:"out of order"</c>, <c>产品：XR-200</c>.</summary>
/// <param name="Facet">One of <see cref="SearchFacets"/>.</param>
/// <param name="Value">Its value.</param>
/// <param name="End">Where in the query it ends.</param>
internal readonly record struct TypedFacet(string Facet, string Value, int End)
{
    private const int LongestValue = 100;

    private static readonly Dictionary<string, string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["kind"] = SearchFacets.Kind, ["类型"] = SearchFacets.Kind,
        ["template"] = SearchFacets.Template, ["模板"] = SearchFacets.Template,
        ["topic"] = SearchFacets.Topic, ["主题"] = SearchFacets.Topic,
        ["product"] = SearchFacets.Product, ["产品"] = SearchFacets.Product,
        ["lang"] = SearchFacets.Language, ["语言"] = SearchFacets.Language,
        ["state"] = SearchFacets.State, ["状态"] = SearchFacets.State,
        ["confidence"] = SearchFacets.Confidence, ["可信度"] = SearchFacets.Confidence,
        ["owner"] = SearchFacets.Owner, ["负责人"] = SearchFacets.Owner,
        ["age"] = SearchFacets.Age, ["时间"] = SearchFacets.Age,
    };

    // What a person calls a language or a kind of result; every other value is a name of its own.
    private static readonly Dictionary<(string Facet, string Name), string> Values = new()
    {
        [(SearchFacets.Language, "english")] = "en", [(SearchFacets.Language, "英文")] = "en", [(SearchFacets.Language, "英语")] = "en",
        [(SearchFacets.Language, "chinese")] = "zh", [(SearchFacets.Language, "中文")] = "zh", [(SearchFacets.Language, "汉语")] = "zh",
        [(SearchFacets.Kind, "articles")] = "article", [(SearchFacets.Kind, "文章")] = "article", [(SearchFacets.Kind, "知识文章")] = "article",
        [(SearchFacets.Kind, "cases")] = "case", [(SearchFacets.Kind, "服务单")] = "case",
        [(SearchFacets.Kind, "customers")] = "customer", [(SearchFacets.Kind, "客户")] = "customer",
        [(SearchFacets.Kind, "people")] = "person", [(SearchFacets.Kind, "人物")] = "person",
        [(SearchFacets.Kind, "questions")] = "question", [(SearchFacets.Kind, "问答")] = "question",
        [(SearchFacets.Kind, "opportunities")] = "opportunity", [(SearchFacets.Kind, "商机")] = "opportunity",
        [(SearchFacets.Kind, "objections")] = "objection", [(SearchFacets.Kind, "客户异议")] = "objection",
    };

    private static readonly int LongestName = Names.Keys.Max(name => name.Length);

    /// <summary>The facet that begins at a place of a query, or null. It begins a word, and a value follows the colon at once.</summary>
    public static TypedFacet? At(string text, int from)
    {
        if (from > 0 && !char.IsWhiteSpace(text[from - 1])) return null;
        var colon = text.AsSpan(from, Math.Min(text.Length - from, LongestName + 1)).IndexOfAny(':', '：');
        if (colon <= 0 || !Names.TryGetValue(text.Substring(from, colon), out var facet)) return null;
        var start = from + colon + 1;
        if (start >= text.Length || char.IsWhiteSpace(text[start])) return null;
        if (QueryParts.IsQuote(text[start]))
        {
            var close = QueryParts.ClosingQuote(text, start);
            return close > start + 1 && close - start <= LongestValue ? new TypedFacet(facet, Code(facet, text[(start + 1)..close].Trim()), close + 1) : null;
        }
        var end = start;
        while (end < text.Length && !char.IsWhiteSpace(text[end])) end++;
        return end - start <= LongestValue ? new TypedFacet(facet, Code(facet, text[start..end]), end) : null;
    }

    private static string Code(string facet, string value) => Values.GetValueOrDefault((facet, value.ToLowerInvariant()), value);
}
