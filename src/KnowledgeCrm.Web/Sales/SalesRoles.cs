using KnowledgeCrm.Common;

namespace KnowledgeCrm.Web.Sales;

/// <summary>Whose the pages are; what may be done there each use case decides itself.</summary>
internal static class SalesRoles
{
    public const string Readers = $"{nameof(Role.Rep)},{nameof(Role.Sales)},{nameof(Role.Administrator)}";
    public const string Sellers = $"{nameof(Role.Sales)},{nameof(Role.Administrator)}";
}
