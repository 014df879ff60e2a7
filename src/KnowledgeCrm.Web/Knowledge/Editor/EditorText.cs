namespace KnowledgeCrm.Web.Knowledge.Editor;

/// <summary>Names the texts of the editor: <c>EditorText.resx</c>, <c>EditorText.zh.resx</c>.</summary>
public sealed class EditorText;
