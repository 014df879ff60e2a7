using KnowledgeCrm.Accounts;
using KnowledgeCrm.Web.Hosting;
using Microsoft.AspNetCore.Components;

namespace KnowledgeCrm.Web.Accounts;

public partial class SignInPage(SignIn signIn, ActorOf people)
{
    private string? refusal;

    [CascadingParameter]
    private HttpContext Context { get; set; } = null!;

    [SupplyParameterFromForm]
    private Entry? Form { get; set; }

    [SupplyParameterFromQuery]
    private string? ReturnUrl { get; set; }

    private async Task SignInAsync()
    {
        var outcome = await signIn.RunAsync(Form?.Email, Form?.Password, Context.RequestAborted);
        if (!outcome.Succeeded)
        {
            refusal = outcome.Refused.MessageIn(Choices.Language);
            return;
        }
        var person = await people.PersonAsync(outcome.Value, Context.RequestAborted);
        await Sessions.BeginAsync(Context, person);
        // Who has chosen a language here keeps it; to others the program speaks theirs.
        if (!Context.Request.Cookies.ContainsKey(Choices.LanguageCookie)) Choices.SetLanguage(Context, person.Language);
        // Not by NavigationManager: it writes the address unescaped, which no header can carry in Chinese.
        Context.Response.Redirect(LocalAddress.Or(ReturnUrl, person.ToActor().IsStaff ? "/console" : "/"));
    }

    private sealed class Entry
    {
        public string? Email { get; set; }
        public string? Password { get; set; }
    }
}
