namespace KnowledgeCrm.Web.Portal;

/// <summary>Names the portal's texts: <c>PortalText.resx</c>, <c>PortalText.zh.resx</c>.</summary>
public sealed class PortalText;
