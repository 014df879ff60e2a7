namespace KnowledgeCrm.Web.Accounts;

/// <summary>Names the texts of the account pages: <c>AccountText.resx</c>, <c>AccountText.zh.resx</c>.</summary>
public sealed class AccountText;
