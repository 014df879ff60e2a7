using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Satisfaction;

/// <summary>When a case is closed, its customer is asked two questions. One that was not answered yet is asked anew.</summary>
public static class AskSatisfaction
{
    public static async Task RunAsync(KnowledgeCrmDb db, CaseClosed closed, CancellationToken stop)
    {
        var of = await db.Cases.Where(c => c.Id == closed.CaseId).Select(c => new { c.CustomerId, c.Status, c.ClosedAt }).SingleAsync(stop);
        // Opened again in the meantime: there is nothing to be content with yet.
        if (of.Status != CaseStatus.Closed || of.ClosedAt is not { } at) return;
        var waiting = await db.SatisfactionRequests.FirstOrDefaultAsync(r => r.CaseId == closed.CaseId && r.AnsweredAt == null, stop);
        if (waiting is not null) waiting.AskAgain(at);
        else db.SatisfactionRequests.Add(SatisfactionRequest.Of(closed.CaseId, of.CustomerId, at));
    }

    /// <summary>A link to the request and what to write with it, in the case's language. Writes into the context and does not save.</summary>
    internal static async Task<SatisfactionInvitation> InviteAsync(KnowledgeCrmDb db, SatisfactionRequest request, CancellationToken stop)
    {
        var of = await db.Cases.Where(c => c.Id == request.CaseId).Select(c => new { c.Number, c.Subject, c.Language }).SingleAsync(stop);
        var (link, token) = SatisfactionLink.To(request, db.Now);
        db.SatisfactionLinks.Add(link);
        return new SatisfactionInvitation(
            of.Number, of.Language, $"/survey/{token}", Messages.Text("Survey.Invitation.Subject", of.Language, of.Number),
            Messages.Text("Survey.Invitation.Text", of.Language, of.Subject, (int)SatisfactionRequest.AnsweredWithin.TotalDays), link.ExpiresAt);
    }
}

/// <summary>A link that works once, and the text that goes with it.</summary>
/// <param name="Case">The case's number.</param>
/// <param name="Language">The language of the texts.</param>
/// <param name="Path">The page's address on this server; whoever sends it puts the configured origin before it.</param>
/// <param name="Subject">The subject of a message that carries it.</param>
/// <param name="Text">What such a message says before the link.</param>
/// <param name="ExpiresAt">When the link ends (UTC).</param>
public sealed record SatisfactionInvitation(string Case, string Language, string Path, string Subject, string Text, DateTime ExpiresAt) : IAudited
{
    string IAudited.AuditSubject => Case;
}

/// <summary>A rep takes a link to send by hand.</summary>
public sealed class InviteToSurvey(UseCase useCase)
{
    public Task<Outcome<SatisfactionInvitation>> RunAsync(Actor actor, string number, CancellationToken stop) =>
        useCase.WriteAsync(nameof(InviteToSurvey), actor, async db =>
        {
            var of = await db.FindCaseToWorkAsync(actor, number, stop);
            var request = await db.SatisfactionRequests.Where(r => r.CaseId == of.Id && r.AnsweredAt == null).FirstOrDefaultAsync(stop)
                ?? throw Refused.Conflict("Survey.NotAsked", of.Number);
            return await AskSatisfaction.InviteAsync(db, request, stop);
        }, stop);
}
