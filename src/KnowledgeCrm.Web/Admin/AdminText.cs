namespace KnowledgeCrm.Web.Admin;

/// <summary>Names the texts of the administrators' pages: <c>AdminText.resx</c>, <c>AdminText.zh.resx</c>.</summary>
public sealed class AdminText;
