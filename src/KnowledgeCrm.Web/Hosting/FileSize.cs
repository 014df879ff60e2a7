namespace KnowledgeCrm.Web.Hosting;

/// <summary>Sizes as people read them, in the culture of the page.</summary>
internal static class FileSize
{
    /// <param name="bytes">Bytes.</param>
    public static string Of(long bytes) => bytes switch
    {
        < 1 << 10 => $"{bytes} B",
        < 1 << 20 => $"{bytes / 1024.0:0} KB",
        _ => $"{bytes / 1048576.0:0.0} MB",
    };

    /// <summary>What kind of file a name says it is: <c>PDF</c>.</summary>
    public static string KindOf(string fileName) => Path.GetExtension(fileName).TrimStart('.').ToUpperInvariant();
}
