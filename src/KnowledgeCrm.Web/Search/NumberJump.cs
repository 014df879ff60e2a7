using System.Text;
using System.Text.RegularExpressions;
using KnowledgeCrm.Asking;
using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Customers;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Persistence;

namespace KnowledgeCrm.Web.Search;

/// <summary>A number that names one thing leads straight to it: an article, a case, a customer, a question, or a telephone number of one customer.</summary>
public sealed partial class NumberJump(
    ArticleReading articles, ArticleWork work, CaseReading cases, CustomerReading customers, CustomerList customerList, QuestionReading questions)
{
    /// <summary>The page of what the number names, as far as the actor may see it; otherwise null.</summary>
    public async Task<string?> FindAsync(Actor actor, string? text, CancellationToken stop)
    {
        // Half an emoji can't be normalised, and is part of no number.
        if (text is null || text.Length > Limits.Name || text.Any(char.IsSurrogate)) return null;
        var wanted = text.Normalize(NormalizationForm.FormKC).Trim().ToUpperInvariant();
        if (Number().Match(wanted) is { Success: true } match)
            return await NumberedAsync(actor, match.Groups[1].Value, $"{match.Groups[1]}-{match.Groups[2]}", stop);
        if (!Phone().IsMatch(wanted) || !CustomerVisibility.SeesAll(actor)) return null;
        var found = await customerList.RunAsync(actor, wanted, 0, stop);
        return found.Succeeded && found.Value.Items is [var only] ? $"/console/customers/{only.Number}" : null;
    }

    private async Task<string?> NumberedAsync(Actor actor, string sequence, string number, CancellationToken stop) => sequence switch
    {
        NumberSequence.Cases => (await cases.RunAsync(actor, number, stop)).Succeeded ? $"/console/cases/{number}" : null,
        NumberSequence.Customers => (await customers.RunAsync(actor, number, stop)).Succeeded ? $"/console/customers/{number}" : null,
        NumberSequence.Questions => (await questions.RunAsync(actor, number, stop)).Succeeded ? $"/console/questions/{number}" : null,
        _ => await ArticleAsync(actor, number, stop),
    };

    // Who writes or judges wants the working version; everybody else what readers see.
    private async Task<string?> ArticleAsync(Actor actor, string number, CancellationToken stop)
    {
        if ((await work.RunAsync(actor, number, stop)).Succeeded) return $"/console/articles/{number}";
        var live = await articles.RunAsync(actor, number, stop);
        return live.Succeeded ? $"/articles/{live.Value.Slug}" : null;
    }

    [GeneratedRegex(@"^(KB|CS|CU|QU)[-\s]?(\d{1,9})$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Number();

    [GeneratedRegex(@"^\+?[(]?\d(?:[\s().\-]{0,2}\d){5,19}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Phone();
}
