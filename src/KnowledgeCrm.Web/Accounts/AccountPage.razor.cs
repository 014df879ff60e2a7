using KnowledgeCrm.Accounts;
using KnowledgeCrm.Common;
using KnowledgeCrm.Web.Hosting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;

namespace KnowledgeCrm.Web.Accounts;

public partial class AccountPage(
    CurrentActor current, ChangePassword changePassword, SignOutEverywhere signOutEverywhere, ActorOf people, NavigationManager navigation)
{
    private Actor actor = Actor.Visitor(Languages.English);
    private string? done;
    private string? refusal;
    private string? field;

    [CascadingParameter]
    private HttpContext Context { get; set; } = null!;

    [SupplyParameterFromForm(FormName = "password")]
    private Entry? Form { get; set; }

    protected override async Task OnInitializedAsync() => actor = await current.GetAsync(Context.RequestAborted);

    private async Task ChangePasswordAsync()
    {
        var outcome = await changePassword.RunAsync(actor, Form?.Present, Form?.Wanted, Context.RequestAborted);
        if (!outcome.Succeeded)
        {
            (refusal, field) = (outcome.Refused.MessageIn(Choices.Language), outcome.Refused.Field);
            return;
        }
        await Sessions.BeginAsync(Context, await people.PersonAsync(actor.PersonId!.Value, Context.RequestAborted));
        done = "Password.Changed";
    }

    private async Task SignOutEverywhereAsync()
    {
        var outcome = await signOutEverywhere.RunAsync(actor, Context.RequestAborted);
        if (!outcome.Succeeded)
        {
            refusal = outcome.Refused.MessageIn(Choices.Language);
            return;
        }
        await Context.SignOutAsync(IdentityConstants.ApplicationScheme);
        navigation.NavigateTo("/sign-in");
    }

    private sealed class Entry
    {
        public string? Present { get; set; }
        public string? Wanted { get; set; }
    }
}
