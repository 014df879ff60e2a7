using System.CommandLine;
using KnowledgeCrm.Common;

namespace KnowledgeCrm.Web.Commands;

/// <summary><c>--role R</c>, once for each role.</summary>
internal static class RoleOption
{
    public static Option<Role[]> Build()
    {
        var names = string.Join(", ", Enum.GetNames<Role>());
        return new Option<Role[]>("--role")
        {
            Description = CommandText.Of("Option.Role", names),
            HelpName = CommandText.Of("Name.Role"),
            Required = true,
            CustomParser = result =>
            {
                var roles = new List<Role>();
                foreach (var token in result.Tokens)
                {
                    // A name only: Enum.TryParse would take any number too.
                    if (Enum.GetNames<Role>().FirstOrDefault(name => name.Equals(token.Value, StringComparison.OrdinalIgnoreCase)) is { } known)
                        roles.Add(Enum.Parse<Role>(known));
                    else
                        result.AddError(CommandText.Of("Option.RoleUnknown", token.Value, names));
                }
                return [.. roles];
            },
        };
    }
}
