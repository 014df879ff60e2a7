namespace KnowledgeCrm.Common;

/// <summary>Who may read an article. Each audience reads its own articles and those of every audience before it.</summary>
public enum Audience
{
    Public = 0,
    Customer = 1,
    Partner = 2,
    Internal = 3,
}
