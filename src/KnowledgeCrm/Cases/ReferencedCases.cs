using KnowledgeCrm.Common;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Cases;

/// <summary>The cases that a text names, as far as a reader may see them. What is missing is not there or not for this reader.</summary>
public sealed class ReferencedCases(UseCase useCase)
{
    /// <param name="actor">The reader.</param>
    /// <param name="numbers">The numbers in the text.</param>
    /// <param name="stop">Stops it.</param>
    /// <returns>The subjects by number.</returns>
    public Task<Outcome<IReadOnlyDictionary<string, string>>> RunAsync(Actor actor, IReadOnlyCollection<string> numbers, CancellationToken stop) =>
        useCase.ReadAsync<IReadOnlyDictionary<string, string>>(async db => await db.Cases.VisibleTo(actor)
            .Where(c => numbers.Contains(c.Number)).ToDictionaryAsync(c => c.Number, c => c.Subject, stop), stop);
}
