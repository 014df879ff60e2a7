namespace KnowledgeCrm.Web.Customers;

/// <summary>Names the texts of the customers' pages: <c>CustomerText.resx</c>, <c>CustomerText.zh.resx</c>.</summary>
public sealed class CustomerText;
