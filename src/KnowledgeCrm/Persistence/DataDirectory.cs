using KnowledgeCrm.Common;

namespace KnowledgeCrm.Persistence;

/// <summary>The data directory, and the lock that lets one process write to it.</summary>
public sealed class DataDirectory : IDisposable
{
    private readonly FileStream held;
    private readonly string pidFile;

    private DataDirectory(FileStream held, string pidFile) => (this.held, this.pidFile) = (held, pidFile);

    /// <summary>Makes the directory if need be and locks it; refuses, naming the process, when another one has it.</summary>
    public static DataDirectory Lock(DataSettings settings)
    {
        foreach (var directory in new[] { settings.Directory, settings.SearchDirectory, settings.FilesDirectory, settings.KeysDirectory })
            Make(directory);
        // Two files: a locked one can't be read by others, and they need the process's number.
        var pidFile = Path.Combine(settings.Directory, "process.id");
        try
        {
            var held = new FileStream(
                Path.Combine(settings.Directory, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            File.WriteAllText(pidFile, Environment.ProcessId.ToString());
            return new DataDirectory(held, pidFile);
        }
        catch (IOException)
        {
            var process = File.Exists(pidFile) ? File.ReadAllText(pidFile).Trim() : "?";
            throw Refused.Conflict("Data.Locked", settings.Directory, process);
        }
    }

    // Cases, password hashes and keys: for whoever runs the program, and nobody else on the machine.
    private static void Make(string directory)
    {
        if (Directory.Exists(directory)) return;
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(directory);
        else Directory.CreateDirectory(directory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    public void Dispose()
    {
        File.Delete(pidFile);
        held.Dispose();
    }
}
