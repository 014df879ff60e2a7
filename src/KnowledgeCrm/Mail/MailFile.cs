using System.Text.Json;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KnowledgeCrm.Mail;

/// <summary>A file that goes out with a message. Its bytes lie where files lie, and are read when the message is sent.</summary>
/// <param name="Sha256">The hash of its bytes.</param>
/// <param name="Name">Its name.</param>
/// <param name="ContentType">What it is.</param>
/// <param name="Size">How large it is, in bytes.</param>
public sealed record MailFile(string Sha256, string Name, string ContentType, long Size)
{
    /// <summary>The most files of a message.</summary>
    public const int Most = 10;

    /// <summary>The largest file that goes out, in bytes; a larger one is read behind its link.</summary>
    public const long Largest = 5 * 1024 * 1024;

    /// <summary>How much may go out with one message, in bytes: many mailboxes take no more than 10 MB, of which the encoding takes a third.</summary>
    public const long MostTogether = 7 * 1024 * 1024;

    /// <summary>Of the files, in order, those that go out with one message.</summary>
    public static IReadOnlyList<MailFile> WithinLimits(IEnumerable<MailFile> files)
    {
        var (taken, size) = (new List<MailFile>(), 0L);
        foreach (var file in files)
        {
            if (taken.Count == Most) break;
            if (file.Size > Largest || size + file.Size > MostTogether) continue;
            taken.Add(file);
            size += file.Size;
        }
        return taken;
    }
}

/// <summary>Where the bytes of files are, which mail itself does not know.</summary>
public interface IMailFiles
{
    /// <summary>The bytes; null where they are gone.</summary>
    Stream? Open(MailFile file);
}

internal static class MailFileColumn
{
    public static PropertyBuilder<IReadOnlyList<MailFile>?> HasFiles(this PropertyBuilder<IReadOnlyList<MailFile>?> property) => property.HasConversion(
        files => JsonSerializer.Serialize(files, JsonSerializerOptions.Web), json => JsonSerializer.Deserialize<IReadOnlyList<MailFile>>(json, JsonSerializerOptions.Web),
        // Written once, with the message.
        new ValueComparer<IReadOnlyList<MailFile>?>((one, other) => ReferenceEquals(one, other), files => files == null ? 0 : files.Count));
}
