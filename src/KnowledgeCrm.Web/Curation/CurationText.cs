namespace KnowledgeCrm.Web.Curation;

/// <summary>Names the texts of the pages of search's rules: <c>CurationText.resx</c>, <c>CurationText.zh.resx</c>.</summary>
public sealed class CurationText;
