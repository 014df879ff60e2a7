using System.Text.Json;
using KnowledgeCrm.Common;

namespace KnowledgeCrm.Web.Api;

/// <summary>Reads what addresses carry, strictly.</summary>
internal static class Parameters
{
    /// <summary>How deep a list may be read, in pages.</summary>
    public const int LastPage = 10_000;

    /// <summary>The page, which counts from 1 here and from 0 in use cases.</summary>
    public static int Page(int? page) => Between(page ?? 1, 1, LastPage, "page") - 1;

    public static int Between(int value, int from, int to, string field) =>
        value >= from && value <= to ? value : throw Rejected.Invalid("Number.Range", field, from, to);

    /// <summary>The value with this camel-case name; null when there is no name. A number is no name.</summary>
    public static T? Named<T>(string? name, string field) where T : struct, Enum
    {
        if (string.IsNullOrEmpty(name)) return null;
        foreach (var value in Enum.GetValues<T>())
            if (NameOf(value) == name) return value;
        throw Rejected.Invalid("Field.OneOf", field, string.Join(", ", Enum.GetValues<T>().Select(NameOf)));
    }

    public static string? Language(string? code) => string.IsNullOrEmpty(code) ? null : Languages.Checked(code, "lang");

    /// <summary>A field that must be sent.</summary>
    public static T Required<T>(T? value, string field) where T : struct => value ?? throw Refused.Invalid("Text.Required", field);

    public static string NameOf<T>(T value) where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
