namespace KnowledgeCrm.Search.Storage;

/// <summary>The shape of an index file. A file of another version is built anew.</summary>
internal static class IndexSchema
{
    /// <summary>Raise it whenever the tables or the analysis of text change: terms of two analyses do not match.</summary>
    public const int Version = 1;

    // The text is analysed before it comes here; the tokenizer only parts it at spaces. The signs are those that a term may hold.
    private const string Tokenizer = "ascii tokenchars '.+#-_'";

    /// <summary>The columns of a document, in the order of <see cref="FieldWeights"/>.</summary>
    public static readonly string[] Columns = ["title", "summary", "body", "tags", "words"];

    public static string ColumnList { get; } = string.Join(", ", Columns);

    public const string Base = """
        CREATE TABLE meta (key TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE scopes (id INTEGER PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL, UNIQUE (kind, name));
        CREATE TABLE docs (id INTEGER PRIMARY KEY, kind TEXT NOT NULL, guid BLOB NOT NULL, language TEXT NOT NULL,
            fingerprint BLOB NOT NULL, UNIQUE (kind, guid));
        CREATE TABLE members (scope INTEGER NOT NULL, doc INTEGER NOT NULL, PRIMARY KEY (scope, doc)) WITHOUT ROWID;
        CREATE INDEX members_by_doc ON members (doc);
        CREATE TABLE texts (doc INTEGER PRIMARY KEY, title TEXT NOT NULL, summary TEXT NOT NULL, body TEXT NOT NULL,
            tags TEXT NOT NULL, words TEXT NOT NULL);
        """;

    /// <summary>The full-text table of one scope, over the texts of that scope's members and no others.</summary>
    public static string Scope(long id) => $"""
        CREATE VIEW scope_text_{id} AS SELECT t.doc AS doc, t.title AS title, t.summary AS summary, t.body AS body, t.tags AS tags,
            t.words AS words FROM members m JOIN texts t ON t.doc = m.doc WHERE m.scope = {id};
        CREATE VIRTUAL TABLE {Table(id)} USING fts5({ColumnList}, content='scope_text_{id}', content_rowid='doc',
            tokenize="{Tokenizer}");
        """;

    public static string Table(long scope) => $"scope_{scope}";
}

/// <summary>How much a match counts by where it stands. Chosen on the shared corpora; see docs/adr/0001-full-text-engine.md.</summary>
internal static class FieldWeights
{
    private const double Title = 5;
    private const double Summary = 2;
    private const double Body = 1;
    private const double Tags = 2;
    private const double CustomersWords = 1;

    /// <summary>As arguments of bm25(), in the order of the columns.</summary>
    public static string Arguments(bool withCustomersWords) => FormattableString.Invariant(
        $"{Title}, {Summary}, {Body}, {Tags}, {(withCustomersWords ? CustomersWords : 0)}");
}
