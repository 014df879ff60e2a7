using System.Collections.Frozen;

namespace KnowledgeCrm.Search.Analysis;

/// <summary>English words that only hold a sentence together. They are indexed, so that phrases and a query of nothing else still work,
/// but a query leaves them out when it has better words.</summary>
internal static class StopWords
{
    private static readonly FrozenSet<string> Words = (
        "a an the this that these those " +
        "i me my mine myself we us our ours you your yours he him his she her hers it its they them their theirs " +
        "am is are was were be been being do does did doing done have has had having will would shall should can could may might must " +
        "and or but if then else so because as of at by for with about into onto from to in on off over under again out up down " +
        "what which who whom whose when where why how there here than too very just also only even any some all both each no not nor " +
        "im ive id ill youre youve youll hes shes weve were theyre theyve thats whats wheres hows heres theres lets " +
        "dont doesnt didnt cant couldnt wont wouldnt shouldnt isnt arent wasnt werent hasnt havent hadnt aint cannot " +
        "please hi hello thanks thank http https www")
        .Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Stems = Words.Select(EnglishStemmer.Stem).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>True for a term that the analyser makes of such a word.</summary>
    public static bool ContainsStem(string term) => Stems.Contains(term);

    public static bool Contains(string word) => Words.Contains(word);
}
