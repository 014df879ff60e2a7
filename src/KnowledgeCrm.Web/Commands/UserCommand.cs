using System.CommandLine;
using KnowledgeCrm.Accounts;
using KnowledgeCrm.Common;

namespace KnowledgeCrm.Web.Commands;

/// <summary><c>user create</c>: how a real start gets its first administrator.</summary>
internal static class UserCommand
{
    public static Command Build(GlobalOptions options) => new("user", CommandText.Of("User")) { Create(options) };

    private static Command Create(GlobalOptions options)
    {
        var email = new Option<string>("--email")
        {
            Description = CommandText.Of("User.Email"),
            HelpName = CommandText.Of("Name.Email"),
            Required = true,
        };
        var roles = RoleOption.Build();
        var name = new Option<string?>("--name") { Description = CommandText.Of("User.Name"), HelpName = CommandText.Of("Name.Name") };
        var language = new Option<string>("--language")
        {
            Description = CommandText.Of("User.Language"),
            DefaultValueFactory = _ => CommandText.Language,
        };
        language.AcceptOnlyFromAmong([.. Languages.All]);
        var command = new Command("create", CommandText.Of("User.Create")) { email, roles, name, language };
        command.SetAction((parsed, stop) => Tool.RunAsync(options.Configuration(parsed), async (services, stop) =>
        {
            var address = parsed.GetRequiredValue(email);
            var wanted = new NewPerson(
                address, parsed.GetValue(name) ?? address.Split('@')[0], parsed.GetRequiredValue(roles), await PasswordAsync(stop),
                parsed.GetRequiredValue(language));
            var made = await services.GetRequiredService<CreatePerson>().RunAsync(Actor.System, wanted, stop);
            System.Console.WriteLine(CommandText.Of("User.Created", made.Value.Email));
        }, stop));
        return command;
    }

    // From standard input, so that it stands in no list of processes and no history of a shell.
    private static async Task<string> PasswordAsync(CancellationToken stop)
    {
        if (System.Console.IsInputRedirected) return await System.Console.In.ReadLineAsync(stop) ?? "";
        await System.Console.Error.WriteAsync(CommandText.Of("User.Password") + " ");
        var typed = new System.Text.StringBuilder();
        while (System.Console.ReadKey(intercept: true) is { Key: not ConsoleKey.Enter } key)
        {
            if (key.Key != ConsoleKey.Backspace) typed.Append(key.KeyChar);
            else if (typed.Length > 0) typed.Length--;
        }
        await System.Console.Error.WriteLineAsync();
        return typed.ToString();
    }
}
