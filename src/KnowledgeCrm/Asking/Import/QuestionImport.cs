namespace KnowledgeCrm.Asking;

/// <summary>What can happen to a question of another system. Nobody is asked, and nobody is told of what happened elsewhere.</summary>
public sealed partial class Question
{
    // What colleagues have done with it here is theirs: another system no longer says where it stands.
    private bool IsOfHere => Rounds.Count > 0 || Posts.Exists(post => !post.IsImported);

    internal static Question Imported(string number, string key, ImportedQuestion given, DateTime at)
    {
        // What was never answered elsewhere waits for nobody here.
        var question = new Question { Number = number, ImportKey = key, AskedAt = at, State = QuestionState.Closed };
        question.Follow(given, at);
        return question;
    }

    /// <summary>Says the same as the system it comes from; false where it does already.</summary>
    internal bool Follow(ImportedQuestion given, DateTime at)
    {
        var asked = given.AskedAt ?? AskedAt;
        var facts = given.Facts;
        var isSame = (Title, Text, Language, TopicId, ProductId, AskerId, AskedAt) == (facts.Title, facts.Text, facts.Language, facts.TopicId, facts.ProductId, given.AskerId, asked);
        (Title, Text, Language, TopicId, ProductId, AskerId, AskedAt) = (facts.Title, facts.Text, facts.Language, facts.TopicId, facts.ProductId, given.AskerId, asked);
        if (given.Answer is { } answer) isSame &= !FollowAnswer(answer);
        if (isSame) return false;
        ChangedAt = at;
        Raise(new QuestionImported(Id, Number));
        return true;
    }

    private bool FollowAnswer(ImportedAnswer answer)
    {
        var known = Posts.Find(post => post.IsImported);
        var isChanged = known?.Follow(answer) ?? true;
        if (known is null)
        {
            Posts.Add(known = QuestionPost.Imported(Id, answer));
            if (!IsOfHere) State = QuestionState.Answered;
        }
        if (answer.IsAccepted && State == QuestionState.Answered && !IsOfHere)
        {
            (State, AcceptedPostId, AcceptedAt) = (QuestionState.Accepted, known.Id, known.At);
            isChanged = true;
        }
        if (AcceptedPostId == known.Id) AnsweredById = known.AuthorId;
        return isChanged;
    }
}

/// <summary>A question of another system, looked up and checked.</summary>
/// <param name="AskedAt">When (UTC); null: when it was first brought in.</param>
internal sealed record ImportedQuestion(QuestionFacts Facts, Guid AskerId, DateTime? AskedAt, ImportedAnswer? Answer);

/// <summary>Its answer. <paramref name="At"/> is UTC.</summary>
internal sealed record ImportedAnswer(Guid AuthorId, string Text, DateTime At, IReadOnlyList<Guid> Articles, bool IsAccepted);
