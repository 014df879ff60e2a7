using KnowledgeCrm.Knowledge;

namespace KnowledgeCrm.Web.Knowledge.Review;

/// <summary>A comment as it is typed. Kept as a draft as it is.</summary>
public sealed class NewComment
{
    public string Quote { get; set; } = "";

    /// <summary>Where the passage was marked, in UTF-16 characters.</summary>
    public int? Start { get; set; }
    public string Text { get; set; } = "";
    public bool Suggests { get; set; }
    public string Replacement { get; set; } = "";

    public bool IsEmpty => Text.Length == 0 && Replacement.Length == 0;

    public CommentInput ToInput() => new() { Quote = Quote, Start = Start, Text = Text, Replacement = Suggests ? Replacement : null };
}
