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
