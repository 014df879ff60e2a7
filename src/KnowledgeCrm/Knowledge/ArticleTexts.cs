using KnowledgeCrm.Persistence;
using KnowledgeCrm.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace KnowledgeCrm.Knowledge;

/// <summary>What search shows of articles, read once and remembered while it stays true. Holds texts of every audience: whoever asks has
/// made sure that the articles may be read.</summary>
public sealed class ArticleTexts : IDisposable
{
    // Bytes of text and places of words; about twenty thousand articles of a page each.
    private const long Most = 128 << 20;

    // The index is told of every change, and forgets here what has changed. This bounds what a change in the very moment of reading could leave.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    private readonly MemoryCache known = new(new MemoryCacheOptions { SizeLimit = Most });

    /// <summary>The texts of articles in the versions named, by article. One whose version is gone is left out.</summary>
    internal async Task<Dictionary<Guid, ReadArticle>> ReadAsync(KnowledgeCrmDb db, IReadOnlyList<(Guid Article, Guid Version)> wanted, CancellationToken stop)
    {
        var read = new Dictionary<Guid, ReadArticle>(wanted.Count);
        var missing = new List<Guid>();
        foreach (var (article, version) in wanted)
        {
            if (known.Get<ReadArticle>(article) is { } text && text.Version == version) read[article] = text;
            else missing.Add(article);
        }
        if (missing.Count == 0) return read;
        var colleagues = (await db.CustomersWords.Where(words => missing.Contains(words.ArticleId) && words.Kind == WordsKind.Colleague)
            .Select(words => words.ArticleId).ToListAsync(stop)).ToHashSet();
        var questions = await db.CustomersWords.OfSolved().Where(words => missing.Contains(words.ArticleId))
            .Select(words => new { words.ArticleId, words.Text }).ToListAsync(stop);
        var asked = questions.ToLookup(words => words.ArticleId, words => words.Text);
        var names = await TagNames.ReadAsync(db, stop);
        var articles = await db.Articles.AsNoTracking().Where(a => missing.Contains(a.Id) && a.LiveVersionId != null).Include(a => a.Live).ToListAsync(stop);
        var attached = await AttachedWords.ReadAsync(db, articles.Select(a => a.Live!), stop);
        foreach (var article in articles)
        {
            var text = read[article.Id] = ReadArticle.Of(article.Live!, names.Of(article), asked[article.Id], attached.FilesOf(article.Live!)) with
            {
                IsColleagues = colleagues.Contains(article.Id),
            };
            known.Set(article.Id, text, new MemoryCacheEntryOptions { Size = text.Size, AbsoluteExpirationRelativeToNow = Longest });
        }
        return read;
    }

    /// <inheritdoc />
    public void Dispose() => known.Dispose();

    /// <summary>Forgets articles that have changed.</summary>
    internal void Forget(IEnumerable<Guid> articles)
    {
        foreach (var article in articles) known.Remove(article);
    }
}

/// <summary>The live version of one article as search shows it.</summary>
/// <param name="Version">Which version it is.</param>
/// <param name="Title">The title.</param>
/// <param name="Body">Summary and body without markup.</param>
/// <param name="Names">Number, tags, topic and products.</param>
/// <param name="Asked">The questions of solved cases that it answered, in the customers' words.</param>
/// <param name="Files">What is attached and no picture: its name and its text.</param>
internal sealed record ReadArticle(
    Guid Version, ReadText Title, ReadText Body, ReadText Names, IReadOnlyList<ReadText> Asked, IReadOnlyList<(ReadText Name, ReadText Text)> Files)
{
    /// <summary>True where a colleague's question is among those that it is found by.</summary>
    public bool IsColleagues { get; init; }

    public long Size => Title.Size + Body.Size + Names.Size + Asked.Sum(question => question.Size) + Files.Sum(file => file.Name.Size + file.Text.Size);

    public static ReadArticle Of(ArticleVersion live, string names, IEnumerable<string> asked, IEnumerable<(string Name, string Text)> files)
    {
        var body = ArticleMarkdown.ToPlainText(live.Body);
        return new ReadArticle(live.Id, ReadText.Of(live.Title), ReadText.Of(live.Summary.Length == 0 ? body : $"{live.Summary}\n{body}"),
            ReadText.Of(names), [.. asked.Select(ReadText.Of)], [.. files.Select(file => (ReadText.Of(file.Name), ReadText.Of(file.Text)))]);
    }

    /// <summary>The passage that shows why it was found. Files are looked into only where the text itself shows nothing; then their name is told.</summary>
    public IReadOnlyList<MarkedRun> Passage(QueryTerms terms)
    {
        var passage = Snippet.Best(Body, terms);
        if (IsMarked(passage)) return passage;
        foreach (var (name, text) in Files)
        {
            var attached = Snippet.Best(text, terms);
            if (IsMarked(attached)) return [new MarkedRun($"{name.Text}: ", false), .. attached];
            var called = Snippet.Whole(name.Text, terms);
            if (IsMarked(called)) return called;
        }
        return passage;
    }

    private static bool IsMarked(IReadOnlyList<MarkedRun> passage) => passage.Any(run => run.Marked);
}
