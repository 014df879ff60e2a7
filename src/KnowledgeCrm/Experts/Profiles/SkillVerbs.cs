using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Customers;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Persistence;
using KnowledgeCrm.Sales;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Experts;

/// <summary>A person says how well they know a topic, or that they say so no more.</summary>
public sealed class DeclareSkill(UseCase useCase)
{
    /// <param name="actor">Somebody of the house, of themself.</param>
    /// <param name="topic">The topic's key.</param>
    /// <param name="level">How well; null takes it back.</param>
    /// <param name="stop">Stops it.</param>
    public Task<Outcome<ExpertDone>> RunAsync(Actor actor, string topic, SkillLevel? level, CancellationToken stop) =>
        useCase.WriteAsync(nameof(DeclareSkill), actor, async db =>
        {
            var profile = await db.FindOwnProfileAsync(actor, stop);
            if (level is { } said && !Enum.IsDefined(said)) throw Refused.Invalid("Expert.LevelUnknown", "level");
            var about = await db.FindTopicAsync(topic, stop);
            var known = await db.DeclaredSkills.SingleOrDefaultAsync(s => s.PersonId == profile.PersonId && s.TopicId == about.Id, stop);
            if (level is null)
            {
                if (known is not null) db.DeclaredSkills.Remove(known);
            }
            else
            {
                if (known is null) db.DeclaredSkills.Add(known = new DeclaredSkill { PersonId = profile.PersonId, TopicId = about.Id });
                (known.Level, known.At) = (level.Value, db.Now);
            }
            profile.Touch(db.Now);
            return new ExpertDone(profile.PersonId, about.Key);
        }, stop);
}

/// <summary>A colleague says that somebody knows a topic, or says so no more. Said twice it counts once.</summary>
public sealed class EndorseSkill(UseCase useCase)
{
    /// <param name="actor">Somebody of the house, of somebody else.</param>
    /// <param name="personId">Of whom.</param>
    /// <param name="topic">The topic's key.</param>
    /// <param name="endorsed">False withdraws it.</param>
    /// <param name="stop">Stops it.</param>
    public Task<Outcome<ExpertDone>> RunAsync(Actor actor, Guid personId, string topic, bool endorsed, CancellationToken stop) =>
        useCase.WriteAsync(nameof(EndorseSkill), actor, async db =>
        {
            var member = await ExpertVisibility.StaffMemberAsync(db, actor, personId, stop);
            var by = await db.CheckColleagueAsync(actor, stop);
            if (by == personId) throw Refused.Forbidden("Expert.OwnEndorsement");
            var about = await db.FindTopicAsync(topic, stop);
            // What the person hides is not there to be endorsed.
            if (await db.HiddenTopics.AnyAsync(h => h.PersonId == personId && h.TopicId == about.Id, stop)) throw Refused.Invalid("Expert.TopicUnknown", "topic");
            var known = await db.SkillEndorsements.SingleOrDefaultAsync(e => e.PersonId == personId && e.TopicId == about.Id && e.ById == by, stop);
            if (endorsed && known is null) db.SkillEndorsements.Add(new SkillEndorsement { PersonId = personId, TopicId = about.Id, ById = by, At = db.Now });
            else if (!endorsed && known is not null) db.SkillEndorsements.Remove(known);
            return new ExpertDone(personId, $"{member.Person.Name}: {about.Key}");
        }, stop);
}

/// <summary>A person corrects what is inferred of them: a piece of evidence is not theirs, or a topic is not to be known of them. It counts
/// no more from the next question on, and can be taken back.</summary>
public sealed class CorrectExpertise(UseCase useCase, IEnumerable<IEvidenceSource> sources)
{
    /// <summary>Hides a topic, or shows it again.</summary>
    public Task<Outcome<ExpertDone>> HideTopicAsync(Actor actor, string topic, bool hidden, CancellationToken stop) =>
        useCase.WriteAsync(nameof(CorrectExpertise), actor, async db =>
        {
            var profile = await db.FindOwnProfileAsync(actor, stop);
            var about = await db.FindTopicAsync(topic, stop);
            var known = await db.HiddenTopics.SingleOrDefaultAsync(h => h.PersonId == profile.PersonId && h.TopicId == about.Id, stop);
            if (hidden && known is null) db.HiddenTopics.Add(new HiddenTopic { PersonId = profile.PersonId, TopicId = about.Id });
            else if (!hidden && known is not null) db.HiddenTopics.Remove(known);
            profile.Touch(db.Now);
            return new ExpertDone(profile.PersonId, about.Key);
        }, stop);

