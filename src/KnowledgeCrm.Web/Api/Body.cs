using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Metadata;

namespace KnowledgeCrm.Web.Api;

/// <summary>The JSON object of a request. What can't be read is refused by the name of the field; a missing body is an empty object.</summary>
/// <typeparam name="T">What is read.</typeparam>
internal sealed class Body<T> : IBindableFromHttpContext<Body<T>>, IEndpointParameterMetadataProvider where T : class, new()
{
    private readonly T? value;
    private readonly Rejected? rejected;

    private Body(T? value, Rejected? rejected) => (this.value, this.rejected) = (value, rejected);

    /// <summary>What was sent; throws why it can't be taken.</summary>
    public T Value => value ?? throw rejected!;

    public static async ValueTask<Body<T>?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        try
        {
            return new Body<T>(await ReadAsync(context.Request), null);
        }
        catch (JsonException json)
        {
            return new Body<T>(null, Misread(json));
        }
        catch (BadHttpRequestException bad)
        {
            var tooLarge = bad.StatusCode == StatusCodes.Status413PayloadTooLarge;
            return new Body<T>(null, new Rejected(bad.StatusCode, tooLarge ? "Body.TooLarge" : "Body.Unreadable"));
        }
        catch (Rejected rejected)
        {
            return new Body<T>(null, rejected);
        }
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new AcceptsMetadata(["application/json"], typeof(T)));

    private static async Task<T> ReadAsync(HttpRequest request)
    {
        // The bytes decide, not a length that a sender may leave out.
        await using var content = new MemoryStream();
        await request.Body.CopyToAsync(content, request.HttpContext.RequestAborted);
        if (content.Length == 0) return new T();
        if (!request.HasJsonContentType()) throw new Rejected(StatusCodes.Status415UnsupportedMediaType, "Body.NotJson");
        content.Position = 0;
        using var json = await JsonDocument.ParseAsync(content, default, request.HttpContext.RequestAborted);
        if (json.RootElement.ValueKind != JsonValueKind.Object) throw Rejected.Invalid("Body.NotObject");
        RequireStorable(json.RootElement, "");
        return json.RootElement.Deserialize<T>(ApiJson.Options)!;
    }

    // NUL can't be stored by PostgreSQL, half of a surrogate pair by neither database: not even to look for it.
    private static void RequireStorable(JsonElement element, string path)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in element.EnumerateObject()) RequireStorable(property.Value, Under(path, NameOf(property)));
                break;
            case JsonValueKind.Array:
                var index = 0;
                foreach (var item in element.EnumerateArray())
                {
                    // No list of ours has holes.
                    if (item.ValueKind == JsonValueKind.Null) throw Rejected.Invalid("Field.Invalid", $"{path}[{index}]");
                    RequireStorable(item, $"{path}[{index++}]");
                }
                break;
            case JsonValueKind.String:
                if (!IsStorable(element)) throw Rejected.Invalid("Text.NotStorable", path);
                break;
        }
    }

    private static bool IsStorable(JsonElement element)
    {
        try
        {
            return StorableText.Is(element.GetString()!);
        }
        catch (InvalidOperationException)
        {
            // How the reader says that an escape is half of a pair.
            return false;
        }
    }

    private static string NameOf(JsonProperty property)
    {
        try
        {
            return StorableText.Is(property.Name) ? property.Name : throw Rejected.Invalid("Text.NotStorable");
        }
        catch (InvalidOperationException)
        {
            throw Rejected.Invalid("Text.NotStorable");
        }
    }

    private static string Under(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

    private static Rejected Misread(JsonException json)
    {
        var field = json.Path is ['$', '.', .. var path] ? path : null;
        if (json is NotOneOfException wrong) return Rejected.Invalid("Field.OneOf", field, wrong.Names);
        if (field is null) return Rejected.Invalid("Body.Malformed", null, (json.LineNumber ?? 0) + 1, (json.BytePositionInLine ?? 0) + 1);
        // The reader has no other way of telling the two apart.
        return Rejected.Invalid(json.Message.Contains("could not be mapped", StringComparison.Ordinal) ? "Field.Unknown" : "Field.Invalid", field);
    }
}
