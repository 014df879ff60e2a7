using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;

namespace KnowledgeCrm.Asking;

/// <summary>What can happen to a question. Rounds are loaded wherever one of these is called.</summary>
public sealed partial class Question
{
    private QuestionRound? Waiting => Rounds.Find(round => round.End == RoundEnd.Waiting);

    public bool WasPutTo(Guid person) => Rounds.Exists(round => round.PersonId == person);

    /// <summary>Puts it to somebody, who is asked once and never again.</summary>
    internal void Put(Guid person, RoundWay way, AnswerTimes times, DateTime at)
    {
        if (IsOver) throw Refused.Conflict("Question.Over", Number);
        if (person == AskerId) throw Refused.Invalid("Question.NotToYourself", "person");
        if (WasPutTo(person)) throw Refused.Invalid("Question.AskedAlready", "person");
        End(RoundEnd.PassedOn, "", at);
        Rounds.Add(QuestionRound.Of(Id, person, way, at));
        (State, WithId, ChangedAt) = (QuestionState.Open, person, at);
        (RemindAt, RemindedAt, PassOnAt) = (times.RemindAt, null, times.PassOnAt);
        Raise(new QuestionPut(Id, Number, person));
    }

    /// <summary>Nobody is left: it lies with the knowledge managers from now on.</summary>
    internal void LeaveToManagers(DateTime at)
    {
        if (IsOver) throw Refused.Conflict("Question.Over", Number);
        End(RoundEnd.PassedOn, "", at);
        (State, NobodyLeftAt) = (QuestionState.NobodyLeft, NobodyLeftAt ?? at);
        Wait(at);
        Raise(new QuestionLeftToManagers(Id, Number));
    }

    /// <summary>Reminds whom it waits for, once. Who was not reminded in time gets the time that is due after a reminder.</summary>
    internal void Remind(DateTime passOnAt, DateTime at)
    {
        if (State != QuestionState.Open || RemindedAt is not null) return;
        (RemindedAt, ChangedAt) = (at, at);
        if (PassOnAt < passOnAt) PassOnAt = passOnAt;
        Raise(new QuestionReminded(Id, Number, WithId!.Value));
    }

    /// <summary>The round that waits has ended.</summary>
    internal void End(RoundEnd end, string words, DateTime at)
    {
        Waiting?.Ended(end, words, at);
        ChangedAt = at;
    }

    internal QuestionPost Say(QuestionPost post, DateTime at)
    {
        if (State == QuestionState.Closed) throw Refused.Conflict("Question.Over", Number);
        Posts.Add(post);
        ChangedAt = at;
        if (!post.IsAnswer)
        {
            Raise(new QuestionDiscussed(Id, Number, post.Id));
            return post;
        }
        Waiting?.Ended(post.AuthorId == WithId ? RoundEnd.Answered : RoundEnd.AnsweredByOther, "", at);
        if (State != QuestionState.Accepted)
        {
            State = QuestionState.Answered;
            Wait(at);
        }
        Raise(new QuestionAnswered(Id, Number, post.Id));
        return post;
    }

    internal void Accept(QuestionPost post, Actor asker, DateTime at)
    {
        if (asker.PersonId != AskerId) throw Refused.Forbidden("Question.AskerAccepts");
        if (State == QuestionState.Closed) throw Refused.Conflict("Question.Over", Number);
        if (!post.IsAnswer) throw Refused.Invalid("Question.NoAnswer", "post");
        (State, AcceptedPostId, AcceptedAt, AnsweredById) = (QuestionState.Accepted, post.Id, at, post.AuthorId);
        End(RoundEnd.AnsweredByOther, "", at);
        Wait(at);
        Raise(new AnswerAccepted(Id, Number, post.Id));
    }

    internal void Close(DateTime at)
    {
        if (IsOver) throw Refused.Conflict("Question.Over", Number);
        State = QuestionState.Closed;
        End(RoundEnd.AnsweredByOther, "", at);
        Wait(at);
        Raise(new QuestionClosed(Id, Number));
    }

    /// <summary>An article was begun of it.</summary>
    internal void BecomesCandidate(Article article, DateTime at) => (CandidateId, ChangedAt) = (article.Id, at);

    /// <summary>The article that was begun because nobody knew is there.</summary>
    internal void ArticleIsThere(DateTime at)
    {
        if (State != QuestionState.NobodyLeft) return;
        (State, ChangedAt) = (QuestionState.Answered, at);
        Raise(new QuestionAnswered(Id, Number, null));
    }

    private void Wait(DateTime at) => (WithId, RemindAt, PassOnAt, ChangedAt) = (null, null, null, at);
}

/// <summary>When somebody is reminded, and when a question goes on to the next (UTC).</summary>
internal readonly record struct AnswerTimes(DateTime RemindAt, DateTime PassOnAt);
