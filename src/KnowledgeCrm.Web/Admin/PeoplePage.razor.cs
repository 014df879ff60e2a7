using KnowledgeCrm.Accounts;
using KnowledgeCrm.Common;
using KnowledgeCrm.Web.Controls;
using KnowledgeCrm.Web.Hosting;

namespace KnowledgeCrm.Web.Admin;

public partial class PeoplePage(PersonList persons, CreatePerson create, ChangeRoles changeRoles, SignOutPerson signOut)
{
    private readonly HashSet<Role> roles = [];
    private HashSet<Role> newRoles = [];
    private Loaded<IReadOnlyList<PersonEntry>> people = Loaded.Waiting<IReadOnlyList<PersonEntry>>();
    private PersonEntry? changing;
    private bool adding;
    private string? name;
    private string? email;
    private string? password;
    private string? team;
    private string? jobTitle;
    private string language = Choices.Language;

    protected override Task OnInitializedAsync() => LoadListAsync();

    private async Task LoadListAsync() => people = await LoadAsync(persons.RunAsync);

    private async Task AddAsync()
    {
        var wanted = new NewPerson(email, name, [.. roles.Order()], password, language, team, jobTitle);
        if (await DoAsync((actor, stop) => create.RunAsync(actor, wanted, stop)) is not { Succeeded: true } made) return;
        Say(T["People.Added", made.Value.Email]);
        (adding, name, email, password, team, jobTitle) = (false, null, null, null, null, null);
        roles.Clear();
        await LoadListAsync();
    }

    private void Ask(PersonEntry person) => (changing, newRoles, Refusal) = (person, [.. person.Roles], null);

    private async Task ChangeRolesAsync(PersonEntry person)
    {
        if (await DoAsync((actor, stop) => changeRoles.RunAsync(actor, person.Id, [.. newRoles.Order()], stop)) is not { Succeeded: true }) return;
        changing = null;
        Say(T["People.RolesChanged", person.Name]);
        await LoadListAsync();
    }

    private async Task SignOutAsync(PersonEntry person)
    {
        if (await DoAsync((actor, stop) => signOut.RunAsync(actor, person.Id, stop)) is { Succeeded: true })
            Say(T["People.SignedOut", person.Name]);
    }
}
