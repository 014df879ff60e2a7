namespace KnowledgeCrm.Web.Insight;

/// <summary>Names the texts of the pages about how people search: <c>InsightText.resx</c>, <c>InsightText.zh.resx</c>.</summary>
public sealed class InsightText;
