using KnowledgeCrm.Common;

namespace KnowledgeCrm.Web.Curation;

/// <summary>For whom the pages of search's rules are there; what may be done on them each use case decides itself.</summary>
internal static class CurationRoles
{
    public const string Writers = $"{nameof(Role.KnowledgeManager)},{nameof(Role.Administrator)}";
    public const string Readers = $"{nameof(Role.Rep)},{nameof(Role.Author)},{nameof(Role.Reviewer)},{Writers}";
}
