using System.Text.Json;
using System.Text.Json.Serialization;

namespace KnowledgeCrm.Web.Api;

/// <summary>Enums by their camel-case names alone: the built-in converter would also take numbers, other cases, and several names at once.</summary>
internal sealed class EnumNames : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsEnum;

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Names<>).MakeGenericType(typeToConvert))!;

    /// <summary>The names of an enum, in the order of its values.</summary>
    public static IEnumerable<string> Of(Type type) => Enum.GetNames(type).Select(JsonNamingPolicy.CamelCase.ConvertName);

    private sealed class Names<T> : JsonConverter<T> where T : struct, Enum
    {
        private static readonly Dictionary<string, T> Values = Enum.GetValues<T>().ToDictionary(Parameters.NameOf, StringComparer.Ordinal);

        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String && Values.TryGetValue(reader.GetString()!, out var value)
                ? value : throw new NotOneOfException(Values.Keys);

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            writer.WriteStringValue(Parameters.NameOf(value));
    }
}

/// <summary>A name that an enum doesn't have; the reader adds where it stands.</summary>
#pragma warning disable CA1032 // always has the names
internal sealed class NotOneOfException(IEnumerable<string> names) : JsonException
#pragma warning restore CA1032
{
    public string Names { get; } = string.Join(", ", names);
}
