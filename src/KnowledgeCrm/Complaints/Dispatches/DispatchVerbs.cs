using KnowledgeCrm.Common;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Complaints;

/// <summary>What is done to a dispatch besides sending and answering it. Of two who do something at the same moment one wins, and the other
/// is told.</summary>
public sealed class MoveDispatch(UseCase useCase, DispatchNews news)
{
    /// <param name="actor">The partner for <c>Accept</c>, <c>Begin</c> and <c>Decline</c>; a rep for <c>Return</c>, <c>TakeBack</c> and
    /// <c>Close</c>; either for <c>Post</c>.</param>
    /// <param name="number">The dispatch's number.</param>
    /// <param name="action">What is done; answering is <see cref="AnswerDispatch"/>.</param>
    /// <param name="text">What is said with it: required for <c>Post</c>, <c>Decline</c> and <c>Return</c>.</param>
    /// <param name="stop">Stops it.</param>
    public async Task<Outcome<DispatchDone>> RunAsync(Actor actor, string number, DispatchAction action, string? text, CancellationToken stop)
    {
        var outcome = await useCase.WriteAsync($"{action}Dispatch", actor, async db =>
        {
            var side = action switch
            {
                DispatchAction.Post => DispatchVisibility.SideOf(actor),
                DispatchAction.Accept or DispatchAction.Begin or DispatchAction.Decline => DispatchSide.Partner,
                _ => DispatchSide.Centre,
            };
            var found = await db.FindDispatchAsync(actor, number, side, stop);
            switch (action)
            {
                case DispatchAction.Accept:
                    found.Accept(db.Now);
                    break;
                case DispatchAction.Begin:
                    found.Begin(db.Now);
                    break;
                case DispatchAction.TakeBack:
                    found.TakeBack(db.Now);
                    break;
                case DispatchAction.Close:
                    found.Close(db.Now);
                    break;
                case DispatchAction.Decline:
                    db.DispatchPosts.Add(found.Decline(text, actor, db.Now));
                    break;
                case DispatchAction.Return:
                    db.DispatchPosts.Add(found.Return(text, actor, db.Now));
                    break;
                case DispatchAction.Post:
                    db.DispatchPosts.Add(found.Post(text, side, actor, db.Now));
                    break;
                default:
                    throw new ArgumentOutOfRangeException(nameof(action), action, null);
            }
            return new DispatchDone(found.Number, found.State);
        }, stop);
        if (outcome.Succeeded) news.Tell(outcome.Value.Number);
        return outcome;
    }
}
