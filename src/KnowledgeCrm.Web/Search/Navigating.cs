using Microsoft.AspNetCore.Components;

namespace KnowledgeCrm.Web.Search;

/// <summary>Goes from a page of the console to whatever was found.</summary>
internal static class Navigating
{
    private const string Console = "/console/";

    /// <summary>Pages outside of the console, such as articles as their readers see them, are drawn by the server alone: an open circuit knows none of them, and would say that there is no such page.</summary>
    public static void GoTo(this NavigationManager navigation, string address, bool replace = false) =>
        navigation.NavigateTo(address, forceLoad: !address.StartsWith(Console, StringComparison.Ordinal), replace);
}
