namespace KnowledgeCrm.Web.Knowledge.Care;

/// <summary>Names the texts of what is done with articles after publishing: <c>CareText.resx</c>, <c>CareText.zh.resx</c>.</summary>
public sealed class CareText;
