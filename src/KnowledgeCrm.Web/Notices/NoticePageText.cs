namespace KnowledgeCrm.Web.Notices;

/// <summary>Names the texts of the pages of notices: <c>NoticePageText.resx</c>, <c>NoticePageText.zh.resx</c>. What each kind is called stands
/// in the library, which writes it into mail too.</summary>
public sealed class NoticePageText;
