using System.Runtime.InteropServices;

namespace KnowledgeCrm.Search.Analysis;

/// <summary>The transliterators of the system's ICU, the library that .NET itself takes its culture data from. Its functions bear the
/// version in their names, and only that of the installed one is there: hence the look-up at run time.</summary>
internal static class IcuTransliterator
{
    private const int NewestVersion = 99;
    private const int OldestVersion = 50;
    private const int Forward = 0;
    private static readonly (nint Library, string Suffix) Icu = Find();

    [UnmanagedFunctionPointer(CallingConvention.Cdecl, CharSet = CharSet.Unicode)]
    private delegate nint Open(string id, int idLength, int direction, nint rules, int rulesLength, nint parseError, ref int status);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl, CharSet = CharSet.Unicode)]
    private delegate void Transliterate(nint transliterator, [In, Out] char[] text, ref int length, int capacity, int start, ref int limit, ref int status);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate void Close(nint transliterator);

    /// <summary>The text after a transliterator of ICU, such as <c>Traditional-Simplified</c>; null when ICU or the transliterator is not
    /// there, or when it fails.</summary>
    public static string? Apply(string id, string text)
    {
        if (Function<Open>("utrans_openU") is not { } open || Function<Transliterate>("utrans_transUChars") is not { } run
            || Function<Close>("utrans_close") is not { } close) return null;
        var status = 0;
        var transliterator = open(id, id.Length, Forward, 0, 0, 0, ref status);
        if (status > 0 || transliterator == 0) return null;
        try
        {
            // Pinyin of a character is its longest result.
            var buffer = new char[text.Length * 8 + 16];
            text.CopyTo(buffer);
            var (length, limit) = (text.Length, text.Length);
            run(transliterator, buffer, ref length, buffer.Length, 0, ref limit, ref status);
            return status > 0 ? null : new string(buffer, 0, length);
        }
        finally
        {
            close(transliterator);
        }
    }

    private static T? Function<T>(string name) where T : Delegate =>
        Icu.Library != 0 && NativeLibrary.TryGetExport(Icu.Library, name + Icu.Suffix, out var address)
            ? Marshal.GetDelegateForFunctionPointer<T>(address) : null;

    private static (nint Library, string Suffix) Find()
    {
        if (OperatingSystem.IsWindows()) return NativeLibrary.TryLoad("icu.dll", out var windows) ? (windows, "") : default;
        if (OperatingSystem.IsMacOS()) return NativeLibrary.TryLoad("/usr/lib/libicucore.dylib", out var mac) ? (mac, "") : default;
        for (var version = NewestVersion; version >= OldestVersion; version--)
            if (NativeLibrary.TryLoad($"libicui18n.so.{version}", out var library)) return (library, $"_{version}");
        return default;
    }
}
