namespace KnowledgeCrm.Web.Knowledge;

/// <summary>Names the texts of the pages for writing and judging: <c>KnowledgeText.resx</c>, <c>KnowledgeText.zh.resx</c>.</summary>
public sealed class KnowledgeText;
