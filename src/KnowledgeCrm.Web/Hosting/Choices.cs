using System.Globalization;
using KnowledgeCrm.Common;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;

namespace KnowledgeCrm.Web.Hosting;

/// <summary>What a visitor chooses for themselves, kept in cookies: language and theme.</summary>
internal static class Choices
{
    public const string LanguageCookie = "lang";
    public const string ThemeCookie = "theme";
    public static readonly IReadOnlyList<string> Themes = ["auto", "light", "dark"];
    private static readonly TimeSpan Kept = TimeSpan.FromDays(365);

    /// <summary>The language of this request or circuit: <c>en</c> or <c>zh</c>.</summary>
    public static string Language =>
        CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == Languages.Chinese ? Languages.Chinese : Languages.English;

    /// <summary>The theme for <c>data-theme</c>; null follows the device.</summary>
    public static string? ThemeOf(HttpContext? context) =>
        context?.Request.Cookies[ThemeCookie] is ("light" or "dark") and var theme ? theme : null;

    public static void UseLanguages(this WebApplication app) => app.UseRequestLocalization(localization =>
    {
        localization.DefaultRequestCulture = new RequestCulture("en-GB");
        localization.SupportedCultures = localization.SupportedUICultures =
            [CultureInfo.GetCultureInfo("en-GB"), CultureInfo.GetCultureInfo("zh-CN")];
        localization.RequestCultureProviders = [new CustomRequestCultureProvider(Chosen)];
        localization.ApplyCurrentCultureToResponseHeaders = true;
    });

    public static void MapChoices(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/language", (HttpContext context, [FromForm] string? language, [FromForm] string? returnUrl) =>
        {
            if (Languages.IsKnown(language)) SetLanguage(context, language!);
            return Results.LocalRedirect(LocalAddress.Or(returnUrl));
        }).WithMetadata(new RequireAntiforgeryTokenAttribute());
        endpoints.MapPost("/theme", (HttpContext context, [FromForm] string? theme, [FromForm] string? returnUrl) =>
        {
            if (Themes.Contains(theme)) Keep(context, ThemeCookie, theme!);
            return Results.LocalRedirect(LocalAddress.Or(returnUrl));
        }).WithMetadata(new RequireAntiforgeryTokenAttribute());
    }

    public static void SetLanguage(HttpContext context, string language) => Keep(context, LanguageCookie, language);

    private static void Keep(HttpContext context, string cookie, string value) => context.Response.Cookies.Append(cookie, value, new CookieOptions
    {
        MaxAge = Kept,
        Path = "/",
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = context.Request.IsHttps,
        IsEssential = true,
    });

    private static Task<ProviderCultureResult?> Chosen(HttpContext context)
    {
        var chosen = context.Request.Cookies[LanguageCookie];
        if (!Languages.IsKnown(chosen))
            chosen = context.Request.GetTypedHeaders().AcceptLanguage.OrderByDescending(wanted => wanted.Quality ?? 1)
                .Select(wanted => wanted.Value.Value ?? "")
                .Select(wanted => wanted.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? Languages.Chinese
                    : wanted.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? Languages.English : null)
                .FirstOrDefault(known => known is not null);
        return Task.FromResult<ProviderCultureResult?>(new ProviderCultureResult(chosen == Languages.Chinese ? "zh-CN" : "en-GB"));
    }
}
