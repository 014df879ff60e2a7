using KnowledgeCrm.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KnowledgeCrm.Knowledge;

public enum CommentState
{
    Open,
    Resolved,
    /// <summary>Its suggested edit was taken into the text.</summary>
    Accepted,
    /// <summary>Its suggested edit was not taken.</summary>
    Declined,
}

/// <summary>What somebody says about a passage of an article's working text, perhaps with an edit that they suggest.</summary>
public sealed class PassageComment : Entity
{
    private PassageComment()
    {
    }

    public Guid ArticleId { get; private set; }

    /// <summary>The number of the version that it was made on.</summary>
    public int OnVersion { get; private set; }

    /// <summary>Empty when it is about the article as a whole.</summary>
    public string Quote { get; private set; } = "";
    public string Prefix { get; private set; } = "";
    public string Suffix { get; private set; } = "";

    /// <summary>Where the passage began, in UTF-16 characters.</summary>
    public int Start { get; private set; }
    public string Text { get; private set; } = "";

    /// <summary>What is to stand in the passage's place; null when no edit is suggested, empty to take it out.</summary>
    public string? Replacement { get; private set; }
    public Guid? AuthorId { get; private set; }
    public DateTime At { get; private set; }
    public CommentState State { get; private set; }
    public Guid? ClosedById { get; private set; }
    public DateTime? ClosedAt { get; private set; }
    public List<CommentAnswer> Answers { get; private set; } = [];

    public PassageAnchor Anchor => new(Quote, Prefix, Suffix, Start);

    public static PassageComment On(Article article, PassageAnchor? anchor, string? text, string? replacement, Actor author, DateTime at)
    {
        if (replacement is not null && anchor is null) throw Refused.Invalid("Comment.PassageRequired", "quote");
        if (replacement == anchor?.Quote && anchor is not null) throw Refused.Invalid("Comment.SameText", "replacement");
        var comment = new PassageComment
        {
            ArticleId = article.Id,
            OnVersion = article.Work.Number,
            Quote = anchor?.Quote ?? "",
            Prefix = anchor?.Prefix ?? "",
            Suffix = anchor?.Suffix ?? "",
            Start = anchor?.Start ?? 0,
            // An edit may speak for itself.
            Text = Limits.Checked(text, "text", Limits.Reply, required: replacement is null),
            Replacement = replacement,
            AuthorId = author.PersonId,
            At = at,
        };
        comment.Raise(new PassageCommented(article.Id, comment.Id));
        return comment;
    }

    public void Answer(string? text, Actor author, DateTime at)
    {
        Answers.Add(CommentAnswer.Of(Id, Limits.Checked(text, "text", Limits.Reply), author, at));
        Raise(new CommentAnswered(ArticleId, Id));
    }

    /// <summary>Closes it; one that is closed already was closed by somebody else meanwhile.</summary>
    public void Close(CommentState how, Actor by, DateTime at)
    {
        if (State != CommentState.Open) throw Refused.Conflict("Comment.Closed");
        if (how is CommentState.Accepted or CommentState.Declined && Replacement is null) throw Refused.Conflict("Comment.NoEdit");
        (State, ClosedById, ClosedAt) = (how, by.PersonId, at);
    }

    public void Reopen()
    {
        if (State != CommentState.Resolved) throw Refused.Conflict("Comment.NotResolved");
        (State, ClosedById, ClosedAt) = (CommentState.Open, null, null);
    }

    private sealed class Mapping : IEntityTypeConfiguration<PassageComment>
    {
        public void Configure(EntityTypeBuilder<PassageComment> map)
        {
            map.Ignore(c => c.Anchor);
            map.HasOne<Article>().WithMany().HasForeignKey(c => c.ArticleId);
            map.HasIndex(c => new { c.ArticleId, c.State });
            map.HasMany(c => c.Answers).WithOne().HasForeignKey(a => a.CommentId);
        }
    }
}

/// <summary>An answer to a comment.</summary>
public sealed class CommentAnswer
{
    private CommentAnswer()
    {
    }

    public Guid Id { get; private set; }
    public Guid CommentId { get; private set; }
    public string Text { get; private set; } = "";
    public Guid? AuthorId { get; private set; }
    public DateTime At { get; private set; }

    internal static CommentAnswer Of(Guid commentId, string text, Actor author, DateTime at) =>
        new() { Id = Guid.CreateVersion7(), CommentId = commentId, Text = text, AuthorId = author.PersonId, At = at };

    private sealed class Mapping : IEntityTypeConfiguration<CommentAnswer>
    {
        public void Configure(EntityTypeBuilder<CommentAnswer> map) => map.Property(a => a.Id).ValueGeneratedNever();
    }
}

public sealed record PassageCommented(Guid ArticleId, Guid CommentId) : DomainEvent;

public sealed record CommentAnswered(Guid ArticleId, Guid CommentId) : DomainEvent;
