using System.Globalization;
using KnowledgeCrm.Web.Controls;
using Microsoft.Extensions.Localization;

namespace KnowledgeCrm.Web.Layout;

/// <summary>The words of the component library that can appear here, in the person's language; for every other its own are kept.</summary>
internal sealed class RadzenTexts(IStringLocalizer<RadzenText> texts) : Radzen.ILocalizer
{
    public string? Get(string key, CultureInfo? culture)
    {
        var text = texts[key];
        return text.ResourceNotFound ? null : text.Value;
    }
}

/// <summary>Names the resource; its keys are the library's own.</summary>
public sealed class RadzenText;