    /// <summary>Says that a document is no evidence of one's own, or that it is after all.</summary>
    /// <param name="actor">Somebody of the house, of themself.</param>
    /// <param name="number">The number of an article, case or opportunity that the actor may see; another is not found.</param>
    /// <param name="isMine">False: it is not theirs.</param>
    /// <param name="stop">Stops it.</param>
    public Task<Outcome<ExpertDone>> DisownAsync(Actor actor, string number, bool isMine, CancellationToken stop) =>
        useCase.WriteAsync(nameof(CorrectExpertise), actor, async db =>
        {
            var profile = await db.FindOwnProfileAsync(actor, stop);
            var document = await db.FindDocumentAsync(actor, number, stop) ?? await FindAsync(db, actor, number, stop) ?? throw Refused.NotFound();
            var known = await db.DisownedEvidence.SingleOrDefaultAsync(
                d => d.PersonId == profile.PersonId && d.DocumentKind == document.Kind && d.DocumentId == document.Id, stop);
            if (isMine && known is not null) db.DisownedEvidence.Remove(known);
            else if (!isMine && known is null)
                db.DisownedEvidence.Add(new DisownedEvidence { PersonId = profile.PersonId, DocumentKind = document.Kind, DocumentId = document.Id });
            profile.Touch(db.Now);
            return new ExpertDone(profile.PersonId, number);
        }, stop);

    private async Task<SearchKey?> FindAsync(KnowledgeCrmDb db, Actor actor, string number, CancellationToken stop)
    {
        foreach (var source in sources)
            if (await source.FindAsync(db, actor, number, stop) is { } found) return found;
        return null;
    }
}

/// <summary>A person says that they know a customer, or not any more.</summary>
public sealed class KnowCustomer(UseCase useCase)
{
    /// <param name="actor">Somebody of the house who may see the customer.</param>
    /// <param name="customer">The customer's number.</param>
    /// <param name="known">False takes it back.</param>
    /// <param name="stop">Stops it.</param>
    public Task<Outcome<ExpertDone>> RunAsync(Actor actor, string customer, bool known, CancellationToken stop) =>
        useCase.WriteAsync(nameof(KnowCustomer), actor, async db =>
        {
            var profile = await db.FindOwnProfileAsync(actor, stop);
            var found = await db.Customers.VisibleTo(actor).SingleOrDefaultAsync(c => c.Number == customer, stop) ?? throw Refused.Invalid("Customer.Unknown", "customer");
            var row = await db.KnownCustomers.SingleOrDefaultAsync(k => k.PersonId == profile.PersonId && k.CustomerId == found.Id, stop);
            if (known && row is null) db.KnownCustomers.Add(new KnownCustomer { PersonId = profile.PersonId, CustomerId = found.Id });
            else if (!known && row is not null) db.KnownCustomers.Remove(row);
            return new ExpertDone(profile.PersonId, found.Number);
        }, stop);
}

internal static class ExpertLookups
{
    public static async Task<Topic> FindTopicAsync(this KnowledgeCrmDb db, string? key, CancellationToken stop) =>
        await db.Topics.SingleOrDefaultAsync(t => t.Key == key, stop) ?? throw Refused.Invalid("Expert.TopicUnknown", "topic");

    /// <summary>The document with this number, as far as the actor may see it.</summary>
    public static async Task<SearchKey?> FindDocumentAsync(this KnowledgeCrmDb db, Actor actor, string number, CancellationToken stop)
    {
        if (await db.Articles.ReadableBy(actor).Where(a => a.Number == number).Select(a => (Guid?)a.Id).SingleOrDefaultAsync(stop) is { } article)
            return new SearchKey(ArticleSearchSource.KindName, article);
        if (await db.Cases.VisibleTo(actor).Where(c => c.Number == number).Select(c => (Guid?)c.Id).SingleOrDefaultAsync(stop) is { } found)
            return new SearchKey(CaseSearchSource.KindName, found);
        return await db.Opportunities.VisibleTo(actor).Where(o => o.Number == number).Select(o => (Guid?)o.Id).SingleOrDefaultAsync(stop) is { } deal
            ? new SearchKey(OpportunitySearchSource.KindName, deal) : null;
    }
}
