using System.Collections.Frozen;

namespace KnowledgeCrm.Search.Analysis;

/// <summary>Units of measurement as they follow a number: <c>5 GHz</c> and <c>5GHz</c> are the same term.</summary>
internal static class Units
{
    // Lower case, as text is folded. Without those that are words as well, such as "in" and "a".
    private static readonly FrozenSet<string> Symbols = (
        "v mv kv w mw kw kwh wh ma mah ah va hz khz mhz ghz kb mb gb tb kib mib gib tib kbps mbps gbps " +
        "mm cm m km nm ft g kg mg lb lbs oz l ml dl bar mbar psi pa kpa mpa hpa db dba lm lx lux rpm ms min h c f k nits fps px dpi ppm")
        .Split(' ').ToFrozenSet(StringComparer.Ordinal);
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup = Symbols.GetAlternateLookup<ReadOnlySpan<char>>();

    public static bool Contains(ReadOnlySpan<char> symbol) => Lookup.Contains(symbol);
}
