namespace KnowledgeCrm.Web.Knowledge;

/// <summary>What an empty article begins with, in its own language, so that articles of a kind are built alike.</summary>
internal static class Outline
{
    public static string Of(string kind, string language)
    {
        string In(string key) => KnowledgeText.In(language, $"Outline.{key}");
        return kind == "Steps"
            ? $"## {In("Before")}\n\n{In("BeforeHint")}\n\n## {In("Steps")}\n\n1. {In("Step")}\n"
            : $"## {In("Signs")}\n\n{In("SignsHint")}\n\n## {In("Cause")}\n\n{In("CauseHint")}\n\n## {In("Steps")}\n\n1. {In("Step")}\n";
    }
}
