using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using KnowledgeCrm.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KnowledgeCrm.Knowledge;

/// <summary>The template of a kind of article as a knowledge manager has changed it. While nobody has, the built-in one holds
/// (<see cref="BuiltInTemplates"/>).</summary>
public sealed class ArticleTemplate : Entity
{
    private ArticleTemplate()
    {
    }

    public ArticleKind Kind { get; private set; }
    public ContentStandard Standard { get; private set; } = new([], []);
    public DateTime ChangedAt { get; private set; }
    public Guid? ChangedById { get; private set; }

    internal static ArticleTemplate Of(ArticleKind kind, ContentStandard standard, Actor by, DateTime at)
    {
        var template = new ArticleTemplate { Kind = kind };
        template.Write(standard, by, at);
        return template;
    }

    internal void Write(ContentStandard standard, Actor by, DateTime at) =>
        (Standard, ChangedAt, ChangedById) = (standard.Checked(), at, by.PersonId);

    private sealed class Mapping : IEntityTypeConfiguration<ArticleTemplate>
    {
        public void Configure(EntityTypeBuilder<ArticleTemplate> map)
        {
            map.HasIndex(t => t.Kind).IsUnique();
            map.Property(t => t.Standard).HasConversion(
                standard => StandardJson.Write(standard), json => StandardJson.Read(json),
                new ValueComparer<ContentStandard>(
                    (one, other) => StandardJson.Write(one!) == StandardJson.Write(other!), standard => StandardJson.Write(standard).GetHashCode(StringComparison.Ordinal)));
        }
    }
}

/// <summary>How a standard is stored: names as they are typed, checks by their names.</summary>
internal static class StandardJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static string Write(ContentStandard standard) => JsonSerializer.Serialize(standard, Options);

    public static ContentStandard Read(string json) => JsonSerializer.Deserialize<ContentStandard>(json, Options)!;
}
