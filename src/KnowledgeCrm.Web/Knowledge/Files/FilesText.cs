namespace KnowledgeCrm.Web.Knowledge.Files;

/// <summary>Names the texts about files of articles: <c>FilesText.resx</c>, <c>FilesText.zh.resx</c>.</summary>
public sealed class FilesText;
