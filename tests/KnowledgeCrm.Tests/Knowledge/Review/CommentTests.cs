using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Persistence;

namespace KnowledgeCrm.Tests.Knowledge.Review;

public class CommentTests
{
    private const string Body = "Open the tap.\n\nTurn the drum left.\n\n请关闭水龙头。";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task A_comment_stays_at_its_passage_and_says_when_it_is_gone(DatabaseKind kind)
    {
        await using var scene = await Scene.OpenAsync(kind);
        await scene.CommentAsync(scene.Reviewer, new CommentInput { Quote = "请关闭水龙头", Text = "哪一个？" });
        await scene.CommentAsync(scene.Reviewer, new CommentInput { Quote = "drum left", Text = "Which way?" });
        await scene.CommentAsync(scene.Reviewer, new CommentInput { Text = "Well written" });
        await scene.SaveAsync("A new first line.\n\n" + Body.Replace("drum left", "drum right", StringComparison.Ordinal));

        var comments = await scene.CommentsAsync();
        Assert.Equal(["哪一个？", "Which way?", "Well written"], comments.Select(comment => comment.Text));
        Assert.Equal([(7, false), (null, true), ((int?)null, false)], comments.Select(comment => (comment.Line, comment.IsOrphaned)));
    }

    [Theory, OnBothDatabases]
    public async Task A_comment_is_answered_resolved_and_opened_again(DatabaseKind kind)
    {
        await using var scene = await Scene.OpenAsync(kind);
        var id = await scene.CommentAsync(scene.Reviewer, new CommentInput { Quote = "drum", Text = "Which?" });
        Assert.True((await scene.Get<AnswerComment>().RunAsync(scene.Author, scene.Number, id, "The only one", Stop)).Succeeded);
        Assert.True((await scene.Get<ResolveComment>().RunAsync(scene.Author, scene.Number, id, true, Stop)).Succeeded);

        Assert.Equal("Comment.Closed", (await scene.Get<ResolveComment>().RunAsync(scene.Author, scene.Number, id, true, Stop)).Refused?.Code);
        var other = await scene.House.ReviewerAsync();
        Assert.Equal(RefusalKind.Forbidden, (await scene.Get<ResolveComment>().RunAsync(other, scene.Number, id, false, Stop)).Refused?.Kind);
        Assert.True((await scene.Get<ResolveComment>().RunAsync(scene.Reviewer, scene.Number, id, false, Stop)).Succeeded);
        var comment = Assert.Single(await scene.CommentsAsync());
        Assert.Equal((CommentState.Open, "The only one", scene.Author.Name), (comment.State, comment.Answers[0].Text, comment.Answers[0].By));
    }

    [Theory, OnBothDatabases]
    public async Task A_suggested_edit_is_taken_into_the_text_and_makes_a_writer_of_who_suggested_it(DatabaseKind kind)
    {
        await using var scene = await Scene.OpenAsync(kind);
        var id = await scene.CommentAsync(scene.Reviewer, new CommentInput { Quote = "left", Replacement = "right" });
        var seen = await scene.WorkAsync();
        await scene.SaveAsync("Before you start: switch it off.\n\n" + Body);

        Assert.Equal("Changed", (await scene.DecideAsync(scene.Author, id, true, seen.Version)).Refused?.Code);
        Assert.Equal(RefusalKind.Forbidden, (await scene.DecideAsync(scene.Reviewer, id, true, null)).Refused?.Kind);
        Assert.True((await scene.DecideAsync(scene.Author, id, true, (await scene.WorkAsync()).Version)).Succeeded);

        Assert.Equal("Before you start: switch it off.\n\n" + Body.Replace("left", "right", StringComparison.Ordinal), (await scene.WorkAsync()).Body);
        Assert.Equal("Comment.Closed", (await scene.DecideAsync(scene.Author, id, false, null)).Refused?.Code);
        await scene.Get<SubmitArticle>().RunAsync(scene.Author, scene.Number, Stop);
        Assert.Equal("Article.FourEyes", (await scene.Get<ApproveArticle>().RunAsync(scene.Reviewer, scene.Number, null, Stop)).Refused?.Code);
    }

