namespace KnowledgeCrm.Common;

/// <summary>Why something was refused; decides the status code at the edge.</summary>
public enum RefusalKind
{
    /// <summary>What was sent can't be taken as it is (400).</summary>
    Invalid,
    /// <summary>Not there, or not for this actor to know of (404).</summary>
    NotFound,
    /// <summary>This actor may not do it (403).</summary>
    Forbidden,
    /// <summary>Somebody else was first, or the state does not allow it (409).</summary>
    Conflict,
    /// <summary>Too often (429).</summary>
    TooMany,
    /// <summary>The machine can't at this moment, for want of room or the like (503).</summary>
    Unavailable,
}

/// <summary>A refusal with a message for the person. Not a bug: bugs throw something else.</summary>
/// <param name="kind">Why.</param>
/// <param name="code">The key of the message in <c>Common/Messages.resx</c>.</param>
/// <param name="field">The field at fault in camel case, when there is one.</param>
/// <param name="values">What the message's places {0}, {1} are filled with.</param>
#pragma warning disable CA1032 // a refusal always has a kind and a code
public sealed class Refused(RefusalKind kind, string code, string? field = null, params object[] values) : Exception(code)
#pragma warning restore CA1032
{
    public RefusalKind Kind { get; } = kind;
    public string Code { get; } = code;
    public string? Field { get; } = field;
    public IReadOnlyList<object> Values { get; } = values;

    public static Refused Invalid(string code, string? field = null, params object[] values) => new(RefusalKind.Invalid, code, field, values);
    public static Refused NotFound() => new(RefusalKind.NotFound, "NotFound");
    public static Refused Forbidden(string code = "Forbidden", params object[] values) => new(RefusalKind.Forbidden, code, null, values);
    public static Refused Conflict(string code, params object[] values) => new(RefusalKind.Conflict, code, null, values);

    /// <summary>The message in a language: <c>en</c> or <c>zh</c>.</summary>
    public string MessageIn(string language) => Messages.Text(Code, language, [.. Values]);
}
