using System.Globalization;
using Microsoft.OpenApi;

namespace KnowledgeCrm.Web.Api;

/// <summary>The calls about one thing.</summary>
public sealed record ApiSection(string Name, string Anchor, IReadOnlyList<ApiCall> Calls);

/// <summary>One call, as its page shows it.</summary>
public sealed record ApiCall(
    string Method, string Path, string Anchor, string? Summary, string? Remarks, bool NeedsKey, IReadOnlyList<ApiField> Parameters,
    string? Request, IReadOnlyList<ApiStatus> Answers);

/// <summary>One answer of a call; the shape is a name among the shapes.</summary>
public sealed record ApiStatus(string Status, string? Shape);

/// <summary>One parameter or field.</summary>
public sealed record ApiField(string Name, string Type, string? Shape, string? Meaning);

/// <summary>An object that is sent or answered.</summary>
public sealed record ApiShape(string Name, string? Meaning, IReadOnlyList<ApiField> Fields);

/// <summary>Reads the description of the API for its page.</summary>
internal static class ApiReading
{
    // As the work goes, not by the alphabet.
    private static readonly string[] Order = ["Search", "Cases", "Candidates", "Articles", "Customers", "Sales", "Curation"];

    public static IReadOnlyList<ApiSection> Sections(OpenApiDocument document) =>
    [
        .. document.Paths.SelectMany(path => (path.Value.Operations ?? []).Select(call => (Path: path.Key, Method: call.Key.Method, Call: call.Value)))
            .GroupBy(call => call.Call.Tags?.FirstOrDefault()?.Name ?? "")
            .OrderBy(group => Array.IndexOf(Order, group.Key))
            .Select(group => new ApiSection(group.Key, Anchor(group.Key), [.. group.Select(call => Read(call.Path, call.Method, call.Call))])),
    ];

    public static IReadOnlyList<ApiShape> Shapes(OpenApiDocument document) =>
    [
        .. (document.Components?.Schemas ?? new Dictionary<string, IOpenApiSchema>()).Where(shape => shape.Value.Properties?.Count > 0)
            .OrderBy(shape => shape.Key, StringComparer.Ordinal)
            .Select(shape => new ApiShape(shape.Key, shape.Value.Description, Fields(shape.Value))),
    ];

    private static ApiCall Read(string path, string method, OpenApiOperation call) => new(
        method, path, Anchor($"{method} {path}"), call.Summary, call.Description,
        // An empty requirement among them lets callers in without a key.
        call.Security?.All(requirement => requirement.Count > 0) ?? true,
        [.. (call.Parameters ?? []).Select(parameter => new ApiField(
            parameter.Name ?? "", TypeOf(parameter.Schema), ShapeOf(parameter.Schema), parameter.Description))],
        NameOf(call.RequestBody?.Content),
        [.. (call.Responses ?? []).OrderBy(answer => answer.Key, StringComparer.Ordinal)
            .Select(answer => new ApiStatus(answer.Key, NameOf(answer.Value.Content)))]);

    private static IReadOnlyList<ApiField> Fields(IOpenApiSchema shape) =>
    [
        .. (shape.Properties ?? new Dictionary<string, IOpenApiSchema>()).Select(field =>
            new ApiField(field.Key, TypeOf(field.Value), ShapeOf(field.Value), MeaningOf(field.Value))),
    ];

    private static string? NameOf(IDictionary<string, OpenApiMediaType>? content) => ShapeOf(content?.Values.FirstOrDefault()?.Schema);

    private static string? ShapeOf(IOpenApiSchema? schema)
    {
        var named = Named(schema);
        return named?.Properties?.Count > 0 ? ((OpenApiSchemaReference)named).Reference.Id : null;
    }

    private static IOpenApiSchema? Named(IOpenApiSchema? schema) => schema switch
    {
        null => null,
        OpenApiSchemaReference reference => reference,
        { Items: { } items } => Named(items),
        { OneOf: { Count: > 0 } choices } => choices.Select(Named).FirstOrDefault(named => named is not null),
        _ => null,
    };

    private static string? MeaningOf(IOpenApiSchema schema) =>
        schema.Description ?? schema.OneOf?.Select(choice => choice.Description).FirstOrDefault(meaning => meaning is not null);

    private static string TypeOf(IOpenApiSchema? schema)
    {
        if (schema is null) return "";
        if (schema.OneOf is { Count: > 0 } choices) return TypeOf(choices.FirstOrDefault(choice => choice.Type != JsonSchemaType.Null));
        if (schema.Enum is { Count: > 0 } names) return string.Join(" | ", names.Select(name => name?.ToString()));
        if (schema.Items is { } items) return $"{TypeOf(items)}[]";
        if (schema is OpenApiSchemaReference reference) return reference.Reference.Id ?? "";
        var type = (schema.Type & ~JsonSchemaType.Null)?.ToString().ToLower(CultureInfo.InvariantCulture) ?? "";
        return schema.Format is null ? type : $"{type} ({schema.Format})";
    }

    private static string Anchor(string text) =>
        string.Concat(text.Select(c => char.IsLetterOrDigit(c) ? char.ToLower(c, CultureInfo.InvariantCulture) : '-')).Trim('-');
}
