using System.Text.RegularExpressions;

namespace KnowledgeCrm.Tests.Architecture;

/// <summary>The rules of the house, as functions from source to what offends them, so that each can be tried on an offender.</summary>
internal static partial class Rules
{
    private const string Library = "src/KnowledgeCrm/";
    private const string Web = "src/KnowledgeCrm.Web/";

    // Each may use what stands before it, and what every capability may use.
    private static readonly string[] Capabilities =
        ["Mail", "Accounts", "Drafts", "Products", "Customers", "Knowledge", "Curation", "Cases", "Complaints", "Satisfaction", "Interactions", "Sales", "Experts", "Asking", "Portal", "Insight", "Notices"];

    private static readonly string[] Floor = ["Common", "Search", "Persistence"];

    private static readonly Dictionary<string, string[]> Below = new()
    {
        ["Common"] = [],
        ["Search"] = ["Common"],
        ["Persistence"] = ["Common", "Search", "Jobs"],
        ["Jobs"] = ["Common", "Persistence"],
    };

    // Where both sides may be known: the model, the page of reactions, the table of jobs; and the ceremony, which opens contexts.
    private static readonly Dictionary<string, string[]> More = new()
    {
        ["Persistence/KnowledgeCrmDb.cs"] = Capabilities,
        ["Jobs/RecurringJobs.cs"] = Capabilities,
        ["Common/UseCase.cs"] = ["Persistence"],
    };

    // Knows the web's types for Identity's sake alone.
    private static readonly string[] KnowsIdentity = [Library + "Accounts/", Library + "Persistence/KnowledgeCrmDb.cs"];

    // Starts, sets up and administers; everything else of the web calls use cases.
    private static readonly string[] MayOpenContexts = [Web + "Program.cs", Web + "Hosting/", Web + "Commands/"];

    /// <summary>What a folder of the library uses and may not.</summary>
    public static IEnumerable<string> WrongEdges(IEnumerable<Source> sources)
    {
        foreach (var file in sources.Where(file => file.Path.StartsWith(Library, StringComparison.Ordinal)))
        {
            var path = file.Path[Library.Length..];
            if (!path.Contains('/', StringComparison.Ordinal)) continue;
            var folder = path[..path.IndexOf('/', StringComparison.Ordinal)];
            if (AllowedTo(folder) is not { } allowed)
            {
                yield return $"{path}: give the folder {folder} its place in the order of capabilities";
                continue;
            }
            foreach (var used in UsedBy(file).Except(allowed).Except(More.GetValueOrDefault(path, [])).Where(used => used != folder))
                yield return $"{path} uses {used}";
        }
    }

    public static IEnumerable<string> WebTypesInTheLibrary(IEnumerable<Source> sources) =>
        Offending(sources.Where(file => file.Path.StartsWith(Library, StringComparison.Ordinal)), KnowsIdentity, WebType());

    public static IEnumerable<string> ContextsInTheWeb(IEnumerable<Source> sources) =>
        Offending(sources.Where(file => file.Path.StartsWith(Web, StringComparison.Ordinal)), MayOpenContexts, Context());

    public static IEnumerable<string> LongFiles(IEnumerable<Source> sources) =>
        sources.Where(file => file.Text.AsSpan().TrimEnd().Count('\n') >= 300).Select(file => $"{file.Path} is longer than 300 lines");

    public static IEnumerable<string> EmptyNames(IEnumerable<Source> sources) =>
        from file in sources
        from name in Declared().Matches(Code(file)).Select(match => match.Groups[1].Value).Append(Path.GetFileName(file.Path).Split('.')[0]).Distinct()
        where EmptyName().IsMatch(name)
        select $"{file.Path}: {name}";

    public static IEnumerable<string> OwnClocks(IEnumerable<Source> sources) => Offending(sources, [], Clock());

    private static IEnumerable<string> Offending(IEnumerable<Source> sources, string[] except, Regex offence) =>
        from file in sources
        where !except.Any(start => file.Path.StartsWith(start, StringComparison.Ordinal))
        from match in offence.Matches(Code(file))
        select $"{file.Path}: {match.Value}";

    private static IEnumerable<string>? AllowedTo(string folder)
    {
        if (Below.TryGetValue(folder, out var allowed)) return allowed;
        var place = Array.IndexOf(Capabilities, folder);
        return place < 0 ? null : Floor.Concat(Capabilities.Take(place));
    }

    // Written out after the root namespace, or, since all live under it, by the folder's name alone.
    private static IEnumerable<string> UsedBy(Source file) =>
        WholeName().Matches(Code(file)).Concat(ShortName().Matches(Code(file))).Select(match => match.Groups[1].Value).Distinct();

    private static string Code(Source file) => Comment().Replace(file.Text, "");

    // A string may hold "//" (an address): it is left as it is, and only what looks like code after it is lost to the scan.
    [GeneratedRegex(@"(?<!:)//[^\n]*|/\*.*?\*/|@\*.*?\*@|<!--.*?-->", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"\bKnowledgeCrm\.([A-Z]\w*)")]
    private static partial Regex WholeName();

    [GeneratedRegex(@"(?<![\w.@""])(Common|Search|Persistence|Jobs|Mail|Accounts|Drafts|Products|Customers|Knowledge|Curation|Cases|Complaints|Satisfaction|Interactions|Sales|Experts|Portal|Insight|Notices)\.[A-Z]\w*(?!\w*\()")]
    private static partial Regex ShortName();

    [GeneratedRegex(@"\bMicrosoft\.AspNetCore\.[\w.]+")]
    private static partial Regex WebType();

    [GeneratedRegex(@"\b(?:KnowledgeCrmDb|SqliteDb|PostgresDb|IDbContextFactory|DbContextFactory|Microsoft\.EntityFrameworkCore)\b")]
    private static partial Regex Context();

    [GeneratedRegex(@"\b(?:class|record|struct|interface|enum)\s+(?:class\s+|struct\s+)?(\w+)")]
    private static partial Regex Declared();

    [GeneratedRegex(@"(?:Manager|Helpers?|Utils?|Utility|Utilities|Dtos?|DTO)$")]
    private static partial Regex EmptyName();

    [GeneratedRegex(@"\bDateTime(?:Offset)?\s*\.\s*(?:Now|UtcNow|Today)\b")]
    private static partial Regex Clock();
}
