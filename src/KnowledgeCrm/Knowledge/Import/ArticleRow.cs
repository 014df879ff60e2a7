using System.Security.Cryptography;
using System.Text;
using KnowledgeCrm.Common;

namespace KnowledgeCrm.Knowledge.Import;

/// <summary>One article of another base, before it is checked.</summary>
/// <param name="Key">Its name where it comes from; the same one again is the same article.</param>
/// <param name="Place">Where it was read, for the report: a file, or a file and its line.</param>
/// <param name="Text">The text.</param>
/// <param name="Slug">The wished address.</param>
public sealed record ArticleRow(string Key, string Place, ArticleInput Text, string? Slug = null)
{
    /// <summary>Set instead of the text when the row could not be read.</summary>
    public Refused? Unreadable { get; init; }

    /// <summary>True when the row itself says who may read it; otherwise the audience is only the one that new articles get.</summary>
    public bool SaysAudience { get; init; }

    /// <summary>A hash of all that the row says: the same hash again is unchanged.</summary>
    internal string Hash()
    {
        // A separator that no text may hold, so that no two rows read the same.
        var parts = new[]
        {
            Text.Title, Text.Summary, Text.Body, Text.Language, SaysAudience ? Text.Audience.ToString() : "", Text.Topic, Text.Tags,
            string.Join(',', Text.Products ?? []),
        };
        // Only where it is said, so that what came in before there were kinds is still what it was.
        if (Text.Kind is { } kind) parts = [.. parts, kind.ToString()];
        if (Text.Ticked is { } ticked) parts = [.. parts, "ticked", .. ticked];
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', parts))));
    }
}

/// <summary>What became of a row.</summary>
public enum RowOutcome { Added, Changed, Unchanged, Refused }

/// <summary>The counts of an import, and every row that was refused.</summary>
public sealed record ImportReport(int Added, int Changed, int Unchanged, IReadOnlyList<RefusedRow> Refused)
{
    public int Rows => Added + Changed + Unchanged + Refused.Count;

    public static ImportReport operator +(ImportReport one, ImportReport other) => new(
        one.Added + other.Added, one.Changed + other.Changed, one.Unchanged + other.Unchanged, [.. one.Refused, .. other.Refused]);
}

/// <summary>A row that was refused, with where it stands and why.</summary>
public sealed record RefusedRow(string Place, string Key, Refused Why);
