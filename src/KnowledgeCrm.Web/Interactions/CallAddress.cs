using KnowledgeCrm.Interactions;
using KnowledgeCrm.Web.Knowledge;

namespace KnowledgeCrm.Web.Interactions;

/// <summary>The address of a call: all of its state that others may be sent.</summary>
internal static class CallAddress
{
    public const string Path = "/console/call";

    public static string Of(string? number, string? customer = null, string? @case = null, Guid? entry = null, Guid? agreed = null) => Addresses.With(
        Path, ("number", number), ("customer", customer), ("case", @case), ("entry", entry?.ToString()), ("agreed", agreed?.ToString()));

    public static string Of(TakenCall taken) => Of(taken.Phone, taken.Customer, entry: taken.EntryId);
}
