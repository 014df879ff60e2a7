using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Cases;

/// <summary>What a candidate made of a case would say, and what of the case would be masked in it.</summary>
public sealed class CandidatePreview(UseCase useCase)
{
    /// <param name="actor">Who resolves cases.</param>
    /// <param name="number">The case's number.</param>
    /// <param name="keep">Found values that are to stay.</param>
    /// <param name="mask">Values to mask that were not found.</param>
    /// <param name="stop">Stops it.</param>
    public Task<Outcome<CandidateSketch>> RunAsync(
        Actor actor, string number, IReadOnlyCollection<string>? keep, IReadOnlyCollection<string>? mask, CancellationToken stop) =>
        useCase.ReadAsync(async db =>
        {
            var found = await db.FindCaseToWorkAsync(actor, number, stop);
            var masking = new CandidateMasking(await db.KnownOfAsync(found, stop), keep, mask);
            // What helped was mostly told to the customer already.
            var reply = await db.CasePosts.Where(p => p.CaseId == found.Id && p.Kind == CasePostKind.Reply).OrderByDescending(p => p.At).ThenByDescending(p => p.Id)
                .Select(p => p.Text).FirstOrDefaultAsync(stop) ?? "";
            var environment = masking.Masked(await db.EnvironmentOfAsync(found, stop));
            var items = masking.In($"{found.Subject}\n{found.Description}").Concat(masking.In(reply)).DistinctBy(item => item.Value).ToList();
            return new CandidateSketch(
                masking.Masked(found.Subject), masking.Masked(found.Description), environment, masking.Masked(reply), items);
        }, stop);
}

/// <summary>A candidate before it is made; everything in it is masked.</summary>
/// <param name="Title">The case's subject.</param>
/// <param name="Issue">The customer's words.</param>
/// <param name="Environment">The product and its version; may be empty.</param>
/// <param name="Resolution">The last reply to the customer; may be empty.</param>
/// <param name="Masked">What was found, once each, in the order of the case.</param>
public sealed record CandidateSketch(string Title, string Issue, string Environment, string Resolution, IReadOnlyList<MaskedValue> Masked);
