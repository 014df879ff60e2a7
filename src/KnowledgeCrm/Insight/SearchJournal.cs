using System.Threading.Channels;
using KnowledgeCrm.Common;
using KnowledgeCrm.Search;

namespace KnowledgeCrm.Insight;

/// <summary>Takes note of every search and of what became of it. Telling it something costs next to nothing, never waits and never fails;
/// <see cref="SearchJournalWriter"/> writes it down. Where it is told more than can be written, the oldest is lost and counted.</summary>
public sealed class SearchJournal
{
    /// <summary>How many news wait to be written at the most.</summary>
    public const int Room = 10_000;

    /// <summary>The longest name of a session, in characters; what is longer is cut.</summary>
    public const int LongestSession = 64;

    private readonly TimeProvider clock;
    private readonly Channel<SearchNews> news;
    private long dropped;

    public SearchJournal(TimeProvider clock)
    {
        this.clock = clock;
        news = Channel.CreateBounded<SearchNews>(
            new BoundedChannelOptions(Room) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true }, _ => Lost(1));
    }

    /// <summary>How many news were lost since the start.</summary>
    public long Dropped => Interlocked.Read(ref dropped);

    internal ChannelReader<SearchNews> News => news.Reader;

    /// <summary>A search was answered. Further pages of the same answer and empty queries are no searches.</summary>
    /// <param name="actor">Who searched.</param>
    /// <param name="request">What for. Without a text its context is what was asked.</param>
    /// <param name="answer">The answer; its id is named when something is done with a result.</param>
    /// <param name="place">Where.</param>
    /// <param name="session">What the person's searches in a row share, such as an id of the open page; null when there is none, and then
    /// the account stands for it. Never something that outlives the browser.</param>
    public void Searched(Actor actor, SearchRequest request, SearchAnswer answer, SearchPlace place, string? session)
    {
        var text = string.IsNullOrWhiteSpace(request.Text) ? request.Context : request.Text;
        if (request.Offset > 0 || string.IsNullOrWhiteSpace(text)) return;
        var audience = request.NarrowedTo is { } narrowed && narrowed < actor.Audience ? narrowed : actor.Audience;
        var sequence = session ?? (place == SearchPlace.Api ? null : actor.PersonId?.ToString("N"));
        if (sequence?.Length > LongestSession) sequence = sequence[..LongestSession];
        // What is read of a query is bounded; nobody waits here for more to be looked at.
        if (text.Length > SearchQuery.LongestText) text = text[..SearchQuery.LongestText];
        Tell(new SearchMade(answer.Id, Now, place, actor.PersonId, sequence, audience, text, answer.Total, answer.Sure));
    }

    /// <summary>A result was opened.</summary>
    /// <param name="search">The answer's id; one that was never told of is ignored.</param>
    /// <param name="key">The result.</param>
    /// <param name="rank">Its place in the answer, from 1; 0 when it is not known.</param>
    public void Opened(Guid search, SearchKey key, int rank) => Tell(new ResultTaken(search, Now, SearchOutcome.Opened, key, rank));

    /// <summary>A result was used in a case. The parameters are those of <see cref="Opened"/>.</summary>
    public void Linked(Guid search, SearchKey key, int rank) => Tell(new ResultTaken(search, Now, SearchOutcome.Linked, key, rank));

    /// <summary>A result solved a case. The parameters are those of <see cref="Opened"/>.</summary>
    public void Solved(Guid search, SearchKey key, int rank) => Tell(new ResultTaken(search, Now, SearchOutcome.Solved, key, rank));

    /// <summary>The reader of a result said whether it helped. The other parameters are those of <see cref="Opened"/>.</summary>
    public void Judged(Guid search, SearchKey key, int rank, bool helpful) => Tell(new ResultJudged(search, Now, helpful, key, rank));

    internal void Lost(int count) => Interlocked.Add(ref dropped, count);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    private void Tell(SearchNews told) => news.Writer.TryWrite(told);
}
