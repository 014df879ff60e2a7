using System.Reflection;
using KnowledgeCrm.Persistence;
using Xunit.Sdk;
using Xunit.v3;

namespace KnowledgeCrm.Tests;

/// <summary>Runs a theory on SQLite and on PostgreSQL: its first parameter is the <see cref="DatabaseKind"/>, the others get the values.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class OnBothDatabasesAttribute(params object?[] values) : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        new([.. Enum.GetValues<DatabaseKind>().Select(kind => new TheoryDataRow([kind, .. values]))]);

    public override bool SupportsDiscoveryEnumeration() => true;
}
