using System.Globalization;
using KnowledgeCrm.Common;

namespace KnowledgeCrm.Knowledge;

/// <summary>The name of a file as it is kept: never a path, nothing that can't be seen, no longer than its limit.</summary>
internal static class FileName
{
    // What other systems refuse in a name, and what means something else in an address or in Markdown.
    private const string Signs = "<>:\"|?*#%`[]";

    public static string Of(string? sent)
    {
        var name = (sent ?? "").Replace('\\', '/');
        name = name[(name.LastIndexOf('/') + 1)..];
        name = string.Concat(name.Where(IsSeen).Select(c => Signs.Contains(c) ? '-' : c)).Trim().TrimStart('.').Trim();
        var ending = Path.GetExtension(name);
        if (name.Length > Limits.Name && ending.Length < 10) name = Whole(name[..(Limits.Name - ending.Length)]) + ending;
        if (Path.GetFileNameWithoutExtension(name).Length == 0) throw Refused.Invalid("File.NameInvalid", "file");
        return Limits.Checked(name, "file", Limits.Name);
    }

    // A cut never leaves half of a character.
    private static string Whole(string cut) => char.IsHighSurrogate(cut[^1]) ? cut[..^1] : cut;

    private static bool IsSeen(char c) => char.GetUnicodeCategory(c) is not (UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);
}
