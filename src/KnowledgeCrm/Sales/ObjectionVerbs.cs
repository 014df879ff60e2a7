using KnowledgeCrm.Common;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Sales;

/// <summary>Adds an objection to the catalogue, or changes its wording.</summary>
public sealed class SaveObjection(UseCase useCase)
{
    /// <param name="actor">Sales or an administrator; a knowledge manager too, for whom the wording is a heading of what is to be written.</param>
    /// <param name="number">The one to change; null for a new one.</param>
    /// <param name="input">What it is to say.</param>
    /// <param name="version">The version that the person started from; a newer one is a conflict. Null: whatever is there.</param>
    /// <param name="stop">Stops it.</param>
    public Task<Outcome<ObjectionDone>> RunAsync(Actor actor, string? number, ObjectionInput input, int? version, CancellationToken stop) =>
        useCase.WriteAsync(nameof(SaveObjection), actor, async db =>
        {
            ObjectionLoading.RequireKeeper(actor);
            Guid? topic = string.IsNullOrWhiteSpace(input.Topic) ? null
                : await db.Topics.Where(t => t.Key == input.Topic).Select(t => (Guid?)t.Id).SingleOrDefaultAsync(stop) ?? throw Refused.Invalid("Topic.Unknown", "topic", input.Topic);
            var text = new ObjectionText(input.English, input.Chinese, topic);
            var (english, chinese) = text.Checked();
            var objection = number is null ? null : await db.FindObjectionAsync(number, stop);
            if (version is { } started && objection is not null && started != objection.Version) throw Refused.Conflict("Changed");
            var id = objection?.Id;
            var same = await db.Objections.Where(o => o.MergedIntoId == null && o.Id != id
                && ((english != "" && o.WordingEn.ToLower() == english.ToLower()) || (chinese != "" && o.WordingZh == chinese))).Select(o => o.Number).FirstOrDefaultAsync(stop);
            if (same is not null) throw Refused.Conflict("Objection.Known", same);
            if (objection is null) db.Objections.Add(objection = Objection.Of(await NumberSequence.NextAsync(db, NumberSequence.Objections, stop), text, db.Now));
            else objection.Write(text, db.Now);
            await db.SaveChangesAsync(stop);
            return new ObjectionDone(objection.Number, objection.Version);
        }, stop);
}

/// <summary>Makes one objection a part of another that says the same: what was raised and answered under it counts there from then on.</summary>
public sealed class MergeObjections(UseCase useCase)
{
    public Task<Outcome<ObjectionDone>> RunAsync(Actor actor, string number, string? into, CancellationToken stop) =>
        useCase.WriteAsync(nameof(MergeObjections), actor, async db =>
        {
            ObjectionLoading.RequireKeeper(actor);
            var part = await db.FindObjectionAsync(number, stop);
            var whole = await db.Objections.SingleOrDefaultAsync(o => o.Number == into, stop) ?? throw Refused.Invalid("Objection.Unknown", "into");
            part.MergeInto(whole, db.Now);
            foreach (var raised in await db.RaisedObjections.Where(r => r.ObjectionId == part.Id).ToListAsync(stop)) raised.MoveTo(whole);
            // What led here leads on.
            foreach (var earlier in await db.Objections.Where(o => o.MergedIntoId == part.Id).ToListAsync(stop)) earlier.LeadTo(whole);
            await db.SaveChangesAsync(stop);
            return new ObjectionDone(whole.Number, whole.Version);
        }, stop);
}

internal static class ObjectionLoading
{
    public static void RequireKeeper(Actor actor)
    {
        OpportunityVisibility.RequireStaff(actor);
        actor.Require(Role.Sales, Role.Administrator, Role.KnowledgeManager);
    }

    /// <summary>An objection of the catalogue; of one that became a part of another, that other.</summary>
    public static async Task<Objection> FindObjectionAsync(this KnowledgeCrmDb db, string? number, CancellationToken stop, string? field = null)
    {
        var found = await db.Objections.SingleOrDefaultAsync(o => o.Number == number, stop)
            ?? throw (field is null ? Refused.NotFound() : Refused.Invalid("Objection.Unknown", field));
        return found.MergedIntoId is { } into ? await db.Objections.SingleAsync(o => o.Id == into, stop) : found;
    }
}
