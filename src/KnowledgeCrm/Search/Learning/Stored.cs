using System.Runtime.InteropServices;

namespace KnowledgeCrm.Search.Learning;

/// <summary>Reads what was written, and refuses what can't have been.</summary>
internal static class Stored
{
    public static int Count(BinaryReader reader, int most)
    {
        var count = reader.ReadInt32();
        return count >= 0 && count <= most ? count : throw new InvalidDataException($"{count} is no count between 0 and {most}.");
    }

    public static T[] Array<T>(BinaryReader reader, int count) where T : unmanaged
    {
        var array = new T[count];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(array.AsSpan()));
        return array;
    }
}
