using KnowledgeCrm.Asking;
using KnowledgeCrm.Cases;
using KnowledgeCrm.Customers;
using KnowledgeCrm.Experts;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Sales;

namespace KnowledgeCrm.Web.Search;

/// <summary>The kinds of things that the console finds, in the order in which they are shown.</summary>
internal static class Kinds
{
    public static IReadOnlyList<string> All { get; } =
    [
        ArticleSearchSource.KindName, CaseSearchSource.KindName, CustomerSearchSource.KindName, ExpertSearchSource.KindName, QuestionSearchSource.KindName,
        ObjectionSearchSource.KindName, OpportunitySearchSource.KindName,
    ];

    /// <summary>The kind that an address names, or null for every kind: an address is typed by people, too.</summary>
    public static string? Known(string? kind) => All.FirstOrDefault(known => known == kind);
}
