using KnowledgeCrm.Common;
using KnowledgeCrm.Search;

namespace KnowledgeCrm.Web.Search;

/// <summary>What the address of the results says. An address is typed and cut by people: whatever it says has a page.</summary>
internal sealed record Wanted(string Text, string? Kind, string? Language, int Page)
{
    public const int PageSize = 20;

    public static Wanted Of(string? text, string? kind, string? language, string? page) => new(
        (text ?? "").Length > Limits.Query ? text![..Limits.Query] : text ?? "", Kinds.Known(kind), Languages.IsKnown(language) ? language : null,
        int.TryParse(page, out var number) ? Math.Clamp(number, 0, SearchRequest.DeepestOffset / PageSize) : 0);

    public SearchRequest ToRequest() => new(Text, Language, Kind is null ? null : [Kind], PageSize, Page * PageSize);

    public override string ToString()
    {
        var address = $"/console/search?q={Uri.EscapeDataString(Text)}";
        if (Kind is not null) address += $"&kind={Kind}";
        if (Language is not null) address += $"&lang={Language}";
        return Page > 0 ? $"{address}&page={Page}" : address;
    }
}
