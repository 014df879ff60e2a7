using KnowledgeCrm.Complaints;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Notices;

/// <summary>Whom what happens to dispatches is told to: of ours who sent it and whose case it is, of theirs the people of the partner.</summary>
internal static class DispatchTold
{
    public static async Task<NoticeNews?> SentAsync(KnowledgeCrmDb db, DispatchSent sent, CancellationToken stop) =>
        new(sent.DispatchId, await PartnersAsync(db, sent.DispatchId, stop));

    public static Task<NoticeNews?> AcceptedAsync(KnowledgeCrmDb db, DispatchAccepted accepted, CancellationToken stop) => ToOursAsync(db, accepted.DispatchId, stop);

    public static Task<NoticeNews?> DeclinedAsync(KnowledgeCrmDb db, DispatchDeclined declined, CancellationToken stop) => ToOursAsync(db, declined.DispatchId, stop);

    public static Task<NoticeNews?> AnsweredAsync(KnowledgeCrmDb db, DispatchAnswered answered, CancellationToken stop) => ToOursAsync(db, answered.DispatchId, stop);

    // To the partner it is not there any more: there is nothing to tell.
    public static Task<NoticeNews?> TakenBackAsync(KnowledgeCrmDb db, DispatchTakenBack taken, CancellationToken stop) => ToOursAsync(db, taken.DispatchId, stop);

    public static async Task<IReadOnlyCollection<Guid>> EverybodyAsync(KnowledgeCrmDb db, Guid dispatchId, CancellationToken stop) =>
        [.. await OursAsync(db, dispatchId, stop), .. await PartnersAsync(db, dispatchId, stop)];

    private static async Task<NoticeNews?> ToOursAsync(KnowledgeCrmDb db, Guid dispatchId, CancellationToken stop) => new(dispatchId, await OursAsync(db, dispatchId, stop));

    private static async Task<IReadOnlyCollection<Guid>> OursAsync(KnowledgeCrmDb db, Guid dispatchId, CancellationToken stop)
    {
        var of = await db.Dispatches.Where(d => d.Id == dispatchId)
            .Select(d => new { d.SentById, AssigneeId = db.Cases.Where(c => c.Id == d.CaseId).Select(c => c.AssigneeId).FirstOrDefault() }).SingleAsync(stop);
        return [.. new[] { of.SentById, of.AssigneeId }.OfType<Guid>().Distinct()];
    }

    private static async Task<IReadOnlyCollection<Guid>> PartnersAsync(KnowledgeCrmDb db, Guid dispatchId, CancellationToken stop) => await (
        from dispatch in db.Dispatches.Where(d => d.Id == dispatchId)
        join person in db.Users on dispatch.PartnerId equals person.CustomerId
        where !person.IsService
        select person.Id).ToListAsync(stop);
}
