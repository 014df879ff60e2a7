using KnowledgeCrm.Asking;
using KnowledgeCrm.Common;
using KnowledgeCrm.Experts;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Notices;
using KnowledgeCrm.Web.Controls;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace KnowledgeCrm.Web.Asking;

/// <summary>A topic with its questions, articles, people and news, as far as the viewer may see them.</summary>
public partial class CommunityPage(
    CommunityReading reading, TopicReading topics, ExpertList people, FollowList follows, SetFollow follow, IStringLocalizer<Experts.ExpertText> peopleText)
{
    private const int MostArticles = 12;
    private const int MostPeople = 8;

    private Loaded<Seen> loaded = Loaded.Waiting<Seen>();

    [Parameter] public string Key { get; set; } = "";

    protected override Task OnParametersSetAsync() => ReadAsync();

    private async Task ReadAsync()
    {
        var asked = Key;
        var read = await LoadAsync<Seen>(async (actor, stop) =>
        {
            var topic = await reading.RunAsync(actor, asked, stop);
            if (topic.Refused is { } refused) return refused;
            var articles = (await topics.RunAsync(actor, asked, stop)).Value.Articles;
            var known = (await people.RunAsync(actor, new ExpertFilter(Topic: asked), stop)).Value.People.Items;
            var followed = (await follows.RunAsync(actor, stop)).Value;
            return new Seen(topic.Value, articles, [.. known.Take(MostPeople)], followed.Any(line => line.Kind == FollowKind.Topic && line.Key == asked));
        });
        if (asked == Key) loaded = read;
    }

    private async Task FollowAsync()
    {
        var wanted = loaded.Value?.IsFollowed == false;
        if (await DoAsync((actor, stop) => follow.RunAsync(actor, FollowKind.Topic, Key, wanted, stop)) is { Succeeded: true }) Say(T[wanted ? "Follow.On" : "Follow.Off"]);
        await ReadAsync();
    }

    // What they did, say and are said to know, each by itself.
    private IEnumerable<string> Said(TopicStanding standing)
    {
        if (standing.Level is { } level) yield return peopleText[$"Level.{level}"];
        if (standing.Endorsements > 0) yield return T["Community.Endorsed", standing.Endorsements];
        foreach (var part in standing.Inferred.Parts) yield return peopleText[$"Counted.{part.Kind}", part.Evidence.Count];
    }

    private sealed record Seen(CommunityView Topic, IReadOnlyList<TopicArticle> Articles, IReadOnlyList<ExpertLine> People, bool IsFollowed);
}
