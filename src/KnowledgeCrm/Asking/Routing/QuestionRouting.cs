using KnowledgeCrm.Accounts;
using KnowledgeCrm.Common;
using KnowledgeCrm.Experts;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Asking;

/// <summary>Finds the next to ask. Who knows is told by the yellow pages, as far as the asker may see it; who can be asked of those, by what holds
/// at the moment of asking: who is there, has the fewest questions, may see what it is about and wants to be asked about it.</summary>
public sealed class QuestionRouting(FindExperts find, EvidenceReading evidence)
{
    // Each question that waits for somebody makes another come to them a fifth less.
    private const double OfLoad = 0.25;

    // Who does not speak the question's language answers only when they know it twice as well.
    private const double InAnotherLanguage = 0.5;

    // Who is known to have had this much less to do with it than the best knows it by hearsay.
    private const double Enough = 0.2;

    // What somebody says of themself counts beside what they did; see docs/asking.md.
    private const double OfDeclared = 10;
    private const double OfEndorsed = 8;
    private const double HalfOfEndorsed = 2;

    /// <summary>Who knows, the best first, whoever can be asked.</summary>
    internal async Task<IReadOnlyList<Knower>> RankAsync(KnowledgeCrmDb db, Actor asker, QuestionFacts facts, CancellationToken stop)
    {
        var product = await db.Products.Where(p => p.Id == facts.ProductId).Select(p => p.Model).SingleOrDefaultAsync(stop);
        var ranked = await find.RankAsync(db, asker, new ExpertQuestion(facts.Title) { Context = $"{facts.Text}\n{product}" }, null, stop);
        var topic = facts.TopicId ?? ranked.Votes.TopicId;
        var hidden = (await db.HiddenTopics.Where(h => topic != null && h.TopicId == topic).Select(h => h.PersonId).ToListAsync(stop)).ToHashSet();
        // Where nothing surely answers, who is found is the nearest there is, and nobody to ask; who knows the topic that most of it speaks of may.
        var standing = (facts.TopicId ?? (ranked.IsSure ? null : topic)) is { } asked ? await StandingAsync(db, asker, asked, stop) : [];
        var found = ranked.IsSure ? ranked.All.ToDictionary(one => one.Card.Id, one => one.Score) : [];
        var all = (facts.To == QuestionTo.Topic ? standing.Keys : standing.Keys.Union(found.Keys)).Where(id => !hidden.Contains(id))
            .Select(id => new Knower(id, found.GetValueOrDefault(id) + standing.GetValueOrDefault(id), found.ContainsKey(id) ? RoundWay.Found : RoundWay.Topic))
            .OrderByDescending(one => one.Score).ThenBy(one => one.PersonId).ToList();
        return all.FindAll(one => one.Score > 0 && one.Score >= Enough * all[0].Score);
    }

    /// <summary>Puts the question to the next who can be asked, or to the knowledge managers when nobody is left.</summary>
    /// <param name="db">A context that saves.</param>
    /// <param name="question">With its rounds.</param>
    /// <param name="knowers">Who knows.</param>
    /// <param name="named">Whom the asker named, on the first time.</param>
    /// <param name="stop">Stops it.</param>
    internal static async Task PutToNextAsync(KnowledgeCrmDb db, Question question, IReadOnlyList<Knower> knowers, Guid? named, CancellationToken stop)
    {
        var wanted = named is { } first ? knowers.Where(one => one.PersonId != first).Prepend(new Knower(first, double.MaxValue, RoundWay.Named)).ToList() : [.. knowers];
        wanted.RemoveAll(one => one.PersonId == question.AskerId || question.WasPutTo(one.PersonId));
        var able = await AbleAsync(db, question, [.. wanted.Select(one => one.PersonId)], stop);
        var load = await LoadAsync(db, [.. able.Keys], stop);
        var next = wanted.Where(one => able.ContainsKey(one.PersonId))
            .OrderByDescending(one => one.Score * (able[one.PersonId].Languages.Contains(question.Language) ? 1 : InAnotherLanguage)
                / (1 + OfLoad * load.GetValueOrDefault(one.PersonId))).FirstOrDefault();
        if (next is null) question.LeaveToManagers(db.Now);
        else question.Put(next.PersonId, next.Way, await TimesAsync(db, able[next.PersonId], stop), db.Now);
    }

