using KnowledgeCrm.Common;
using KnowledgeCrm.Persistence;

namespace KnowledgeCrm.Cases;

/// <summary>What a capability above the cases keeps of a case, and what becomes of it when that case is merged; registered by that capability.</summary>
public interface ICaseCompanion
{
    /// <summary>Its name in what is kept for the way back.</summary>
    string Key { get; }

    /// <summary>Refuses when one can't become a part of the other now.</summary>
    Task CheckMergeAsync(KnowledgeCrmDb db, Case from, Case into, CancellationToken stop);

    /// <summary>Moves what is kept from one case to the other.</summary>
    /// <returns>What was moved.</returns>
    Task<IReadOnlyList<Guid>> MoveAsync(KnowledgeCrmDb db, Guid from, Guid into, CancellationToken stop);

    /// <summary>Moves it back, as far as it is still where it was moved to.</summary>
    Task MoveBackAsync(KnowledgeCrmDb db, IReadOnlyList<Guid> ids, Guid from, Guid into, CancellationToken stop);
}
