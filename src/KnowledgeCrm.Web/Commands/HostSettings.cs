namespace KnowledgeCrm.Web.Commands;

/// <summary>Configuration given as arguments, <c>--Section:Key=value</c>, as every ASP.NET Core program takes it: by whoever hosts the
/// program (a test, a service manager), not by people. It goes to the host past the command line.</summary>
internal static class HostSettings
{
    private static readonly string[] OfTheHost = ["--environment=", "--contentRoot=", "--applicationName="];

    public static (string[] Settings, string[] Words) Split(string[] args)
    {
        var split = args.ToLookup(IsSetting);
        return ([.. split[true]], [.. split[false]]);
    }

    private static bool IsSetting(string arg)
    {
        if (!arg.StartsWith("--", StringComparison.Ordinal)) return false;
        if (OfTheHost.Any(prefix => arg.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))) return true;
        var end = arg.IndexOf('=');
        // A section comes along as a name without a value.
        return end > 0 && (arg[..end].Contains(':') || end == arg.Length - 1);
    }
}
