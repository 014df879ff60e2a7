using Microsoft.AspNetCore.Http.Extensions;

namespace KnowledgeCrm.Web.Hosting;

/// <summary>An address within this program, to go back to.</summary>
internal static class LocalAddress
{
    /// <summary>The address when it stays here, else the fallback: never another site, whatever a link has put into it.</summary>
    public static string Or(string? address, string fallback = "/")
    {
        // Browsers read both // and /\ as the start of another host, and drop control characters before they look.
        var stays = address is ['/', ..] and not ['/', '/' or '\\', ..] && !address.Any(char.IsControl);
        return stays && Uri.TryCreate(address, UriKind.Relative, out var local) ? UriHelper.Encode(local) : fallback;
    }
}
