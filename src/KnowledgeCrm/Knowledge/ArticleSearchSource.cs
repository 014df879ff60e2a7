namespace KnowledgeCrm.Knowledge;

public sealed class ArticleSearchSource
{
    public const string KindName = "article";
}
