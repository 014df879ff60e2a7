using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;

namespace KnowledgeCrm.Tests.Knowledge.Care;

public class ConfidenceTests
{
    private static readonly DateTime At = Sample.At;
    private readonly Actor author = Sample.Actor(Role.Author);

    [Fact]
    public void What_somebody_else_approved_is_validated_and_what_came_in_is_not()
    {
        var imported = Article.Imported(Sample.New(), Sample.Text(), "base/1", "hash", true, Sample.Actor(Role.KnowledgeManager), At);

        Assert.Equal(ArticleConfidence.Validated, Sample.Published().Confidence);
        Assert.Equal(ArticleConfidence.NotValidated, imported.Confidence);
        Assert.Equal(ArticleConfidence.WorkInProgress, Sample.In(ArticleState.Draft, author).Confidence);
        Assert.Equal(ArticleConfidence.NotValidated, Sample.In(ArticleState.InReview, author).Confidence);
    }

    [Fact]
    public void What_is_doubted_stays_published_until_the_next_version_speaks_for_itself()
    {
        var article = Sample.Published(author: author);
        article.SayConfidence(ArticleConfidence.WorkInProgress, author, At);

        Assert.Equal((ArticleState.Published, Audience.Public, ArticleConfidence.WorkInProgress), (article.State, article.LiveAudience, article.Confidence));
        article.Save(Sample.Text(title: "Mended"), null, author, At);
        article.Submit(author, At);
        article.Approve(null, Sample.Actor(Role.Reviewer), At);

        Assert.Equal(ArticleConfidence.Validated, article.Confidence);
    }

    [Fact]
    public void Nobody_vouches_for_what_they_wrote_themselves()
    {
        var both = author.With(Role.Author, Role.Reviewer);
        var article = Sample.Published(author: author);
        article.SayConfidence(ArticleConfidence.NotValidated, both, At);

        Assert.Equal("Article.FourEyes", Assert.Throws<Refused>(() => article.SayConfidence(ArticleConfidence.Validated, both, At)).Code);
        article.SayConfidence(ArticleConfidence.Validated, Sample.Actor(Role.Reviewer), At);
        Assert.Equal(ArticleConfidence.Validated, article.Confidence);
    }
}
