using KnowledgeCrm.Common;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Knowledge;

/// <summary>The comments on an article's working text: the open ones in the order of the text, then those that are closed, latest first.</summary>
public sealed class PassageComments(UseCase useCase)
{
    // More closed ones nobody reads through; those that are open are all shown.
    private const int MostClosed = 100;

    public Task<Outcome<IReadOnlyList<CommentView>>> RunAsync(Actor actor, string number, CancellationToken stop) =>
        useCase.ReadAsync<IReadOnlyList<CommentView>>(async db =>
        {
            var article = await db.Articles.CommentedBy(actor).Include(a => a.Work).SingleOrDefaultAsync(a => a.Number == number, stop)
                ?? throw Refused.NotFound();
            var all = db.PassageComments.Include(c => c.Answers).Where(c => c.ArticleId == article.Id);
            var open = await all.Where(c => c.State == CommentState.Open).ToListAsync(stop);
            var closed = await all.Where(c => c.State != CommentState.Open).OrderByDescending(c => c.ClosedAt).Take(MostClosed).ToListAsync(stop);
            var names = await PersonNames.ReadAsync(
                db, open.Concat(closed).SelectMany(c => c.Answers.Select(a => a.AuthorId).Concat([c.AuthorId, c.ClosedById])), stop);
            return [.. open.Concat(closed).Select(c => CommentView.Of(c, article.Work.Body, names))
                .OrderBy(c => c.State != CommentState.Open).ThenBy(c => c.State == CommentState.Open ? c.FoundAt ?? int.MaxValue : 0)];
        }, stop);
}

/// <summary>A comment as it stands to the working text now.</summary>
public sealed record CommentView
{
    public required Guid Id { get; init; }

    /// <summary>Empty when it is about the article as a whole.</summary>
    public required string Quote { get; init; }

    /// <summary>Where the passage begins in the working text, in UTF-16 characters; null when it is there no more, or about the whole.</summary>
    public required int? FoundAt { get; init; }

    /// <summary>The line of the working text that the passage begins in, from 1.</summary>
    public required int? Line { get; init; }
    public required string Text { get; init; }
    public required string? Replacement { get; init; }
    public required CommentState State { get; init; }
    public required string By { get; init; }
    public required Guid? ById { get; init; }
    public required DateTime At { get; init; }
    public required int OnVersion { get; init; }
    public required string ClosedBy { get; init; }
    public required DateTime? ClosedAt { get; init; }
    public required IReadOnlyList<AnswerView> Answers { get; init; }

    /// <summary>True when the passage that it is about is in the text no more.</summary>
    public bool IsOrphaned => State == CommentState.Open && Quote.Length > 0 && FoundAt is null;

    internal static CommentView Of(PassageComment comment, string body, PersonNames names)
    {
        var at = comment.State == CommentState.Open ? comment.Anchor.FindIn(body) : null;
        return new CommentView
        {
            Id = comment.Id,
            Quote = comment.Quote,
            FoundAt = at,
            Line = at is { } start ? 1 + body.AsSpan(0, start).Count('\n') : null,
            Text = comment.Text,
            Replacement = comment.Replacement,
            State = comment.State,
            By = names.Of(comment.AuthorId),
            ById = comment.AuthorId,
            At = comment.At,
            OnVersion = comment.OnVersion,
            ClosedBy = names.Of(comment.ClosedById),
            ClosedAt = comment.ClosedAt,
            Answers = [.. comment.Answers.OrderBy(a => a.Id).Select(a => new AnswerView(names.Of(a.AuthorId), a.Text, a.At))],
        };
    }
}

public sealed record AnswerView(string By, string Text, DateTime At);
