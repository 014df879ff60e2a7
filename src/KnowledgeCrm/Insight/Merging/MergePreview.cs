using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Insight;

/// <summary>What would move if one article became a part of another.</summary>
public sealed class MergePreview(UseCase useCase)
{
    public Task<Outcome<MergeView>> RunAsync(Actor actor, string number, string? into, CancellationToken stop) =>
        useCase.ReadAsync(async db =>
        {
            if (!actor.IsStaff) throw Refused.NotFound();
            actor.Require(Role.KnowledgeManager);
            var loser = await db.Articles.SeenBy(actor).Where(a => a.Number == number)
                .Select(a => new { a.Id, a.Number, a.Work.Title, a.Language, a.Version, a.State }).SingleOrDefaultAsync(stop) ?? throw Refused.NotFound();
            var winner = string.IsNullOrWhiteSpace(into) ? null : await db.Articles.SeenBy(actor).Where(a => a.Number == into && a.Id != loser.Id)
                .Select(a => new MergeTarget(a.Number, a.Work.Title, a.Language, a.LiveVersionId != null)).SingleOrDefaultAsync(stop)
                ?? throw Refused.Invalid("Article.Unknown", "into");
            return new MergeView(
                loser.Number, loser.Title, loser.Language, loser.Version, loser.State, winner,
                await db.CaseArticles.CountAsync(l => l.ArticleId == loser.Id, stop),
                await db.CustomersWords.OfSolved().CountAsync(w => w.ArticleId == loser.Id, stop),
                await db.Feedback.CountAsync(f => f.ArticleId == loser.Id, stop),
                await db.ArticleFlags.StillOpen().CountAsync(f => f.ArticleId == loser.Id, stop),
                1 + await db.ArticleAddresses.CountAsync(a => a.ArticleId == loser.Id, stop));
        }, stop);
}

/// <summary>What moves.</summary>
/// <param name="Number">The article that becomes a part.</param>
/// <param name="Title">Its title.</param>
/// <param name="Language"><c>en</c> or <c>zh</c>.</param>
/// <param name="Version">Send it back with the merging.</param>
/// <param name="State">Where its working version stands.</param>
/// <param name="Into">What takes it over; null while nothing is chosen.</param>
/// <param name="Cases">Links from cases.</param>
/// <param name="Words">Questions of customers that it answered.</param>
/// <param name="Votes">Readers' votes.</param>
/// <param name="Flags">Open flags.</param>
/// <param name="Addresses">Addresses that lead to the other from then on.</param>
public sealed record MergeView(
    string Number, string Title, string Language, int Version, ArticleState State, MergeTarget? Into, int Cases, int Words, int Votes, int Flags, int Addresses);

public sealed record MergeTarget(string Number, string Title, string Language, bool IsLive);
