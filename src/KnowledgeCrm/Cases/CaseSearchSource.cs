namespace KnowledgeCrm.Cases;

public sealed class CaseSearchSource
{
    public const string KindName = "case";
}
