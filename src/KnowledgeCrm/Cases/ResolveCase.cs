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
                    var article = await db.Articles.ReadableBy(actor).Include(a => a.Live).SingleOrDefaultAsync(a => a.Number == resolving.Article, stop)
                        ?? throw Refused.Invalid("Article.Unknown", "article");
                    found.ResolveWith(article, actor, db.Now);
                    await SuggestAsync(db, found, article, resolving, actor, stop);
                    return CaseDone.Of(found);
                case CaseOutcome.Candidate:
                    var candidate = await CandidateAsync(db, found, resolving, actor, stop);
                    found.ResolveWithCandidate(candidate, resolving.Cause, resolving.Resolution ?? "", actor, db.Now);
                    return CaseDone.Of(found, candidate.Number);
                default:
                    found.ResolveWithNothing(
                        resolving.Reason ?? throw Refused.Invalid("Case.ReasonRequired", "reason"), resolving.Resolution, actor, db.Now);
                    return CaseDone.Of(found);
            }
        }, stop);

    // What the article lacks becomes a task for its owner, with the words of this case.
    private static async Task SuggestAsync(KnowledgeCrmDb db, Case from, Article article, Resolving resolving, Actor actor, CancellationToken stop)
    {
        if (string.IsNullOrWhiteSpace(resolving.Improvement)) return;
        var masking = new CandidateMasking(await db.KnownOfAsync(from, stop), resolving.Keep, resolving.Mask);
        var words = masking.Masked(Limits.Checked(resolving.Improvement, "improvement", Limits.Reply));
        var flag = await GiveFeedback.FlagAsync(db, article, FlagReason.MissingStep, words, actor, null, stop);
        flag.BelongsTo(from.Id, from.Number);
    }

    private static async Task<Article> CandidateAsync(KnowledgeCrmDb db, Case from, Resolving resolving, Actor actor, CancellationToken stop)
    {
        Limits.Checked(resolving.Resolution, "resolution", Limits.Reply);
        var masking = new CandidateMasking(await db.KnownOfAsync(from, stop), resolving.Keep, resolving.Mask);
        var product = await db.Products.SingleOrDefaultAsync(p => p.Id == from.ProductId, stop);
        var issue = Limits.Checked(resolving.Issue ?? from.Description, "issue", Limits.Description);
        var parts = CandidateText.Parts(
            masking.Masked(issue), masking.Masked(await db.EnvironmentOfAsync(from, stop)), masking.Masked(resolving.Cause), masking.Masked(resolving.Resolution));
        if (!string.IsNullOrWhiteSpace(resolving.Candidate))
        {
            // Reps who add to one candidate at once each get their turn: the first holds its row until the commit.
            await db.Articles.Where(a => a.Number == resolving.Candidate).ExecuteUpdateAsync(set => set.SetProperty(a => a.ChangedAt, a => a.ChangedAt), stop);
            var known = await db.Articles.WorkedOnBy(actor).Include(a => a.Work).SingleOrDefaultAsync(a => a.Number == resolving.Candidate, stop)
                ?? throw Refused.Invalid("Article.Unknown", "candidate");
            known.Grow(CandidateText.Grown(known.Work.Body, parts, known.Language), actor, db.Now);
            return known;
        }
        var number = await NumberSequence.NextAsync(db, NumberSequence.Articles, stop);
        var made = new NewArticle(number, number.ToLowerInvariant(), from.Language);
        var text = new ArticleText(
            masking.Masked(from.Subject), null, CandidateText.Of(parts, from.Language), Audience.Internal, null, null, product is null ? [] : [product.Id])
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

    /// <summary>Solved: what the article should say besides, or null. It becomes a flag for its owner.</summary>
    public string? Improvement { get; init; }

    /// <summary>Candidate: the number of the candidate that asks the same, which this case joins; null for a new one.</summary>
    public string? Candidate { get; init; }

    /// <summary>Candidate: the customer's words as the rep has edited them; null for the case's own.</summary>
    public string? Issue { get; init; }

    /// <summary>Candidate: why it happened.</summary>
    public string? Cause { get; init; }

    /// <summary>Candidate: what helped (required).</summary>
    public string? Resolution { get; init; }

    /// <summary>Found values that are not masked, as they stand in the text.</summary>
    public IReadOnlyCollection<string>? Keep { get; init; }

    /// <summary>Values to mask that no rule found.</summary>
    public IReadOnlyCollection<string>? Mask { get; init; }

    /// <summary>Nothing: why there is nothing to learn (required).</summary>
    public NothingToLearn? Reason { get; init; }
}
