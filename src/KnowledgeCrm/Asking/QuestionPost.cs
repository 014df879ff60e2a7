using KnowledgeCrm.Accounts;
using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KnowledgeCrm.Asking;

/// <summary>What somebody said to a question: an answer, or a part of the talk about it.</summary>
public sealed class QuestionPost
{
    private QuestionPost()
    {
    }

    public Guid Id { get; private set; }
    public Guid QuestionId { get; private set; }
    public Guid AuthorId { get; private set; }
    public bool IsAnswer { get; private set; }

    /// <summary>Markdown.</summary>
    public string Text { get; private set; } = "";
    public DateTime At { get; private set; }

    /// <summary>True for the answer that the question was imported with.</summary>
    public bool IsImported { get; private set; }

    /// <summary>The articles that it points to.</summary>
    public List<PostArticle> Articles { get; private set; } = [];

    internal static QuestionPost Of(Guid questionId, Guid authorId, bool isAnswer, string? text, IEnumerable<Guid> articles, DateTime at)
    {
        var post = new QuestionPost
        {
            Id = Guid.CreateVersion7(),
            QuestionId = questionId,
            AuthorId = authorId,
            IsAnswer = isAnswer,
            Text = ArticleMarkdown.Checked(Limits.Checked(text, "text", Limits.Reply), "text"),
            At = at,
        };
        post.Articles = [.. articles.Distinct().Select(article => new PostArticle { PostId = post.Id, ArticleId = article })];
        return post;
    }

    internal static QuestionPost Imported(Guid questionId, ImportedAnswer answer)
    {
        var post = Of(questionId, answer.AuthorId, true, answer.Text, answer.Articles, answer.At);
        post.IsImported = true;
        return post;
    }

    /// <summary>Says the same as the system it was imported from; false where it does already.</summary>
    internal bool Follow(ImportedAnswer answer)
    {
        if (AuthorId == answer.AuthorId && Text == answer.Text && At == answer.At && Articles.Select(link => link.ArticleId).ToHashSet().SetEquals(answer.Articles)) return false;
        (AuthorId, Text, At) = (answer.AuthorId, answer.Text, answer.At);
        Articles.RemoveAll(link => !answer.Articles.Contains(link.ArticleId));
        Articles.AddRange(answer.Articles.Where(id => !Articles.Exists(link => link.ArticleId == id)).Select(id => new PostArticle { PostId = Id, ArticleId = id }));
        return true;
    }

    private sealed class Mapping : IEntityTypeConfiguration<QuestionPost>
    {
        public void Configure(EntityTypeBuilder<QuestionPost> map)
        {
            map.Property(p => p.Id).ValueGeneratedNever();
            map.HasOne<Person>().WithMany().HasForeignKey(p => p.AuthorId);
            map.HasMany(p => p.Articles).WithOne().HasForeignKey(a => a.PostId);
        }
    }
}

/// <summary>An article that an answer points to.</summary>
public sealed class PostArticle
{
    public Guid PostId { get; init; }
    public Guid ArticleId { get; set; }

    private sealed class Mapping : IEntityTypeConfiguration<PostArticle>
    {
        public void Configure(EntityTypeBuilder<PostArticle> map)
        {
            map.HasKey(a => new { a.PostId, a.ArticleId });
            map.HasOne<Article>().WithMany().HasForeignKey(a => a.ArticleId);
        }
    }
}
