using System.Security.Cryptography;

namespace KnowledgeCrm.Search.Models;

/// <summary>A file that is written aside and moved to its place, with a checksum at its end of all that stands before it.</summary>
internal static class CheckedFile
{
    public static void Write(string file, Action<BinaryWriter> write)
    {
        var aside = file + ".new";
        using (var writer = new BinaryWriter(new BufferedStream(File.Create(aside), 1 << 20))) write(writer);
        byte[] checksum;
        using (var written = File.OpenRead(aside)) checksum = SHA256.HashData(written);
        using (var end = new FileStream(aside, FileMode.Append)) end.Write(checksum);
        File.Move(aside, file, overwrite: true);
    }

    /// <exception cref="InvalidDataException">The checksum does not fit.</exception>
    public static T Read<T>(string file, Func<BinaryReader, T> read)
    {
        var bytes = File.ReadAllBytes(file);
        var length = bytes.Length - SHA256.HashSizeInBytes;
        if (length < 0 || !SHA256.HashData(bytes.AsSpan(0, length)).AsSpan().SequenceEqual(bytes.AsSpan(length)))
            throw new InvalidDataException("its checksum does not fit");
        using var reader = new BinaryReader(new MemoryStream(bytes, 0, length));
        return read(reader);
    }
}
