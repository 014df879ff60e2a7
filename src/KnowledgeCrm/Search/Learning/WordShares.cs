using System.Runtime.InteropServices;
using KnowledgeCrm.Search.Analysis;

namespace KnowledgeCrm.Search.Learning;

/// <summary>How often each document's past questions (its title among them) hold each word: a question whose words they seldom hold is not theirs,
/// even where a network finds no better place for it. Unigram models smoothed after Dirichlet (Zhai, Lafferty, "A study of smoothing methods for
/// language models applied to information retrieval", 2004).</summary>
internal sealed class WordShares
{
    /// <summary>So many words of the whole base are mixed in with a document's own.</summary>
    private const double Smoothing = 5;
    private const int Most = 100_000_000;

    private readonly Dictionary<ulong, int> places;
    private readonly ulong[] words;
    private readonly int[] starts;
    private readonly int[] documents;
    private readonly int[] counts;
    private readonly int[] lengths;
    private readonly int[] totals;
    private readonly long all;

    private WordShares(ulong[] words, int[] starts, int[] documents, int[] counts, int numbers)
    {
        (this.words, this.starts, this.documents, this.counts) = (words, starts, documents, counts);
        (lengths, totals) = (new int[numbers], new int[words.Length]);
        places = new Dictionary<ulong, int>(words.Length);
        for (var word = 0; word < words.Length; word++)
        {
            places.Add(words[word], word);
            for (var i = starts[word]; i < starts[word + 1]; i++)
            {
                lengths[documents[i]] += counts[i];
                totals[word] += counts[i];
            }
            all += totals[word];
        }
    }

    /// <param name="questions">Texts with the documents that answer them.</param>
    /// <param name="numbers">How many documents there are.</param>
    public static WordShares Of(IEnumerable<(string Text, int[] Documents)> questions, int numbers)
    {
        var found = new SortedDictionary<ulong, Dictionary<int, int>>();
        foreach (var (text, answers) in questions)
        {
            foreach (var word in QuestionFeatures.Words(text))
            {
                if (!found.TryGetValue(word, out var by)) found.Add(word, by = []);
                foreach (var document in answers) CollectionsMarshal.GetValueRefOrAddDefault(by, document, out _)++;
            }
        }
        var (starts, documents, counts) = (new List<int> { 0 }, new List<int>(), new List<int>());
        foreach (var by in found.Values)
        {
            foreach (var (document, count) in by.OrderBy(pair => pair.Key))
            {
                documents.Add(document);
                counts.Add(count);
            }
            starts.Add(documents.Count);
        }
        return new WordShares([.. found.Keys], [.. starts], [.. documents], [.. counts], numbers);
    }

    /// <summary>How much likelier the question's words are in the document's questions than in all, and how many words it has.</summary>
    /// <returns>The logarithm of the ratio, in nats; and the number of words.</returns>
    public (float Likelihood, int Words) Of(string question, int document)
    {
        var (sum, count) = (0.0, 0);
        foreach (var word in QuestionFeatures.Words(question))
        {
            count++;
            var (total, own) = places.TryGetValue(word, out var place) ? (totals[place], OwnOf(place, document)) : (0, 0);
            var share = (total + 0.5) / (all + 1.0);
            sum += Math.Log((own + Smoothing * share) / ((lengths[document] + Smoothing) * share));
        }
        return ((float)sum, count);
    }

    private int OwnOf(int word, int document)
    {
        var at = Array.BinarySearch(documents, starts[word], starts[word + 1] - starts[word], document);
        return at < 0 ? 0 : counts[at];
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(words.Length);
        writer.Write(documents.Length);
        writer.Write(MemoryMarshal.AsBytes<ulong>(words));
        foreach (var part in (ReadOnlySpan<int[]>)[starts, documents, counts]) writer.Write(MemoryMarshal.AsBytes<int>(part));
    }

    public static WordShares Read(BinaryReader reader, int numbers)
    {
        var (length, pairs) = (Stored.Count(reader, Most), Stored.Count(reader, Most));
        var words = Stored.Array<ulong>(reader, length);
        var starts = Stored.Array<int>(reader, length + 1);
        var (documents, counts) = (Stored.Array<int>(reader, pairs), Stored.Array<int>(reader, pairs));
        var isSound = starts[0] == 0 && starts[^1] == pairs && starts.Zip(starts.Skip(1)).All(pair => pair.First <= pair.Second)
            && documents.All(document => (uint)document < (uint)numbers) && counts.All(count => count > 0) && words.Distinct().Count() == length;
        return isSound ? new WordShares(words, starts, documents, counts, numbers) : throw new InvalidDataException("The words of the questions point outside of what is stored.");
    }
}
