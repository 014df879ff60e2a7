namespace KnowledgeCrm.Web.Asking;

/// <summary>Names the texts of questions and communities: <c>AskingText.resx</c>, <c>AskingText.zh.resx</c>.</summary>
public sealed class AskingText;
