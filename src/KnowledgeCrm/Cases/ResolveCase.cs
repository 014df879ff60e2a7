using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Cases;

/// <summary>Resolves a case by saying what solved it: an article, something worth knowing (a candidate), or nothing to learn.</summary>
/// <remarks>What follows later is in <see cref="Reactions"/>: the article learns the customer's words.</remarks>
public sealed class ResolveCase(UseCase useCase, IEnumerable<ICaseRule> rules)
{
    public Task<Outcome<CaseDone>> RunAsync(Actor actor, string number, Resolving resolving, CancellationToken stop) =>
        useCase.WriteAsync(nameof(ResolveCase), actor, async db =>
        {
            var found = await db.FindCaseToWorkAsync(actor, number, stop);
            await rules.CheckAsync(db, found, CaseAction.Resolve, stop);
            switch (resolving.Outcome)
            {
                case CaseOutcome.Solved:
                    if (string.IsNullOrWhiteSpace(resolving.Article)) throw Refused.Invalid("Case.ArticleRequired", "article");
                    var article = await db.Articles.ReadableBy(actor).SingleOrDefaultAsync(a => a.Number == resolving.Article, stop)
                        ?? throw Refused.Invalid("Article.Unknown", "article");
                    found.ResolveWith(article, actor, db.Now);
                    return CaseDone.Of(found);
                case CaseOutcome.Candidate:
                    var candidate = await MakeCandidateAsync(db, found, resolving, actor, stop);
                    found.ResolveWithCandidate(candidate, resolving.Cause, resolving.Resolution ?? "", actor, db.Now);
                    return CaseDone.Of(found, candidate.Number);
                default:
                    found.ResolveWithNothing(
                        resolving.Reason ?? throw Refused.Invalid("Case.ReasonRequired", "reason"), resolving.Resolution, actor, db.Now);
                    return CaseDone.Of(found);
            }
        }, stop);

    private static async Task<Article> MakeCandidateAsync(KnowledgeCrmDb db, Case from, Resolving resolving, Actor actor, CancellationToken stop)
    {
        Limits.Checked(resolving.Resolution, "resolution", Limits.Reply);
        var product = await db.Products.SingleOrDefaultAsync(p => p.Id == from.ProductId, stop);
        var number = await NumberSequence.NextAsync(db, NumberSequence.Articles, stop);
        var made = new NewArticle(number, number.ToLowerInvariant(), from.Language);
        var text = new ArticleText(
            from.Subject, null, CandidateText.Of(from, product, resolving), Audience.Internal, null, null, product is null ? [] : [product.Id])
        { Kind = ArticleKind.Problem };
        var candidate = Article.Candidate(made, text, from.Id, from.Number, actor, db.Now);
        db.Articles.Add(candidate);
        return candidate;
    }
}

/// <summary>What the rep says when resolving.</summary>
public sealed record Resolving
{
    public required CaseOutcome Outcome { get; init; }

    /// <summary>Solved: the article's number.</summary>
    public string? Article { get; init; }

    /// <summary>Candidate: why it happened.</summary>
    public string? Cause { get; init; }

    /// <summary>Candidate: what helped (required).</summary>
    public string? Resolution { get; init; }

    /// <summary>Nothing: why there is nothing to learn (required).</summary>
    public NothingToLearn? Reason { get; init; }
}
