namespace KnowledgeCrm.Web.Interactions;

/// <summary>Names the texts of calls and the contact log: <c>InteractionText.resx</c>, <c>InteractionText.zh.resx</c>.</summary>
public sealed class InteractionText;
