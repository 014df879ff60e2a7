using System.Diagnostics.CodeAnalysis;
using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Web.Hosting;

namespace KnowledgeCrm.Web.Knowledge;

/// <summary>What an author has typed, with the version that it began from. Kept as a draft as it is.</summary>
[SuppressMessage("Usage", "CA2227", Justification = "Read back from what was kept.")]
public sealed class ArticleForm
{
    public string Title { get; set; } = "";
    public string Summary { get; set; } = "";
    public string Topic { get; set; } = "";
    public string Tags { get; set; } = "";
    public string Body { get; set; } = "";
    public string Language { get; set; } = Languages.English;
    public Audience Audience { get; set; } = Audience.Internal;
    public Governance Governance { get; set; } = Governance.Experience;
    public List<string> Products { get; set; } = [];
    public ArticleKind Kind { get; set; }

    /// <summary>The keys of the checklist's items that the author says are so.</summary>
    public List<string> Ticked { get; set; } = [];

    /// <summary>The number of the other language's version that the text says everything of.</summary>
    public int? TranslatedUpTo { get; set; }

    /// <summary>The files that go with the text; null in what an earlier release kept, and means: as they are.</summary>
    public List<AttachedFile>? Files { get; set; }

    /// <summary>Why it is saved; not a part of the text.</summary>
    public string Note { get; set; } = "";

    /// <summary>The <see cref="ArticleView.Version"/> that a save goes on from.</summary>
    public int StartedFrom { get; set; }

    public static ArticleForm Of(ArticleView article) => new()
    {
        Title = article.Title,
        Summary = article.Summary,
        Topic = article.Topic?.Key ?? "",
        Tags = article.Tags,
        Body = article.Body,
        Language = article.Language,
        Audience = article.Audience,
        Governance = article.Governance,
        Products = [.. article.Products.Select(product => product.Model)],
        Kind = article.Kind,
        Ticked = [.. article.Ticked],
        TranslatedUpTo = article.TranslatedUpTo,
        Files = [.. article.Attachments],
        StartedFrom = article.Version,
    };

    public ArticleInput ToInput() => new()
    {
        Title = Title, Summary = Summary, Topic = Topic, Tags = Tags, Body = Body, Audience = Audience, Products = Products, Language = Language,
        Governance = Governance, Kind = Kind, Ticked = Ticked, TranslatedUpTo = TranslatedUpTo, Note = Note, Files = Files?.ConvertAll(file => file.Key),
    };

    /// <summary>True when nothing would change by saving the one over the other.</summary>
    public bool SaysTheSameAs(ArticleForm other) =>
        Title.Trim() == other.Title && Summary.Trim() == other.Summary && Topic == other.Topic && Tags.Trim() == other.Tags
        && Body.Trim() == other.Body && Language == other.Language && Audience == other.Audience && Governance == other.Governance
        && Kind == other.Kind && TranslatedUpTo == other.TranslatedUpTo
        && Ticked.Order(StringComparer.Ordinal).SequenceEqual(other.Ticked.Order(StringComparer.Ordinal))
        && Products.Order(StringComparer.Ordinal).SequenceEqual(other.Products.Order(StringComparer.Ordinal))
        && FileKeys.Order(StringComparer.Ordinal).SequenceEqual(other.FileKeys.Order(StringComparer.Ordinal));

    /// <summary>The fields besides the text that differ: the key of the field's name, what is here, what is there.</summary>
    /// <param name="other">The other form.</param>
    /// <param name="word">The word for a value.</param>
    public IEnumerable<(string Name, string Mine, string Other)> Differences(ArticleForm other, Func<Enum, string> word) =>
        new (string Name, string Mine, string Other)[]
        {
            ("Field.Title", Title, other.Title), ("Field.Summary", Summary, other.Summary), ("Field.Topic", Topic, other.Topic),
            ("Field.Tags", Tags, other.Tags), ("Field.Products", Models, other.Models), ("Field.Audience", word(Audience), word(other.Audience)),
            ("Field.Files", FileNames, other.FileNames),
            ("Field.Governance", word(Governance), word(other.Governance)), ("Field.Kind", word(Kind), word(other.Kind)), ("Field.Language", Language, other.Language),
        }.Where(field => field.Mine.Trim() != field.Other.Trim());

    /// <summary>Where the file of a name is served, or null where there is none.</summary>
    public string? AddressOf(string fileName) =>
        Files?.FirstOrDefault(file => file.FileName.Equals(fileName, StringComparison.OrdinalIgnoreCase))?.Address;

    private IEnumerable<string> FileKeys => (Files ?? []).Select(file => file.Key);

    private string FileNames => string.Join(", ", (Files ?? []).Select(file => $"{file.FileName} ({FileSize.Of(file.Size)})").Order(StringComparer.Ordinal));

    private string Models => string.Join(", ", Products.Order(StringComparer.Ordinal));
}
