using System.Runtime.InteropServices;

namespace KnowledgeCrm.Search.Assistance;

/// <summary>How Chinese characters are typed in Latin letters: one reading of each, without tones. By the transliterators of the system's ICU
/// (unicode-org.github.io/icu/userguide/transforms), which .NET itself loads for its cultures.</summary>
public static class Pinyin
{
    private const char First = '\u3400';
    private const char Last = '\u9fff';

    // Each character is asked for once; a whole title at a time would be slower, and would read no better without a dictionary.
    private static readonly string?[] Readings = new string?[Last - First + 1];
    private static readonly Lazy<Transliterator?> Icu = new(Transliterator.Open);

    /// <summary>False where the system has no ICU that can be called: then nothing has a reading.</summary>
    public static bool IsAvailable => Icu.Value is not null;

    /// <summary>The reading of a character in lower-case ASCII letters, such as <c>shui</c>; null for what is not Chinese or has none.</summary>
    public static string? Of(char character)
    {
        if (character is < First or > Last || Icu.Value is not { } icu) return null;
        var reading = Readings[character - First];
        if (reading is null) Readings[character - First] = reading = Letters(icu.Transliterate(character.ToString()));
        return reading.Length == 0 ? null : reading;
    }

    private static string Letters(string text) => string.Concat(text.Where(char.IsAsciiLetter)).ToLowerInvariant();

    private sealed class Transliterator
    {
        private const string Id = "Han-Latin; Latin-ASCII";

        // ICU's names bear its version; the newest that a system may have soon, down to the oldest that .NET takes.
        private const int Newest = 99;
        private const int Oldest = 50;
        private readonly Lock turn = new();
        private readonly IntPtr handle;
        private readonly TransChars transChars;

        private Transliterator(IntPtr handle, TransChars transChars) => (this.handle, this.transChars) = (handle, transChars);

        [UnmanagedFunctionPointer(CallingConvention.Cdecl, CharSet = CharSet.Unicode)]
        private delegate IntPtr OpenChars(
            [MarshalAs(UnmanagedType.LPWStr)] string id, int idLength, int direction, IntPtr rules, int rulesLength, IntPtr parseError, out int status);

        [UnmanagedFunctionPointer(CallingConvention.Cdecl, CharSet = CharSet.Unicode)]
        private delegate void TransChars(IntPtr transliterator, [In, Out] char[] text, ref int length, int capacity, int start, ref int limit, out int status);

        public static Transliterator? Open()
        {
            foreach (var (library, suffix) in Places())
            {
                if (!NativeLibrary.TryLoad(library, out var icu)) continue;
                if (!NativeLibrary.TryGetExport(icu, $"utrans_openU{suffix}", out var open)
                    || !NativeLibrary.TryGetExport(icu, $"utrans_transUChars{suffix}", out var trans)) continue;
                var handle = Marshal.GetDelegateForFunctionPointer<OpenChars>(open)(Id, Id.Length, 0, IntPtr.Zero, 0, IntPtr.Zero, out var status);
                if (status <= 0 && handle != IntPtr.Zero) return new Transliterator(handle, Marshal.GetDelegateForFunctionPointer<TransChars>(trans));
            }
            return null;
        }

        public string Transliterate(string text)
        {
            var buffer = new char[text.Length + 64];
            text.CopyTo(0, buffer, 0, text.Length);
            var (length, limit) = (text.Length, text.Length);
            int status;
            lock (turn) transChars(handle, buffer, ref length, buffer.Length, 0, ref limit, out status);
            return status <= 0 ? new string(buffer, 0, length) : "";
        }

        private static IEnumerable<(string Library, string Suffix)> Places()
        {
            if (OperatingSystem.IsWindows()) return [("icu.dll", ""), ("icuin.dll", "")];
            if (OperatingSystem.IsMacOS()) return [("libicucore.dylib", "")];
            return Enumerable.Range(Oldest, Newest - Oldest + 1).Reverse().Select(version => ($"libicui18n.so.{version}", $"_{version}"));
        }
    }
}
