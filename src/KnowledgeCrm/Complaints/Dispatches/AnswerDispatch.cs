using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Complaints;

/// <summary>The partner says what came of it: an article that helped, something worth knowing (a candidate, which goes into review like any),
/// or nothing to learn; with what it cost.</summary>
public sealed class AnswerDispatch(UseCase useCase, DispatchNews news)
{
    /// <param name="actor">The partner whose dispatch it is.</param>
    /// <param name="number">The dispatch's number.</param>
    /// <param name="answer">What came of it.</param>
    /// <param name="stop">Stops it.</param>
    public async Task<Outcome<DispatchDone>> RunAsync(Actor actor, string number, DispatchAnswer answer, CancellationToken stop)
    {
        var outcome = await useCase.WriteAsync(nameof(AnswerDispatch), actor, async db =>
        {
            var found = await db.FindDispatchAsync(actor, number, DispatchSide.Partner, stop);
            DispatchLifecycle.Check(found, DispatchAction.Answer, DispatchSide.Partner);
            var of = await db.Cases.Include(c => c.Articles).SingleAsync(c => c.Id == found.CaseId, stop);
            var (article, candidate) = (default(Article), default(Article));
            switch (answer.Outcome ?? throw Refused.Invalid("Text.Required", "outcome"))
            {
                case CaseOutcome.Solved:
                    if (string.IsNullOrWhiteSpace(answer.Article)) throw Refused.Invalid("Case.ArticleRequired", "article");
                    article = await db.Articles.ReadableBy(actor).SingleOrDefaultAsync(a => a.Number == answer.Article, stop)
                        ?? throw Refused.Invalid("Article.Unknown", "article");
                    of.Link(article, CaseArticleKind.Used, actor, db.Now);
                    break;
                case CaseOutcome.Candidate:
                    candidate = await MakeCandidateAsync(db, of, answer, actor, stop);
                    break;
                case CaseOutcome.Nothing:
                    break;
                default:
                    throw Refused.Invalid("Dispatch.OutcomeUnknown", "outcome");
            }
            found.Answer(answer, (article ?? candidate)?.Id, db.Now);
            return new DispatchDone(found.Number, found.State, candidate?.Number);
        }, stop);
        if (outcome.Succeeded) news.Tell(outcome.Value.Number);
        return outcome;
    }

    private static async Task<Article> MakeCandidateAsync(KnowledgeCrmDb db, Case of, DispatchAnswer answer, Actor actor, CancellationToken stop)
    {
        Limits.Checked(answer.Cause, "cause", Limits.Reply, required: false);
        Limits.Checked(answer.Result, "result", Limits.Reply);
        var product = await db.Products.SingleOrDefaultAsync(p => p.Id == of.ProductId, stop);
        var number = await NumberSequence.NextAsync(db, NumberSequence.Articles, stop);
        // A candidate is for colleagues: whose case it was is not what is learnt.
        var names = NamesAsRoles.Of(await db.Customers.Include(c => c.Contacts).Where(c => c.Id == of.CustomerId).ToListAsync(stop), [], of.Language);
        string Clean(string? words) => PersonalData.Masked(names.Replace(words ?? ""));
        var parts = CandidateText.Parts(Clean(of.Description), product?.FullNameIn(of.Language), Clean(answer.Cause), Clean(answer.Result));
        var text = new ArticleText(
            Clean(of.Subject), null, CandidateText.Of(parts, of.Language), Audience.Internal, null, null, product is null ? [] : [product.Id])
        { Kind = ArticleKind.Problem };
        var candidate = Article.Candidate(new NewArticle(number, number.ToLowerInvariant(), of.Language), text, of.Id, of.Number, actor, db.Now);
        db.Articles.Add(candidate);
        return candidate;
    }
}

/// <summary>What came of a dispatch.</summary>
public sealed record DispatchAnswer
{
    /// <summary>What was found and done; required.</summary>
    public string? Result { get; init; }

    /// <summary>Whether an article helped, it is worth knowing, or there is nothing to learn; required.</summary>
    public CaseOutcome? Outcome { get; init; }

    /// <summary>Solved: the number of an article that the partner may read.</summary>
    public string? Article { get; init; }

    /// <summary>Candidate: why it happened.</summary>
    public string? Cause { get; init; }

    /// <summary>Costs in whole units of the currency, with at most two decimals.</summary>
    public decimal? Parts { get; init; }
    public decimal? Labour { get; init; }
    public decimal? Travel { get; init; }

    /// <summary>One of <see cref="Money.Currencies"/>; required with costs.</summary>
    public string? Currency { get; init; }
}
