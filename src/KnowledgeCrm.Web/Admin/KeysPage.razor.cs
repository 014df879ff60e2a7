using KnowledgeCrm.Accounts;
using KnowledgeCrm.Common;
using KnowledgeCrm.Web.Controls;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace KnowledgeCrm.Web.Admin;

public partial class KeysPage(KeyList list, CreateKey create, RevokeKey revoke, IJSRuntime scripts, TimeProvider clock)
{
    private const int MostDays = 36_500;

    private readonly HashSet<Role> roles = [];
    private Loaded<IReadOnlyList<KeyEntry>> keys = Loaded.Waiting<IReadOnlyList<KeyEntry>>();
    private ElementReference secretBox;
    private Guid? revoking;
    private bool adding;
    private bool copied;
    private string? secret;
    private string? name;
    private string? forEmail;
    private string? days;

    protected override Task OnInitializedAsync() => LoadListAsync();

    private async Task LoadListAsync() => keys = await LoadAsync(list.RunAsync);

    private async Task AddAsync()
    {
        if (await DoAsync((actor, stop) => MakeAsync(actor, stop)) is not { Succeeded: true } made) return;
        (secret, copied, adding, name, forEmail, days) = (made.Value.Secret, false, false, null, null, null);
        roles.Clear();
        await LoadListAsync();
    }

    private async Task<Outcome<CreatedKey>> MakeAsync(Actor actor, CancellationToken stop)
    {
        DateTime? expiresAt = null;
        if (!string.IsNullOrWhiteSpace(days))
        {
            // What can't be read must not become a key for ever.
            if (!int.TryParse(days, out var count) || count is < 1 or > MostDays) return Refused.Invalid("Key.DaysInvalid", "expiresAt", MostDays);
            expiresAt = clock.GetUtcNow().UtcDateTime.AddDays(count);
        }
        return await create.RunAsync(actor, new NewKey(name, [.. roles.Order()], string.IsNullOrWhiteSpace(forEmail) ? null : forEmail, expiresAt), stop);
    }

    // Asked by a second press of the same button: what uses the key stops at once.
    private async Task RevokeAsync(KeyEntry key)
    {
        if (revoking != key.Id)
        {
            revoking = key.Id;
            return;
        }
        revoking = null;
        if (await DoAsync((actor, stop) => revoke.RunAsync(actor, key.Id.ToString(), stop)) is { Succeeded: true }) Say(T["Keys.RevokedNow", key.Name]);
        await LoadListAsync();
    }

    private async Task CopyAsync()
    {
        await using var module = await scripts.InvokeAsync<IJSObjectReference>("import", Gone, "./js/editor.js");
        await module.InvokeVoidAsync("copy", Gone, secretBox);
        copied = true;
    }
}
