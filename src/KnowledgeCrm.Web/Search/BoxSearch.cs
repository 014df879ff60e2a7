using KnowledgeCrm.Common;
using KnowledgeCrm.Insight;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Search;
using KnowledgeCrm.Web.Insight;
using Microsoft.Extensions.Localization;

namespace KnowledgeCrm.Web.Search;

/// <summary>What the search box offers for what has been typed so far: where a number leads, how the words may go on, and what they find.</summary>
public sealed class BoxSearch(
    SearchEverything search, NumberJump jump, SearchCompletions completions, SearchJournal journal, IStringLocalizer<SearchText> text)
{
    private const int OfEachKind = 5;
    private const int Completions = 3;

    internal async Task<BoxFound> RunAsync(Actor actor, string typed, CancellationToken stop)
    {
        var entries = new List<BoxEntry>();
        if (await jump.FindAsync(actor, typed, stop) is { } address) entries.Add(new BoxEntry(BoxEntry.Jump, typed.Trim(), text["Jump"], [], address));
        var found = new BoxFound(entries);
        var hits = new List<BoxEntry>();
        foreach (var kind in Kinds.All)
        {
            var request = new SearchRequest(typed, Kinds: [kind], Limit: OfEachKind);
            var answer = await search.RunAsync(actor, request, stop);
            if (kind == ArticleSearchSource.KindName)
            {
                journal.Searched(actor, request, answer, SearchPlace.Console, null);
                found = found with { IsSure = answer.Sure, Articles = answer.Id };
            }
            found.Totals[kind] = answer.Total;
            hits.AddRange(answer.Items.Select((item, place) => BoxEntry.Of(item, SearchTrail.AddressOf(item, answer.Id, place + 1))));
        }
        // What is among the results already needs no completing.
        var more = await completions.RunAsync(actor, typed, Completions + OfEachKind, stop);
        entries.AddRange(more.Where(completion => !hits.Exists(hit => hit.Number == completion.Number) && !IsTyped(completion.Text)).Take(Completions)
            .Select(completion => new BoxEntry(
                BoxEntry.Completion, completion.Number ?? "", completion.Text, [], completion.Address ?? Wanted.For(completion.Text).ToString())));
        entries.AddRange(hits);
        return found;

        bool IsTyped(string completed) => completed.Equals(typed.Trim(), StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>An article was attached to a case; one that was only completed was not found.</summary>
    internal void Linked(BoxFound found, BoxEntry article)
    {
        if (article.Kind != ArticleSearchSource.KindName) return;
        journal.Linked(found.Articles, article.Key, 1 + found.Entries.Where(entry => entry.Kind == article.Kind).TakeWhile(entry => entry != article).Count());
    }
}

/// <summary>What the search box offers.</summary>
/// <param name="Entries">In the order in which they are shown, group by group.</param>
internal sealed record BoxFound(IReadOnlyList<BoxEntry> Entries)
{
    public static BoxFound Nothing { get; } = new([]);

    /// <summary>How many there are of each kind.</summary>
    public Dictionary<string, int> Totals { get; } = [];

    /// <summary>False when no article surely answers.</summary>
    public bool IsSure { get; init; } = true;

    /// <summary>The id of the answer with the articles.</summary>
    public Guid Articles { get; init; }

    public int Count => Totals.Values.Sum() + Entries.Count(entry => entry.Kind == BoxEntry.Jump);
}
