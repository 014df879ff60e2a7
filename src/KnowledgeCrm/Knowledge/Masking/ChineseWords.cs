using System.Runtime.InteropServices;

namespace KnowledgeCrm.Knowledge;

/// <summary>Where the Chinese words of a text begin and end, by the word breaks of the system's ICU (Unicode UAX #29 with its dictionary of
/// words), the library that .NET takes its culture data from. Without it every character is a word, and names are told by the lists alone.</summary>
internal sealed class ChineseWords
{
    private const int NewestVersion = 99;
    private const int OldestVersion = 50;
    private const int WordBreaks = 1;
    private const int Done = -1;
    private static readonly Functions? Icu = Find();
    private readonly bool[] breaks;

    public ChineseWords(string text)
    {
        breaks = new bool[text.Length + 1];
        (breaks[0], breaks[^1]) = (true, true);
        if (Icu is null || !Mark(Icu, text)) Array.Fill(breaks, true);
    }

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate nint Open(int type, [MarshalAs(UnmanagedType.LPUTF8Str)] string locale, nint text, int length, ref int status);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate int Next(nint iterator);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate void Close(nint iterator);

    /// <summary>True where no word goes on.</summary>
    public bool BreakAt(int at) => breaks[at];

    /// <summary>The length of the word that begins here, or 0 inside a word.</summary>
    public int LengthAt(int at)
    {
        if (at + 1 >= breaks.Length || !breaks[at]) return 0;
        var end = at + 1;
        while (!breaks[end]) end++;
        return end - at;
    }

    private bool Mark(Functions icu, string text)
    {
        var pinned = GCHandle.Alloc(text, GCHandleType.Pinned);
        var status = 0;
        var iterator = icu.Open(WordBreaks, "zh", pinned.AddrOfPinnedObject(), text.Length, ref status);
        try
        {
            if (status > 0 || iterator == 0) return false;
            for (var at = icu.Next(iterator); at != Done; at = icu.Next(iterator)) breaks[at] = true;
            return true;
        }
        finally
        {
            if (iterator != 0) icu.Close(iterator);
            pinned.Free();
        }
    }

    private static Functions? Find()
    {
        if (OperatingSystem.IsWindows()) return NativeLibrary.TryLoad("icu.dll", out var windows) ? Of(windows, "") : null;
        if (OperatingSystem.IsMacOS()) return NativeLibrary.TryLoad("/usr/lib/libicucore.dylib", out var mac) ? Of(mac, "") : null;
        for (var version = NewestVersion; version >= OldestVersion; version--)
            if (NativeLibrary.TryLoad($"libicuuc.so.{version}", out var library)) return Of(library, $"_{version}");
        return null;
    }

    private static Functions? Of(nint library, string suffix) =>
        NativeLibrary.TryGetExport(library, "ubrk_open" + suffix, out var open) && NativeLibrary.TryGetExport(library, "ubrk_next" + suffix, out var next)
        && NativeLibrary.TryGetExport(library, "ubrk_close" + suffix, out var close)
            ? new Functions(Marshal.GetDelegateForFunctionPointer<Open>(open), Marshal.GetDelegateForFunctionPointer<Next>(next), Marshal.GetDelegateForFunctionPointer<Close>(close))
            : null;

    private sealed record Functions(Open Open, Next Next, Close Close);
}
