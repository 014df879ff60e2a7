namespace KnowledgeCrm.Web.Sales;

/// <summary>Names the texts of the sales pages: <c>SalesText.resx</c>, <c>SalesText.zh.resx</c>.</summary>
public sealed class SalesText;
