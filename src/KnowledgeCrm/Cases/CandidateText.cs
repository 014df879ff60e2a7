using System.Text;
using KnowledgeCrm.Common;

namespace KnowledgeCrm.Cases;

/// <summary>The Markdown of a candidate: the customers' words, the product, the cause and the resolution, each under its heading.</summary>
internal static class CandidateText
{
    /// <summary>What one case brings, masked already, by the key of its heading.</summary>
    public static IReadOnlyList<(string Heading, string Content)> Parts(string issue, string? environment, string cause, string resolution) =>
    [
        .. new[] { ("Candidate.Issue", Quoted(issue)), ("Candidate.Environment", environment ?? ""), ("Candidate.Cause", cause), ("Candidate.Resolution", resolution) }
            .Where(part => !string.IsNullOrWhiteSpace(part.Item2)),
    ];

    /// <summary>The text of a new candidate.</summary>
    public static string Of(IEnumerable<(string Heading, string Content)> parts, string language) => Grown("", parts, language);

    /// <summary>A candidate's text with another case's parts at the end of each section. What a section says already is not said twice.</summary>
    public static string Grown(string body, IEnumerable<(string Heading, string Content)> parts, string language)
    {
        var sections = Sections(body);
        foreach (var (key, content) in parts)
        {
            var heading = $"## {Messages.Text(key, language)}";
            var section = sections.Find(known => known.Heading == heading);
            if (section is null) sections.Add(section = new Section(heading));
            if (!section.Text.Contains(content.Trim(), StringComparison.Ordinal)) section.Text = $"{section.Text}\n\n{content.Trim()}".Trim();
        }
        var text = new StringBuilder();
        foreach (var section in sections) text.Append(section.Heading).Append("\n\n").Append(section.Text).Append("\n\n");
        return text.ToString().Trim();
    }

    private static List<Section> Sections(string body)
    {
        var sections = new List<Section>();
        foreach (var line in body.ReplaceLineEndings("\n").Split('\n'))
        {
            if (line.StartsWith("## ", StringComparison.Ordinal)) sections.Add(new Section(line.TrimEnd()));
            else if (sections.Count > 0) sections[^1].Text += $"{line}\n";
            else if (line.Length > 0) sections.Add(new Section("") { Text = $"{line}\n" });
        }
        foreach (var section in sections) section.Text = section.Text.Trim();
        return sections;
    }

    private static string Quoted(string words) => string.Join('\n', words.Trim().ReplaceLineEndings("\n").Split('\n').Select(line => $"> {line}"));

    private sealed class Section(string heading)
    {
        public string Heading { get; } = heading;
        public string Text { get; set; } = "";
    }
}
