using System.Security.Cryptography;
using System.Text;
using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Insight;

/// <summary>Makes weak past questions of an article from searches that led several people to it. Each person counts once, for or against;
/// a search without an account counts for nothing, since nobody could tell one visitor from a hundred.</summary>
public sealed class TeachFromClicks(UseCase useCase, IDbContextFactory<KnowledgeCrmDb> contexts)
{
    /// <summary>How many more people must have been helped than not.</summary>
    public const int LeastPeople = 3;

    // Reached with nine people, beyond whom clicks add nothing.
    private const float WeightOfOne = CustomersWords.MostForClicks / 9;
    private const string SourcePrefix = "clicks:";

    public async Task RunAsync(CancellationToken stop)
    {
        List<Lesson> lessons;
        await using (var db = await contexts.CreateDbContextAsync(stop))
        {
            lessons = await LessonsAsync(db, stop);
            if (!await IsNewAsync(db, lessons, stop)) return;
        }
        var outcome = await useCase.WriteAsync(nameof(TeachFromClicks), Actor.System, async db =>
        {
            await TeachAsync(db, lessons, stop);
            return default(Done);
        }, stop);
        // A conflict means that another node did it just now.
        if (outcome is { Succeeded: false, Refused.Kind: not RefusalKind.Conflict }) throw outcome.Refused;
    }

    private static async Task<List<Lesson>> LessonsAsync(KnowledgeCrmDb db, CancellationToken stop)
    {
        // What is asked beside a case is taught by the case itself, when it is solved.
        var taken = await db.SearchNotes.AsNoTracking()
            .Where(note => note.PersonId != null && note.ResultKind == ArticleSearchSource.KindName && note.Place != SearchPlace.CaseAnswers && note.IsSettled)
            .ToListAsync(stop);
        var live = await db.Articles.Where(a => a.LiveVersionId != null).Select(a => a.Id).ToHashSetAsync(stop);
        return [.. taken.GroupBy(note => note.ResultId!.Value).Where(same => live.Contains(same.Key)).SelectMany(Lessons)];
    }

    private static IEnumerable<Lesson> Lessons(IGrouping<Guid, SearchNote> ofArticle)
    {
        foreach (var group in QueryGroups.Of(ofArticle, note => note.Text, QueryGroups.SameQuestion))
        {
            var against = group.Members.Where(note => note.Helpful == false).Select(note => note.PersonId).ToHashSet();
            var helped = group.Members.Where(note => note.Succeeded && !against.Contains(note.PersonId)).Select(note => note.PersonId).Distinct().Count();
            var people = helped - against.Count;
            if (people < LeastPeople) continue;
            var source = SourcePrefix + Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(group.Words.Key)))[..32];
            yield return new Lesson(ofArticle.Key, source, group.Typical, Math.Min(people * WeightOfOne, CustomersWords.MostForClicks));
        }
    }

    private static async Task<bool> IsNewAsync(KnowledgeCrmDb db, List<Lesson> lessons, CancellationToken stop)
    {
        var taught = await db.CustomersWords.AsNoTracking().Where(words => words.Kind == WordsKind.Clicked).ToListAsync(stop);
        return !taught.Select(words => (words.ArticleId, words.Source, words.Weight)).ToHashSet()
            .SetEquals(lessons.Select(lesson => (lesson.ArticleId, lesson.Source, lesson.Weight)));
    }

    private static async Task TeachAsync(KnowledgeCrmDb db, List<Lesson> lessons, CancellationToken stop)
    {
        var taught = (await db.CustomersWords.Where(words => words.Kind == WordsKind.Clicked).ToListAsync(stop))
            .ToDictionary(words => (words.ArticleId, words.Source));
        foreach (var lesson in lessons)
        {
            if (!taught.Remove((lesson.ArticleId, lesson.Source), out var words))
                db.CustomersWords.Add(CustomersWords.OfClicks(
                    lesson.ArticleId, lesson.Source, Languages.Of(lesson.Text), lesson.Text, lesson.Weight, db.Now));
            else if (words.Weight != lesson.Weight) words.Weigh(lesson.Weight, db.Now);
        }
        foreach (var words in taught.Values)
        {
            words.Forget();
            db.CustomersWords.Remove(words);
        }
    }

    private sealed record Lesson(Guid ArticleId, string Source, string Text, float Weight);
}
