using KnowledgeCrm.Accounts;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;

namespace KnowledgeCrm.Web.Accounts;

/// <summary>Ends what an open page shows soon after its session has ended or its person's roles have changed.</summary>
internal sealed class CircuitSession(ILoggerFactory logs, ActorOf people) : RevalidatingServerAuthenticationStateProvider(logs)
{
    protected override TimeSpan RevalidationInterval => TimeSpan.FromSeconds(30);

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken) =>
        await Session.PersonAsync(authenticationState.User, people, cancellationToken) is { } person
            && Session.HasRolesOf(authenticationState.User, person);
}
