using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Persistence;
using KnowledgeCrm.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace KnowledgeCrm.Experts;

/// <summary>Measures on one's own solved cases: each is left out, with its words and its evidence, and asked as a question; who had solved it
/// should come first among those who work cases and speak its language. Beside it the plain way: who solved the most cases of the topic.</summary>
/// <remarks>With an index of its own and without what was learnt from the cases, which could not be taken out again.</remarks>
public sealed class LeaveOneOut(IDbContextFactory<KnowledgeCrmDb> contexts, UseCase useCase, EvidenceReading evidence, IEnumerable<ISearchSource> sources, ISearchCuration curation)
{
    private const int First = 5;

    public async Task<LeaveOneOutReport> RunAsync(CancellationToken stop)
    {
        var left = new LeftOut();
        var searched = sources.Where(source => source.Kind is ArticleSearchSource.KindName or CaseSearchSource.KindName).Select(source => (ISearchSource)new LeftOutSource(source, left)).ToList();
        var directory = Directory.CreateTempSubdirectory("knowledgecrm-evaluation-");
        try
        {
            using var index = new SearchIndex(directory.FullName, NullLogger<SearchIndex>.Instance);
            var indexer = new SearchIndexer(index, searched, new StillFeed(), TimeProvider.System, NullLogger<SearchIndexer>.Instance);
            while (await indexer.StepAsync(stop))
            {
                // Each step builds a part.
            }
            var search = new SearchEverything(index, searched, curation: curation);
            return await AskAllAsync(index, searched, left, new FindExperts(useCase, search, evidence), stop);
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    private async Task<LeaveOneOutReport> AskAllAsync(SearchIndex index, List<ISearchSource> searched, LeftOut left, FindExperts find, CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        var solved = (await evidence.ReadAsync(db, Actor.System, new EvidenceQuery(), stop))
            .Where(one => one.Kind is EvidenceKind.CaseSolved or EvidenceKind.CaseRescued).OrderBy(one => one.Number, StringComparer.Ordinal).ToList();
        var cases = await db.Cases.Where(c => c.Outcome == CaseOutcome.Solved || c.Outcome == CaseOutcome.Candidate).ToDictionaryAsync(c => c.Id, stop);
        var models = await db.Products.ToDictionaryAsync(p => p.Id, p => p.Model, stop);
        var pool = (await ExpertVisibility.StaffAsync(db, Actor.System, null, stop)).Values.Where(member => member.Person.Roles.Contains(Role.Rep)).ToList();
        var (ranks, plain) = (new List<int>(), new List<int>());
        long position = 0;
        foreach (var one in solved.Where(one => pool.Exists(member => member.Id == one.PersonId)))
        {
            var asked = cases[one.Document.Id];
            var touched = new List<SearchKey> { one.Document };
            if (asked.SolvedById is { } article) touched.Add(new SearchKey(ArticleSearchSource.KindName, article));
            (left.Case, left.Words) = (one.Document, PersonalData.Masked($"{asked.Subject}\n{asked.Description}"));
            position = await ApplyAsync(index, searched, touched, position, stop);
            var question = new ExpertQuestion(asked.Subject) { Context = asked.Description, Product = asked.ProductId is { } product ? models.GetValueOrDefault(product) : null };
            var ranked = await find.RankAsync(db, Actor.System, question, evidence => evidence.Document != one.Document, stop);
            var may = pool.Where(member => member.Languages.Contains(asked.Language)).Select(member => member.Id).ToHashSet();
            ranks.Add(RankOf(one.PersonId, ranked.All.Select(found => found.Card.Id).Where(may.Contains)));
            plain.Add(RankOf(one.PersonId, solved.Where(other => other.Document != one.Document && other.TopicId == one.TopicId && may.Contains(other.PersonId))
                .GroupBy(other => other.PersonId).OrderByDescending(person => person.Count()).ThenBy(person => person.Key).Select(person => person.Key)));
            (left.Case, left.Words) = (null, null);
            position = await ApplyAsync(index, searched, touched, position, stop);
        }
        var signs = await SurenessAsync(db, index, searched, left, find, [.. solved.Where(one => one.TopicId is not null)], cases, position, stop);
        return new LeaveOneOutReport(ranks.Count, Share(ranks, 1), Share(ranks, First), Share(plain, 1), Share(plain, First)) { Sureness = signs };
    }

    // Each case is asked by its subject alone, as a colleague would: first with the case itself left out, then with all that its topic has taken out.
    private static async Task<Sureness> SurenessAsync(
        KnowledgeCrmDb db, SearchIndex index, List<ISearchSource> searched, LeftOut left, FindExperts find, IReadOnlyList<Evidence> solved, Dictionary<Guid, Case> cases,
        long position, CancellationToken stop)
    {
        var questions = new List<SureQuestion>();
        async Task<SureSigns> AskAsync(Evidence one) =>
            (await find.RankAsync(db, Actor.System, new ExpertQuestion(cases[one.Document.Id].Subject), evidence => evidence.Document != one.Document, stop)).Votes.Signs;
        foreach (var topic in solved.GroupBy(one => one.TopicId!.Value))
        {
            var known = new List<SureSigns>();
            foreach (var one in topic)
            {
                var touched = new List<SearchKey> { one.Document };
                if (cases[one.Document.Id].SolvedById is { } article) touched.Add(new SearchKey(ArticleSearchSource.KindName, article));
                (left.Case, left.Words) = (one.Document, PersonalData.Masked($"{cases[one.Document.Id].Subject}\n{cases[one.Document.Id].Description}"));
                position = await ApplyAsync(index, searched, touched, position, stop);
                known.Add(await AskAsync(one));
                (left.Case, left.Words) = (null, null);
                position = await ApplyAsync(index, searched, touched, position, stop);
            }
            List<SearchKey> all = [
                .. topic.Select(one => one.Document),
                .. await db.Articles.Where(a => a.LiveVersionId != null && a.Live!.TopicId == topic.Key).Select(a => new SearchKey(ArticleSearchSource.KindName, a.Id)).ToListAsync(stop)];
            index.Apply([], [.. all.Distinct()], ++position);
            foreach (var (one, found) in topic.Zip(known)) questions.Add(new SureQuestion($"{topic.Key}", found, await AskAsync(one)));
            position = await ApplyAsync(index, searched, [.. all.Distinct()], position, stop);
        }
        return Sureness.Of(questions);
    }

    private static async Task<long> ApplyAsync(SearchIndex index, List<ISearchSource> searched, List<SearchKey> touched, long position, CancellationToken stop)
    {
        var put = new List<SearchDocument>();
        foreach (var source in searched)
            put.AddRange(await source.ReadAsync([.. touched.Where(key => key.Kind == source.Kind).Select(key => key.Id)], stop));
        index.Apply(put, [.. touched.Where(key => put.TrueForAll(document => document.Key != key))], position + 1);
        return position + 1;
    }

    private static int RankOf(Guid person, IEnumerable<Guid> ranking) => 1 + ranking.TakeWhile(id => id != person).Count() is var rank && ranking.Contains(person) ? rank : int.MaxValue;

    private static double Share(List<int> ranks, int within) => ranks.Count == 0 ? 0 : (double)ranks.Count(rank => rank <= within) / ranks.Count;

    private sealed class StillFeed : ISearchChangeFeed
    {
        public Task<IReadOnlyList<SearchChange>> ReadAfterAsync(long position, int max, CancellationToken stop) => Task.FromResult<IReadOnlyList<SearchChange>>([]);

        public Task<long> HeadAsync(CancellationToken stop) => Task.FromResult(0L);

        public Task WaitAsync(CancellationToken stop) => Task.Delay(Timeout.Infinite, stop);
    }
}

/// <summary>What leaving out one case at a time found; shares from 0 to 1.</summary>
/// <param name="Cases">How many cases were asked.</param>
/// <param name="First">Where who had solved it came first.</param>
/// <param name="FirstFive">Where they were among the first five.</param>
/// <param name="PlainFirst">The same by who solved the most cases of the topic.</param>
/// <param name="PlainFirstFive">And among the first five.</param>
public sealed record LeaveOneOutReport(int Cases, double First, double FirstFive, double PlainFirst, double PlainFirstFive)
{
    /// <summary>How well what somebody knows is told from what nobody does.</summary>
    public required Sureness Sureness { get; init; }
}
