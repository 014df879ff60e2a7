namespace KnowledgeCrm.Web.Resources;

/// <summary>Names the texts that every face shares: <c>SharedText.resx</c>, <c>SharedText.zh.resx</c>.</summary>
public sealed class SharedText;
