using KnowledgeCrm.Web.Knowledge;

namespace KnowledgeCrm.Web.Experts.Mapping;

/// <summary>Which roles are wanted, as it stands in the address.</summary>
public sealed record RolesWanted(string? Role = null, bool OnlyGaps = false)
{
    public const string Path = "/console/people/roles";
    public const string TablePath = Path + ".csv";

    public static RolesWanted Of(string? role, string? gaps) => new(string.IsNullOrWhiteSpace(role) ? null : role.Trim(), gaps == "true");

    public override string ToString() => Addresses.With(Path, ("role", Role), ("gaps", OnlyGaps ? "true" : null));

    public static string Edit(string role) => $"{Path}/{Uri.EscapeDataString(role)}/edit";
}