    [Theory, OnBothDatabases]
    public async Task An_edit_of_a_passage_that_is_gone_is_refused_and_can_be_declined(DatabaseKind kind)
    {
        await using var scene = await Scene.OpenAsync(kind);
        var id = await scene.CommentAsync(scene.Reviewer, new CommentInput { Quote = "Turn the drum left.", Replacement = "" });
        await scene.SaveAsync("Something else.");

        Assert.Equal("Comment.PassageGone", (await scene.DecideAsync(scene.Author, id, true, null)).Refused?.Code);
        Assert.Equal(CommentState.Open, Assert.Single(await scene.CommentsAsync()).State);
        Assert.True((await scene.DecideAsync(scene.Author, id, false, null)).Succeeded);
        Assert.Equal("Something else.", (await scene.WorkAsync()).Body);
    }

    [Fact]
    public async Task What_can_not_be_said_is_refused_at_its_field()
    {
        await using var scene = await Scene.OpenAsync(DatabaseKind.Sqlite);
        async Task<(string?, string?)> RefusedAsync(CommentInput input)
        {
            var refused = (await scene.Get<CommentOnPassage>().RunAsync(scene.Reviewer, scene.Number, input, Stop)).Refused;
            return (refused?.Code, refused?.Field);
        }

        Assert.Equal(("Text.Required", "text"), await RefusedAsync(new CommentInput { Quote = "drum" }));
        Assert.Equal(("Comment.PassageMissing", "quote"), await RefusedAsync(new CommentInput { Quote = "no such words", Text = "a" }));
        Assert.Equal(("Comment.PassageRequired", "quote"), await RefusedAsync(new CommentInput { Replacement = "a" }));
        Assert.Equal(("Comment.SameText", "replacement"), await RefusedAsync(new CommentInput { Quote = "drum", Replacement = "drum" }));
        Assert.Equal((null, null), await RefusedAsync(new CommentInput { Quote = "drum", Text = "a" }));
    }

    [Fact]
    public async Task F12_a_comment_of_another_article_is_not_there()
    {
        await using var scene = await Scene.OpenAsync(DatabaseKind.Sqlite);
        var id = await scene.CommentAsync(scene.Reviewer, new CommentInput { Quote = "left", Replacement = "right" });
        var other = await new Desk(scene.House).DraftAsync(scene.Author, "Other", Body);

        Assert.Equal(RefusalKind.NotFound, (await scene.Get<AnswerComment>().RunAsync(scene.Author, other, id, "a", Stop)).Refused?.Kind);
        Assert.Equal(RefusalKind.NotFound, (await scene.Get<ResolveComment>().RunAsync(scene.Author, other, id, true, Stop)).Refused?.Kind);
        Assert.Equal(RefusalKind.NotFound, (await scene.Get<DecideSuggestion>().RunAsync(scene.Author, other, id, true, null, Stop)).Refused?.Kind);
        Assert.True((await scene.DecideAsync(scene.Author, id, true, null)).Succeeded);
    }

    private sealed class Scene(House house, Actor author, Actor reviewer, string number) : IAsyncDisposable
    {
        public House House => house;
        public Actor Author => author;
        public Actor Reviewer => reviewer;
        public string Number => number;

        public static async Task<Scene> OpenAsync(DatabaseKind kind)
        {
            var house = await House.OpenAsync(kind);
            var author = await house.AuthorAsync();
            return new Scene(house, author, await house.ReviewerAsync(), await new Desk(house).DraftAsync(author, "Title", Body));
        }

        public T Get<T>() where T : notnull => house.Get<T>();

        public async Task<Guid> CommentAsync(Actor by, CommentInput input) =>
            (await Get<CommentOnPassage>().RunAsync(by, number, input, Stop)).Value.Comment;

        public async Task<IReadOnlyList<CommentView>> CommentsAsync() => (await Get<PassageComments>().RunAsync(author, number, Stop)).Value;

        public async Task<ArticleView> WorkAsync() => (await Get<ArticleWork>().RunAsync(author, number, Stop)).Value.Article;

        public Task<Outcome<ArticleDone>> DecideAsync(Actor by, Guid comment, bool accept, int? version) =>
            Get<DecideSuggestion>().RunAsync(by, number, comment, accept, version, Stop);

        public async Task SaveAsync(string body) =>
            Assert.True((await Get<SaveDraft>().RunAsync(author, number, new ArticleInput { Body = body }, null, Stop)).Succeeded);

        public ValueTask DisposeAsync() => house.DisposeAsync();
    }
}
