using KnowledgeCrm.Accounts;
using KnowledgeCrm.Common;
using KnowledgeCrm.Web.Hosting;
using Microsoft.AspNetCore.Components.Authorization;

namespace KnowledgeCrm.Web.Accounts;

/// <summary>Who asks, for pages and components: ask it anew for every action, never keep what it said.</summary>
public sealed class CurrentActor(IHttpContextAccessor requests, AuthenticationStateProvider circuit, ActorOf people)
{
    /// <summary>The signed-in person with the roles of this moment, or a visitor; answered in the language of the page.</summary>
    public async Task<Actor> GetAsync(CancellationToken stop = default) =>
        (await PersonAsync(stop))?.ToActor(language: Choices.Language) ?? Actor.Visitor(Choices.Language);

    private async Task<Person?> PersonAsync(CancellationToken stop)
    {
        // A request has just been checked against the database; a circuit lives long, and is checked here.
        if (requests.HttpContext is { } request && !request.Request.Path.StartsWithSegments("/_blazor"))
            return request.Features.Get<Person>();
        var state = await circuit.GetAuthenticationStateAsync();
        return await Session.PersonAsync(state.User, people, stop);
    }
}
