namespace KnowledgeCrm.Web.Experts;

/// <summary>Names the texts of the yellow pages: <c>ExpertText.resx</c>, <c>ExpertText.zh.resx</c>.</summary>
public sealed class ExpertText;
