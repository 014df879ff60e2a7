using System.CommandLine;
using KnowledgeCrm.Accounts;
using KnowledgeCrm.Common;

namespace KnowledgeCrm.Web.Commands;

/// <summary><c>key create</c>, <c>key list</c>, <c>key revoke</c>: keys to the API.</summary>
internal static class KeyCommand
{
    public static Command Build(GlobalOptions options) =>
        new("key", CommandText.Of("Key")) { Create(options), List(options), Revoke(options) };

    private static Command Create(GlobalOptions options)
    {
        var roles = RoleOption.Build();
        var name = new Option<string>("--name")
        {
            Description = CommandText.Of("Key.Name"),
            HelpName = CommandText.Of("Name.Name"),
            Required = true,
        };
        var owner = new Option<string?>("--for") { Description = CommandText.Of("Key.For"), HelpName = CommandText.Of("Name.Email") };
        var days = new Option<int?>("--expires") { Description = CommandText.Of("Key.Expires"), HelpName = CommandText.Of("Name.Days") };
        days.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && (!int.TryParse(token.Value, out var number) || number is < 1 or > 36_500))
                result.AddError(CommandText.Of("Key.ExpiresRange"));
        });
        var command = new Command("create", CommandText.Of("Key.Create")) { roles, name, owner, days };
        command.SetAction((parsed, stop) => Tool.RunAsync(options.Configuration(parsed), async (services, stop) =>
        {
            DateTime? until = parsed.GetValue(days) is { } count
                ? services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime.AddDays(count) : null;
            var wanted = new NewKey(parsed.GetRequiredValue(name), parsed.GetRequiredValue(roles), parsed.GetValue(owner), until);
            var made = await services.GetRequiredService<CreateKey>().RunAsync(Actor.System, wanted, stop);
            await System.Console.Error.WriteLineAsync(CommandText.Of("Key.Created", made.Value.Start));
            // Alone on the last line, so that a script can take it.
            System.Console.WriteLine(made.Value.Secret);
        }, stop));
        return command;
    }

    private static Command List(GlobalOptions options)
    {
        var command = new Command("list", CommandText.Of("Key.List"));
        command.SetAction((parsed, stop) => Tool.RunAsync(options.Configuration(parsed), async (services, stop) =>
        {
            var keys = await services.GetRequiredService<KeyList>().RunAsync(Actor.System, stop);
            foreach (var key in keys.Value)
            {
                var state = key.RevokedAt is { } revoked ? CommandText.Of("Key.State.Revoked", revoked)
                    : !key.IsUsable ? CommandText.Of("Key.State.Expired", key.ExpiresAt)
                    : key.ExpiresAt is { } until ? CommandText.Of("Key.State.Until", until) : CommandText.Of("Key.State.Usable");
                System.Console.WriteLine(string.Join('\t', key.Start, key.Name, key.Email ?? key.PersonName, string.Join(',', key.Roles), state));
            }
        }, stop));
        return command;
    }

    private static Command Revoke(GlobalOptions options)
    {
        var key = new Argument<string>("key") { Description = CommandText.Of("Key.Start") };
        var command = new Command("revoke", CommandText.Of("Key.Revoke")) { key };
        command.SetAction((parsed, stop) => Tool.RunAsync(options.Configuration(parsed), async (services, stop) =>
        {
            var revoked = await services.GetRequiredService<RevokeKey>().RunAsync(Actor.System, parsed.GetRequiredValue(key), stop);
            System.Console.WriteLine(CommandText.Of("Key.Revoked", revoked.Value.AuditSubject));
        }, stop));
        return command;
    }
}
