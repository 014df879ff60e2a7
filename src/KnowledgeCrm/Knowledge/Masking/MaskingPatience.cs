namespace KnowledgeCrm.Knowledge;

/// <summary>How long one rule may look at a text. Every rule takes time linear to the text (a test holds it), so what takes longer hangs;
/// ten times what the slowest machine needs.</summary>
internal static class MaskingPatience
{
    public const int Milliseconds = 10_000;
}
