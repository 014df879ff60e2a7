namespace KnowledgeCrm.Web.Cases;

/// <summary>Names the texts of the cases' pages: <c>CaseText.resx</c>, <c>CaseText.zh.resx</c>.</summary>
public sealed class CaseText;
