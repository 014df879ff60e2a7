namespace KnowledgeCrm.Web.Cases.Service;

/// <summary>Names the texts of the pages about how the desk works: <c>ServiceText.resx</c>, <c>ServiceText.zh.resx</c>.</summary>
public sealed class ServiceText;
