using Microsoft.Extensions.Localization;

namespace KnowledgeCrm.Web.Controls;

/// <summary>Names the texts of the shared controls and of every state: <c>ControlText.resx</c>, <c>ControlText.zh.resx</c>.</summary>
public sealed class ControlText;

/// <summary>The word for a state, the same on every page.</summary>
public static class StateWords
{
    public static string Of(this IStringLocalizer<ControlText> text, Enum value) => text[$"{value.GetType().Name}.{value}"];
}
