namespace KnowledgeCrm.Persistence;

public enum DatabaseKind { Sqlite, Postgres }

/// <summary>Where the data lies. In configuration the section <c>KnowledgeCrm</c>, in the environment <c>KnowledgeCrm__Data</c> and so on.</summary>
public sealed class DataSettings
{
    public const string Section = "KnowledgeCrm";

    /// <summary>The data directory: files, keys, the search index, and the database when it is SQLite.</summary>
    public string Data { get; set; } = "data";

    public DatabaseKind Database { get; set; } = DatabaseKind.Sqlite;

    /// <summary>The connection string of PostgreSQL.</summary>
    public string? Postgres { get; set; }

    public string Directory => Path.GetFullPath(Data);
    public string SqliteFile => Path.Combine(Directory, "knowledgecrm.db");
    public string SearchDirectory => Path.Combine(Directory, "search");
    public string FilesDirectory => Path.Combine(Directory, "files");
    public string KeysDirectory => Path.Combine(Directory, "keys");
}
