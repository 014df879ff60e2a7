namespace KnowledgeCrm.Search.Engine;

/// <summary>Gathers by which word each term is shown, scope by scope: who sees a scope is told no word that only stands outside of it.</summary>
internal sealed class WordForms
{
    private readonly Dictionary<int, string>[] byScope = [.. Enumerable.Range(0, KindSnapshot.MostScopes).Select(_ => new Dictionary<int, string>())];

    public void Note(int term, string word, uint scopeBits)
    {
        for (var bits = scopeBits; bits != 0; bits &= bits - 1)
        {
            var forms = byScope[System.Numerics.BitOperations.TrailingZeroCount(bits)];
            // The shortest, and of those the first in the alphabet: the same whatever the order of coming.
            if (!forms.TryGetValue(term, out var known) || word.Length < known.Length
                || (word.Length == known.Length && string.CompareOrdinal(word, known) < 0)) forms[term] = word;
        }
    }

    /// <summary>The words, and by scope and term which of them it is.</summary>
    public (string[] Words, int[] WordOf) Build(int terms)
    {
        var scopes = Array.FindLastIndex(byScope, forms => forms.Count > 0) + 1;
        var (words, numbers) = (new List<string>(), new Dictionary<string, int>(StringComparer.Ordinal));
        var wordOf = new int[scopes * terms];
        Array.Fill(wordOf, -1);
        for (var scope = 0; scope < scopes; scope++)
        {
            foreach (var (term, word) in byScope[scope])
            {
                if (!numbers.TryGetValue(word, out var number))
                {
                    numbers[word] = number = words.Count;
                    words.Add(word);
                }
                wordOf[scope * terms + term] = number;
            }
        }
        return ([.. words], wordOf);
    }
}
