using KnowledgeCrm.Common;
using KnowledgeCrm.Persistence;
using KnowledgeCrm.Search;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Knowledge;

/// <summary>Articles that may say already what somebody is beginning to write: what readers see, found by search, and what is in the works.</summary>
public sealed class NearDuplicates(UseCase useCase, SearchEverything search, ArticleTexts texts)
{
    /// <summary>How many are shown: more nobody reads while writing.</summary>
    public const int Most = 4;

    private const int Looked = 12;
    private const int NewestWorks = 500;

    // What is read of the issue, in characters: the beginning says what it is about.
    private const int LongestIssue = 600;

    /// <param name="actor">Who resolves cases, writes or judges.</param>
    /// <param name="typed">What has been typed.</param>
    /// <param name="stop">Stops it.</param>
    /// <returns>The nearest first.</returns>
    public async Task<Outcome<IReadOnlyList<NearArticle>>> RunAsync(Actor actor, TypedArticle typed, CancellationToken stop)
    {
        if (!actor.IsStaff) return Refused.NotFound();
        if (!actor.Is(Role.Rep, Role.Author, Role.Reviewer, Role.KnowledgeManager)) return Refused.Forbidden();
        var (title, issue) = (Cut(typed.Title, Limits.Title), Cut(typed.Issue, LongestIssue));
        var nearness = new TextNearness(title, issue);
        var request = new SearchRequest(title.Length > 0 ? title : issue, Kinds: [ArticleSearchSource.KindName], Limit: Looked, Context: issue) { Exact = true };
        List<Guid> found = nearness.IsEmpty ? [] : [.. (await search.RunAsync(actor, request, stop)).Items.Select(item => item.Key.Id)];
        return await useCase.ReadAsync<IReadOnlyList<NearArticle>>(async db => await NearestAsync(db, actor, typed.Except, found, nearness, stop), stop);
    }

    private async Task<List<NearArticle>> NearestAsync(
        KnowledgeCrmDb db, Actor actor, string? except, List<Guid> found, TextNearness nearness, CancellationToken stop)
    {
        // The article itself is not like itself, and its translation is to say the same.
        var work = except is null ? Guid.Empty : await db.Articles.SeenBy(actor).Where(a => a.Number == except).Select(a => a.WorkId).SingleOrDefaultAsync(stop);
        var live = await db.Articles.ReadableBy(actor).Where(a => found.Contains(a.Id) && a.WorkId != work).Include(a => a.Live).ToListAsync(stop);
        var titles = await db.Articles.WorkedOnBy(actor)
            .Where(a => a.LiveVersionId == null && a.State != ArticleState.Archived && a.WorkId != work)
            .OrderByDescending(a => a.ChangedAt).Take(NewestWorks).Select(a => new { a.Id, a.Work.Title }).ToListAsync(stop);
        var ids = titles.Select(a => (a.Id, Near: nearness.OfTitles(a.Title))).Where(a => a.Near >= TextNearness.Least)
            .OrderByDescending(a => a.Near).Take(Looked).Select(a => a.Id).ToList();
        var works = await db.Articles.Where(a => ids.Contains(a.Id)).Include(a => a.Work).ToListAsync(stop);
        var read = await texts.ReadAsync(db, [.. live.Select(a => (a.Id, a.Live!.Id))], stop);
        return [.. live.Where(a => read.ContainsKey(a.Id)).Select(a => Of(a, a.Live!, read[a.Id].Body.Text, actor, nearness))
            .Concat(works.Select(a => Of(a, a.Work, $"{a.Work.Summary}\n{ArticleMarkdown.ToPlainText(a.Work.Body)}", actor, nearness)))
            .Where(a => a.Nearness >= TextNearness.Least)
            .OrderByDescending(a => a.Nearness).ThenBy(a => a.Number, StringComparer.Ordinal).Take(Most)];
    }

    private static NearArticle Of(Article article, ArticleVersion version, string text, Actor actor, TextNearness nearness)
    {
        var near = nearness.To(version.Title, text);
        return new NearArticle(
            article.Number, version.Title, article.Language, article.State, article.LiveVersionId is not null, near,
            near >= TextNearness.Same ? Nearness.Same : near >= TextNearness.Close ? Nearness.Close : Nearness.Related,
            nearness.SharedWith(version.Title, text),
            ArticleLifecycle.Find(article.State, ArticleAction.Save) is { } save && actor.Is([.. save.Roles]));
    }

    private static string Cut(string? text, int limit)
    {
        var trimmed = (text ?? "").Trim();
        return trimmed.Length <= limit ? trimmed : trimmed[..(char.IsHighSurrogate(trimmed[limit - 1]) ? limit - 1 : limit)];
    }
}

/// <summary>What somebody has typed of a new article.</summary>
/// <param name="Title">The title; may be empty.</param>
/// <param name="Issue">What it is about, in plain text; may be empty.</param>
/// <param name="Except">The number of the article that it is typed into.</param>
public sealed record TypedArticle(string? Title, string? Issue = null, string? Except = null);

/// <summary>How near an article comes, in a word.</summary>
public enum Nearness
{
    /// <summary>It shares some words.</summary>
    Related,
    /// <summary>It is about the same thing.</summary>
    Close,
    /// <summary>It says the same.</summary>
    Same,
}

/// <summary>An article that may say the same.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Title">Its title.</param>
/// <param name="Language">Its language.</param>
/// <param name="State">The state of its working version.</param>
/// <param name="IsLive">True when readers see it.</param>
/// <param name="Nearness">How near, 0 to 1.</param>
/// <param name="Near">The same in a word.</param>
/// <param name="SharedWords">The words of it that were typed too.</param>
/// <param name="MayImprove">True when this actor could write into it now.</param>
public sealed record NearArticle(
    string Number, string Title, string Language, ArticleState State, bool IsLive, double Nearness, Nearness Near,
    IReadOnlyList<string> SharedWords, bool MayImprove);
