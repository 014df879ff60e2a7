using KnowledgeCrm.Common;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Satisfaction;

/// <summary>What somebody with a link sees: what it is about, and whether it can still be answered.</summary>
public sealed class SurveyReading(UseCase useCase)
{
    public Task<Outcome<SurveyView>> RunAsync(string? token, CancellationToken stop) =>
        useCase.ReadAsync(async db =>
        {
            var hash = SatisfactionLink.HashOf(token) ?? throw Refused.NotFound();
            var link = await db.SatisfactionLinks.SingleOrDefaultAsync(l => l.Hash == hash, stop) ?? throw Refused.NotFound();
            var request = await db.SatisfactionRequests.SingleAsync(r => r.Id == link.RequestId, stop);
            var of = await db.Cases.Where(c => c.Id == request.CaseId).Select(c => new { c.Subject, c.Language }).SingleAsync(stop);
            // Only while it can be answered does it tell what the case was about.
            var standing = request.AnsweredAt is not null ? SurveyStanding.Answered : link.ExpiresAt <= db.Now ? SurveyStanding.Expired : SurveyStanding.Open;
            return new SurveyView(standing, standing == SurveyStanding.Open ? of.Subject : "", of.Language);
        }, stop);
}

public enum SurveyStanding { Open, Answered, Expired }

/// <summary>A survey as whoever has the link sees it.</summary>
public sealed record SurveyView(SurveyStanding Standing, string Subject, string Language);

/// <summary>The customer answers; a link works once, however many ask at the same moment.</summary>
public sealed class AnswerSurvey(UseCase useCase)
{
    /// <param name="actor">Whoever has the link, mostly without an account.</param>
    /// <param name="token">The link's token.</param>
    /// <param name="answer">Whether it was solved, a score and words.</param>
    /// <param name="stop">Stops it.</param>
    public Task<Outcome<Done>> RunAsync(Actor actor, string? token, SurveyAnswer answer, CancellationToken stop) =>
        useCase.WriteAsync(nameof(AnswerSurvey), actor, async db =>
        {
            var hash = SatisfactionLink.HashOf(token) ?? throw Refused.NotFound();
            var link = await db.SatisfactionLinks.SingleOrDefaultAsync(l => l.Hash == hash, stop) ?? throw Refused.NotFound();
            var request = await db.SatisfactionRequests.SingleAsync(r => r.Id == link.RequestId, stop);
            if (request.AnsweredAt is null && link.ExpiresAt <= db.Now) throw Refused.Conflict("Survey.Expired");
            request.Answer(answer, db.Now);
            return default(Done);
        }, stop);
}
