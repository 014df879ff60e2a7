namespace KnowledgeCrm.Web.Experts.Mapping;

/// <summary>Names the texts of the map and of roles and their steps: <c>MapText.resx</c>, <c>MapText.zh.resx</c>.</summary>
public sealed class MapText;
