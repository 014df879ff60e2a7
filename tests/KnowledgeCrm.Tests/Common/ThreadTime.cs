using System.Diagnostics;
using System.Globalization;

namespace KnowledgeCrm.Tests;

/// <summary>The processor time that this thread has used: what a limit on work is measured by, however busy the machine is.
/// Where the system does not tell, the time on the clock.</summary>
public static class ThreadTime
{
    // Its first number is nanoseconds (proc(5), schedstat).
    private const string Told = "/proc/thread-self/schedstat";
    private static readonly bool IsTold = File.Exists(Told);

    public static TimeSpan Used => IsTold
        ? TimeSpan.FromMicroseconds(long.Parse(File.ReadAllText(Told).Split(' ')[0], CultureInfo.InvariantCulture) / 1_000)
        : Stopwatch.GetElapsedTime(0);
}