    /// <summary>Those of these people who can be asked now: not away, in the yellow pages, and neither the question's topic nor what it came from is closed to
    /// them.</summary>
    internal static async Task<Dictionary<Guid, StaffMember>> AbleAsync(KnowledgeCrmDb db, Question question, IReadOnlyCollection<Guid> people, CancellationToken stop)
    {
        var staff = await ExpertVisibility.StaffAsync(db, Actor.System, people, stop);
        var hidden = await db.HiddenTopics.Where(h => question.TopicId != null && h.TopicId == question.TopicId).Select(h => h.PersonId).ToListAsync(stop);
        var subject = await SubjectAsync(db, question, stop);
        return staff.Values.Where(member => !hidden.Contains(member.Id) && !Reachability.Of(member.Profile, db.Now).IsAway
                && question.Facts.SeesOrigin(member.Person.ToActor()) && !Unwilling.Is(member.Profile?.DoNotAsk, subject))
            .ToDictionary(member => member.Id);
    }

    internal static async Task<AnswerTimes> TimesAsync(KnowledgeCrmDb db, StaffMember member, CancellationToken stop)
    {
        var rules = await QuestionRules.ReadAsync(db, stop);
        return rules.TimesFrom(db.Now, await db.WorkCalendars.SingleOrDefaultAsync(c => c.Id == rules.CalendarId, stop), member.Profile?.Hours);
    }

    /// <summary>How many questions wait for each of these people.</summary>
    internal static Task<Dictionary<Guid, int>> LoadAsync(KnowledgeCrmDb db, IReadOnlyCollection<Guid> people, CancellationToken stop) =>
        db.Questions.Where(q => q.State == QuestionState.Open && q.WithId != null && people.Contains(q.WithId.Value))
            .GroupBy(q => q.WithId!.Value).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, stop);

    // How somebody stands to a topic by what they did, say and are said to know; who hides it is left out by whoever asks.
    private async Task<Dictionary<Guid, double>> StandingAsync(KnowledgeCrmDb db, Actor asker, Guid topic, CancellationToken stop)
    {
        var did = (await evidence.ReadAsync(db, asker, new EvidenceQuery(TopicId: topic), stop)).ToLookup(one => one.PersonId);
        var declared = await db.DeclaredSkills.Where(s => s.TopicId == topic).ToDictionaryAsync(s => s.PersonId, s => s.Level, stop);
        var endorsed = await db.SkillEndorsements.Where(e => e.TopicId == topic).GroupBy(e => e.PersonId)
            .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, stop);
        double Of(Guid id) => Expertise.Of(did[id], db.Now).Score + (declared.TryGetValue(id, out var level) ? OfDeclared * (1 + (int)level) : 0)
            + (endorsed.TryGetValue(id, out var colleagues) ? OfEndorsed * colleagues / (colleagues + HalfOfEndorsed) : 0);
        return did.Select(one => one.Key).Union(declared.Keys).ToDictionary(id => id, Of);
    }

    private static async Task<string> SubjectAsync(KnowledgeCrmDb db, Question question, CancellationToken stop)
    {
        var topic = await db.Topics.AsNoTracking().SingleOrDefaultAsync(t => t.Id == question.TopicId, stop);
        return string.Join('\n', question.Title, question.Text, topic?.NameEn, topic?.NameZh);
    }
}

/// <summary>Somebody who knows what a question is about.</summary>
/// <param name="PersonId">Who.</param>
/// <param name="Score">Higher is better; comparable within one question.</param>
/// <param name="Way">What they are known by.</param>
internal sealed record Knower(Guid PersonId, double Score, RoundWay Way);
