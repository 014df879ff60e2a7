using System.Text;
using KnowledgeCrm.Common;
using KnowledgeCrm.Products;

namespace KnowledgeCrm.Cases;

/// <summary>The Markdown that a candidate begins with: the customer's words, the product, the cause and the resolution.</summary>
internal static class CandidateText
{
    public static string Of(Case from, Product? product, Resolving resolving)
    {
        var text = new StringBuilder();
        Section("Candidate.Issue", Quoted(PersonalNumbers.Masked(from.Description)));
        Section("Candidate.Environment", product?.FullNameIn(from.Language));
        Section("Candidate.Cause", PersonalNumbers.Masked(resolving.Cause ?? ""));
        Section("Candidate.Resolution", PersonalNumbers.Masked(resolving.Resolution ?? ""));
        return text.ToString().TrimEnd();

        void Section(string title, string? content)
        {
            if (string.IsNullOrWhiteSpace(content)) return;
            text.Append("## ").AppendLine(Messages.Text(title, from.Language)).AppendLine().AppendLine(content.Trim()).AppendLine();
        }
    }

    private static string Quoted(string words) => string.Join('\n', words.ReplaceLineEndings("\n").Split('\n').Select(line => $"> {line}"));
}
