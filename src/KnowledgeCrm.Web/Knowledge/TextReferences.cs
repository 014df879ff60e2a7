using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Products;

namespace KnowledgeCrm.Web.Knowledge;

/// <summary>What the products and cases that a text names become for one reader: links where that reader may go, text elsewhere.</summary>
public sealed class TextReferences(ProductNames products, ReferencedCases cases)
{
    private static readonly Dictionary<string, TextReference> None = [];

    /// <param name="actor">The reader.</param>
    /// <param name="markdown">The text.</param>
    /// <param name="inConsole">True where the links lead into the console.</param>
    /// <param name="stop">Stops it.</param>
    public async Task<IReadOnlyDictionary<string, TextReference>> OfAsync(Actor actor, string markdown, bool inConsole, CancellationToken stop)
    {
        var (models, numbers) = ArticleMarkdown.ReferencesIn(markdown);
        if (models.Count == 0 && numbers.Count == 0) return None;
        var found = new Dictionary<string, TextReference>(StringComparer.Ordinal);
        if (models.Count > 0)
        {
            var names = (await products.RunAsync(actor, stop)).Value;
            var search = inConsole ? "/console/search?q=" : "/search?q=";
            foreach (var (written, model) in models)
            {
                if (names.TryGetValue(model, out var name)) found[written] = new TextReference(model, name, search + Uri.EscapeDataString(model));
            }
        }
        // Who sees no cases at all needs no look.
        if (numbers.Count > 0 && actor.PersonId is not null)
        {
            var ofStaff = CaseVisibility.SeesAll(actor);
            foreach (var (number, subject) in (await cases.RunAsync(actor, numbers, stop)).Value)
                found[number] = new TextReference(number, subject, (ofStaff ? "/console/cases/" : "/my/cases/") + number);
        }
        return found;
    }
}
