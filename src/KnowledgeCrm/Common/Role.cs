namespace KnowledgeCrm.Common;

/// <summary>What a person may do. A person may hold several.</summary>
public enum Role
{
    Customer,
    Rep,
    Author,
    Reviewer,
    KnowledgeManager,
    Sales,
    Partner,
    Administrator,
}
