using KnowledgeCrm.Asking;
using KnowledgeCrm.Cases;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Sales;
using KnowledgeCrm.Search;
using KnowledgeCrm.Web.Controls;
using Microsoft.Extensions.Localization;

namespace KnowledgeCrm.Web.Search;

/// <summary>What the values of facets are called: they come as codes.</summary>
public sealed class FacetWords(
    IStringLocalizer<SearchText> text, IStringLocalizer<ControlText> words, IReadOnlyList<TopicLine> topics,
    IReadOnlyDictionary<string, string> products)
{
    private readonly Dictionary<string, string> topicNames = topics.ToDictionary(topic => topic.Key, topic => topic.Name, StringComparer.OrdinalIgnoreCase);

    public string Of(string facet) => text[$"Facet.{facet}"];

    /// <summary>The name of a value; what has none is called by its code.</summary>
    public string Of(string facet, string value) => facet switch
    {
        SearchFacets.Kind => Known(text[$"Kind.{value}"], value),
        SearchFacets.Template when Named<ArticleKind>(value) is { } template => words.Of(template),
        SearchFacets.Topic => topicNames.GetValueOrDefault(value, value),
        SearchFacets.Product => products.GetValueOrDefault(value, value),
        SearchFacets.Language => Known(words[$"Language.{value}"], value),
        SearchFacets.State when Named<ArticleState>(value) is { } state => words.Of(state),
        SearchFacets.State when Named<CaseStatus>(value) is { } status => words.Of(status),
        SearchFacets.State when Named<OpportunityStage>(value) is { } stage => words.Of(stage),
        SearchFacets.State when Named<QuestionState>(value) is { } question => words.Of(question),
        SearchFacets.Confidence => Known(text[$"Confidence.{value}"], value),
        SearchFacets.Age => Known(text[$"Age.{value}"], value),
        _ => value,
    };

    private static string Known(LocalizedString found, string otherwise) => found.ResourceNotFound ? otherwise : found.Value;

    // A number would be read as a value, too.
    private static T? Named<T>(string name) where T : struct, Enum =>
        char.IsLetter(name[0]) && Enum.TryParse<T>(name, ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : null;
}
