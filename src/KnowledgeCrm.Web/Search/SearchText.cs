namespace KnowledgeCrm.Web.Search;

/// <summary>Names the texts of searching: <c>SearchText.resx</c>, <c>SearchText.zh.resx</c>.</summary>
public sealed class SearchText;
