using Microsoft.AspNetCore.WebUtilities;

namespace KnowledgeCrm.Web.Knowledge;

/// <summary>Addresses whose state is in their query: what is empty is left out.</summary>
internal static class Addresses
{
    // Deeper nobody reads, and further the offset would overflow.
    private const int DeepestPage = 10_000;

    public static string With(string path, params ReadOnlySpan<(string Name, string? Value)> query)
    {
        foreach (var (name, value) in query)
            if (!string.IsNullOrEmpty(value)) path = QueryHelpers.AddQueryString(path, name, value);
        return path;
    }

    /// <summary>A page number as it came in an address, from 0.</summary>
    public static int Page(string? page) => int.TryParse(page, out var number) ? Math.Clamp(number, 0, DeepestPage) : 0;

    public static string? Page(int page) => page == 0 ? null : page.ToString();
}
