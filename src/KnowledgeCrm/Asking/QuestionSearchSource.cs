using System.Runtime.CompilerServices;
using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Customers;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Persistence;
using KnowledgeCrm.Sales;
using KnowledgeCrm.Search;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Asking;

/// <summary>Gives search the questions of the house with what was said to them. Those that came from a customer or case are in the indexes of those
/// alone who may see such; what only those asked may read is in no index, so that none can tell of it.</summary>
public sealed class QuestionSearchSource(IDbContextFactory<KnowledgeCrmDb> contexts) : ISearchSource
{
    public const string KindName = "question";
    private const int Batch = 200;

    public string Kind => KindName;

    public IReadOnlyList<string> Scopes { get; } = [ScopeOf(false, false), ScopeOf(true, false), ScopeOf(false, true), ScopeOf(true, true)];

    public string? ScopeFor(Actor actor, Audience? narrowedTo) => !actor.IsStaff || narrowedTo is not null ? null
        : ScopeOf(CustomerVisibility.SeesAll(actor) && OpportunityVisibility.SeesAll(actor), CaseVisibility.SeesAll(actor));

    public async Task<IReadOnlyList<SearchDocument>> ReadAsync(IReadOnlyCollection<Guid> ids, CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        return await ReadAsync(db, Listed(db).Where(q => ids.Contains(q.Id)), stop);
    }

    public async IAsyncEnumerable<SearchDocument> ReadAllAsync([EnumeratorCancellation] CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        var after = Guid.Empty;
        while (true)
        {
            var batch = await ReadAsync(db, Listed(db).Where(q => q.Id > after).OrderBy(q => q.Id).Take(Batch), stop);
            foreach (var document in batch) yield return document;
            if (batch.Count < Batch) yield break;
            after = batch.Max(document => document.Key.Id);
        }
    }

    public async Task<int> CountAsync(CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        return await Listed(db).CountAsync(stop);
    }

    public async Task<IReadOnlyList<FoundItem>> PresentAsync(Actor actor, IReadOnlyList<SearchHit> hits, QueryTerms terms, CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        var ids = hits.Select(hit => hit.Key.Id).ToList();
        var questions = await Listed(db).VisibleTo(actor).Where(q => ids.Contains(q.Id))
            .Select(q => new { q.Id, q.Number, q.Title, q.Text, q.Language, Posts = q.Posts.OrderBy(p => p.At).Select(p => p.Text).ToList() }).ToDictionaryAsync(q => q.Id, stop);
        return [.. hits.Where(hit => questions.ContainsKey(hit.Key.Id)).Select(hit =>
        {
            var found = questions[hit.Key.Id];
            var (title, text) = (ReadText.Of(found.Title), ReadText.Of(Plain(found.Posts.Prepend(found.Text))));
            return new FoundItem(
                hit.Key, found.Number, found.Title, Snippet.Best(text, terms), found.Language, $"/console/questions/{found.Number}", hit.Score,
                [.. hit.Parts.Select(part => new Why(part.Part, part.Score, FoundWords.For(part, terms, actor.Language, title, text)))]);
        })];
    }

    private static string ScopeOf(bool customers, bool cases) => KindName + (customers ? "_customers" : "") + (cases ? "_cases" : "");

    private static IQueryable<Question> Listed(KnowledgeCrmDb db) => db.Questions.AsNoTracking().Where(q => q.Readers == QuestionReaders.House);

    private static string Plain(IEnumerable<string> texts) => string.Join('\n', texts.Select(ArticleMarkdown.ToPlainText));

    private static async Task<IReadOnlyList<SearchDocument>> ReadAsync(KnowledgeCrmDb db, IQueryable<Question> questions, CancellationToken stop)
    {
        var rows = await questions.Select(q => new
        {
            Question = q,
            Topic = db.Topics.FirstOrDefault(t => t.Id == q.TopicId),
            Product = db.Products.Where(p => p.Id == q.ProductId).Select(p => p.Model).FirstOrDefault(),
            Posts = q.Posts.Select(p => p.Text).ToList(),
        }).ToListAsync(stop);
        return [.. rows.Select(row => new SearchDocument(
            new SearchKey(KindName, row.Question.Id), row.Question.Language, [.. ScopesOf(row.Question)], row.Question.Title, "",
            Plain(row.Posts.Prepend(row.Question.Text)), string.Join(" ; ", new[] { row.Question.Number, row.Topic?.NameEn, row.Topic?.NameZh, row.Product }.OfType<string>()), [])
        {
            Tagged =
            [
                new FacetTag(SearchFacets.State, row.Question.State.ToString()),
                .. row.Topic is null ? [] : new[] { new FacetTag(SearchFacets.Topic, row.Topic.Key) },
                .. row.Product is null ? [] : new[] { new FacetTag(SearchFacets.Product, row.Product) },
            ],
            ChangedAt = row.Question.ChangedAt,
        })];
    }

    private static IEnumerable<string> ScopesOf(Question question)
    {
        var (customers, cases) = (question.CustomerId is not null || question.OpportunityId is not null, question.CaseId is not null);
        foreach (var seesCustomers in new[] { false, true })
            foreach (var seesCases in new[] { false, true })
                if ((seesCustomers || !customers) && (seesCases || !cases)) yield return ScopeOf(seesCustomers, seesCases);
    }
}
