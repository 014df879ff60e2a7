namespace KnowledgeCrm.Web.Layout;

/// <summary>Names the texts around the console's pages: <c>ConsoleText.resx</c>, <c>ConsoleText.zh.resx</c>.</summary>
public sealed class ConsoleText;
