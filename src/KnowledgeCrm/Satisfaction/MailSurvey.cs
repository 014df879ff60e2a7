using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Mail;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Satisfaction;

/// <summary>A customer whose case was closed is asked by mail, where mail is configured: once, in the language of the case, and neither who
/// does not want to be asked nor who was asked a short time ago.</summary>
public sealed class MailSurvey(MailQueue queue)
{
    /// <summary>Who was asked is left in peace for so long, whatever else is closed.</summary>
    public static readonly TimeSpan Rest = TimeSpan.FromDays(14);

    // What was closed longer ago, by an import or while the program stood still, is no experience that somebody has just made.
    private static readonly TimeSpan Fresh = TimeSpan.FromDays(2);

    public async Task RunAsync(KnowledgeCrmDb db, SatisfactionAsked asked, CancellationToken stop)
    {
        if (queue.Server is not { } server) return;
        var request = await db.SatisfactionRequests.SingleOrDefaultAsync(r => r.Id == asked.RequestId, stop);
        if (request is null || request.AnsweredAt is not null || request.AskedAt < db.Now - Fresh) return;
        var of = await db.Cases.AsNoTracking().SingleAsync(c => c.Id == request.CaseId, stop);
        // Opened again in the meantime: there is nothing to be content with yet.
        if (of.Status != CaseStatus.Closed || await CaseRecipient.OfAsync(db, of, stop) is not { } to) return;
        var (address, since) = (SurveyRefusal.Folded(to.Address), db.Now - Rest);
        if (await db.SurveyRefusals.AnyAsync(r => r.Address == address || (r.CustomerId != null && r.CustomerId == of.CustomerId), stop)) return;
        if (await db.SatisfactionRequests.AnyAsync(r => r.MailedTo == address && r.MailedAt > since, stop)) return;
        var invitation = await AskSatisfaction.InviteAsync(db, request, stop);
        var text = $"{invitation.Text}\n\n{server.AddressOf(invitation.Path)}\n\n-- \n{Messages.Text("Survey.Invitation.Footer", invitation.Language)}\n";
        queue.Add(db, new Letter(MailPurpose.Survey, to.Address, MailAddressText.OneLine(invitation.Subject), text)
        {
            ToName = MailAddressText.OneLine(to.Name), Reference = of.Number,
        });
        request.Mailed(address, db.Now);
    }
}
