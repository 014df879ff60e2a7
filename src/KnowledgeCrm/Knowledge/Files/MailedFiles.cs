using System.Text.RegularExpressions;
using KnowledgeCrm.Common;
using KnowledgeCrm.Mail;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Knowledge;

/// <summary>The files that a text names by their addresses, to go out with it by mail.</summary>
public sealed partial class MailedFiles(FileStore store) : IMailFiles
{
    /// <summary>Those of the files that customers may read at this moment, in the order of the text, within the limits of a message.</summary>
    internal static async Task<IReadOnlyList<MailFile>> OfTextAsync(KnowledgeCrmDb db, string text, CancellationToken stop)
    {
        var keys = Address().Matches(text).Select(found => found.Groups[1].Value).Distinct().ToList();
        if (keys.Count == 0) return [];
        var found = await (
            from file in db.ArticleAttachments.AsNoTracking().Where(f => keys.Contains(f.Key))
            join article in db.Articles.AsNoTracking().Where(a => a.LiveVersionId != null && a.LiveAudience <= Audience.Customer) on file.ArticleId equals article.Id
            select new { File = file, article.Live!.FileIds }).ToListAsync(stop);
        var live = found.Where(row => row.FileIds.Contains(row.File.Id)).Select(row => row.File).OrderBy(file => keys.IndexOf(file.Key));
        // The same bytes from two articles are one file.
        return MailFile.WithinLimits(live.DistinctBy(file => file.Sha256).Select(file => new MailFile(file.Sha256, file.FileName, file.ContentType, file.Size)));
    }

    public Stream? Open(MailFile file)
    {
        try
        {
            return File.OpenRead(store.PathOf(file.Sha256));
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"/files/([0-9a-f]{32})/", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Address();
}
