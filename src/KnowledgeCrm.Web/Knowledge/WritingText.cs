namespace KnowledgeCrm.Web.Knowledge;

/// <summary>Names the texts of templates, checklists, similar articles and translations: <c>WritingText.resx</c>, <c>WritingText.zh.resx</c>.</summary>
public sealed class WritingText;
