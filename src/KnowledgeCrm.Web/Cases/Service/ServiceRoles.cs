using KnowledgeCrm.Common;

namespace KnowledgeCrm.Web.Cases.Service;

/// <summary>Who opens the pages about how the desk works; what they may change there, the use cases say.</summary>
internal static class ServiceRoles
{
    public const string Readers = $"{nameof(Role.Rep)},{nameof(Role.Author)},{nameof(Role.Reviewer)},{nameof(Role.KnowledgeManager)},{nameof(Role.Administrator)}";
}
