using System.Text.Json;

namespace KnowledgeCrm.Search.Engine;

/// <summary>What an index on disk consists of. Written anew, aside and swapped in, after its segments: a kill leaves the old or the new.</summary>
/// <param name="Version">The version of the segments' form.</param>
/// <param name="Checkpoint">The position in the feed up to which every change is in.</param>
/// <param name="Kinds">By kind of document.</param>
internal sealed record BuildManifest(string Version, long Checkpoint, IReadOnlyDictionary<string, BuildManifest.Kind> Kinds)
{
    private const string Name = "manifest.json";

    /// <param name="Scopes">The scopes' names, by bit.</param>
    /// <param name="Segments">The segments, in order.</param>
    internal sealed record Kind(IReadOnlyList<string> Scopes, IReadOnlyList<Part> Segments);

    /// <param name="File">The file's name.</param>
    /// <param name="Size">Its bytes.</param>
    /// <param name="Gone">A bit for each document, set when it has been taken out; null when none has been.</param>
    internal sealed record Part(string File, long Size, byte[]? Gone);

    public void Write(string directory)
    {
        var (path, aside) = (Path.Combine(directory, Name), Path.Combine(directory, Name + ".new"));
        File.WriteAllBytes(aside, JsonSerializer.SerializeToUtf8Bytes(this));
        File.Move(aside, path, overwrite: true);
    }

    /// <exception cref="InvalidDataException">There is none, or it can't be read, or it is of another version.</exception>
    public static BuildManifest Read(string directory)
    {
        var path = Path.Combine(directory, Name);
        if (!File.Exists(path)) throw new InvalidDataException("it was not finished");
        try
        {
            var manifest = JsonSerializer.Deserialize<BuildManifest>(File.ReadAllBytes(path));
            if (manifest?.Kinds is null || manifest.Version != SegmentFile.Version) throw new InvalidDataException("it has another version");
            return manifest;
        }
        catch (JsonException e)
        {
            throw new InvalidDataException("its manifest can't be read", e);
        }
    }
}
