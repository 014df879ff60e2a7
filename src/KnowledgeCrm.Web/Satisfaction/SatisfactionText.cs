namespace KnowledgeCrm.Web.Satisfaction;

/// <summary>Names the texts about what customers think: <c>SatisfactionText.resx</c>, <c>SatisfactionText.zh.resx</c>.</summary>
public sealed class SatisfactionText;
