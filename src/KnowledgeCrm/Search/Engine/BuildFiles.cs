using System.Globalization;
using System.Runtime.CompilerServices;

namespace KnowledgeCrm.Search.Engine;

/// <summary>The directory of one index: a file for each segment, written once, and a manifest that says which of them count.</summary>
internal sealed class BuildFiles(string directory)
{
    private const string Suffix = ".seg";
    private readonly ConditionalWeakTable<Segment, SavedFile> files = [];
    private readonly Lock gate = new();
    private long next;

    private sealed record SavedFile(string Name, long Size);

    /// <summary>Reads what the directory holds.</summary>
    /// <exception cref="InvalidDataException">It is unfinished, damaged, or of another version.</exception>
    public (Dictionary<string, KindSnapshot> Kinds, long Checkpoint) Read()
    {
        var manifest = BuildManifest.Read(directory);
        var kinds = new Dictionary<string, KindSnapshot>(StringComparer.Ordinal);
        foreach (var (kind, parts) in manifest.Kinds) kinds[kind] = new KindSnapshot(parts.Scopes, [.. parts.Segments.Select(View)]);
        return (kinds, manifest.Checkpoint);
    }

    /// <summary>Writes a segment, unless it is there.</summary>
    public void Keep(Segment segment)
    {
        lock (gate) File(segment);
    }

    /// <summary>Writes what is new, and makes it count. Files that count no more are removed.</summary>
    public void Save(IReadOnlyDictionary<string, KindSnapshot> kinds, long checkpoint, IReadOnlyCollection<Segment> unpublished)
    {
        lock (gate)
        {
            var manifest = new BuildManifest(SegmentFile.Version, checkpoint, kinds.ToDictionary(kind => kind.Key,
                kind => new BuildManifest.Kind(kind.Value.Scopes, [.. kind.Value.Views.Select(Part)])));
            Directory.CreateDirectory(directory);
            manifest.Write(directory);
            var wanted = manifest.Kinds.Values.SelectMany(kind => kind.Segments).Select(part => part.File)
                .Concat(unpublished.Select(segment => File(segment).Name)).ToHashSet(StringComparer.Ordinal);
            foreach (var file in Directory.EnumerateFiles(directory, "*" + Suffix).ToList())
                if (!wanted.Contains(Path.GetFileName(file))) System.IO.File.Delete(file);
        }
    }

    /// <summary>What is wrong with the files, or null.</summary>
    public string? Problem(long checkpoint)
    {
        lock (gate)
        {
            try
            {
                var manifest = BuildManifest.Read(directory);
                if (manifest.Checkpoint != checkpoint) return $"its manifest says {manifest.Checkpoint} and should say {checkpoint}";
                foreach (var part in manifest.Kinds.Values.SelectMany(kind => kind.Segments))
                    if (new FileInfo(Path.Combine(directory, part.File)) is var file && (!file.Exists || file.Length != part.Size))
                        return $"{part.File} is missing or has another size";
                return null;
            }
            catch (Exception e) when (e is InvalidDataException or IOException)
            {
                return e.Message;
            }
        }
    }

    private SegmentView View(BuildManifest.Part part)
    {
        var path = Path.Combine(directory, part.File);
        if (!System.IO.File.Exists(path)) throw new InvalidDataException($"{part.File} is missing");
        var segment = new Segment(SegmentFile.Read(path));
        files.Add(segment, new SavedFile(part.File, part.Size));
        next = Math.Max(next, long.Parse(Path.GetFileNameWithoutExtension(part.File), CultureInfo.InvariantCulture) + 1);
        var view = SegmentView.Of(segment);
        return part.Gone is { } gone ? view.Without(Numbers(gone, segment.Count)) : view;
    }

    private BuildManifest.Part Part(SegmentView view)
    {
        var file = File(view.Segment);
        return new BuildManifest.Part(file.Name, file.Size, view.Gone == 0 ? null : Bits(view));
    }

    private SavedFile File(Segment segment) => files.GetValue(segment, unsaved =>
    {
        Directory.CreateDirectory(directory);
        var name = next++.ToString("D6", CultureInfo.InvariantCulture) + Suffix;
        var path = Path.Combine(directory, name);
        SegmentFile.Write(path, unsaved.Data);
        return new SavedFile(name, new FileInfo(path).Length);
    });

    private static byte[] Bits(SegmentView view)
    {
        var bits = new byte[(view.Segment.Count + 7) / 8];
        for (var i = 0; i < view.Segment.Count; i++)
            if (view.Scopes[i] == 0) bits[i / 8] |= (byte)(1 << (i % 8));
        return bits;
    }

    private static List<int> Numbers(byte[] bits, int count) =>
        [.. Enumerable.Range(0, Math.Min(count, bits.Length * 8)).Where(i => (bits[i / 8] & (1 << (i % 8))) != 0)];
}
