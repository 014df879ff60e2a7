namespace KnowledgeCrm.Web.Knowledge.Editor;

/// <summary>One button of the editor's toolbar.</summary>
/// <param name="Name">What the script calls it, and the end of its texts' keys.</param>
/// <param name="Sign">What stands on it.</param>
/// <param name="Sample">The key of the text that it marks where nothing is selected.</param>
/// <param name="Code">The key beside Control, as <c>KeyboardEvent.code</c> names it, so that it is at the same place on every keyboard.</param>
/// <param name="Shift">True when Shift is held too.</param>
internal sealed record EditorMark(string Name, string Sign, string Sample, string? Code = null, bool Shift = false)
{
    // What browsers keep for themselves (Ctrl+T, Ctrl+N, Ctrl+Shift+T) and what the console has (Ctrl+K) is left alone.
    public static IReadOnlyList<EditorMark> All { get; } =
    [
        new("bold", "B", "Sample.text", "KeyB"), new("italic", "I", "Sample.text", "KeyI"), new("heading", "H", "Sample.heading", "Digit2", true),
        new("list", "•–", "Sample.item", "Digit8", true), new("steps", "1.", "Sample.item", "Digit7", true),
        new("table", "▦", "Sample.column", "Digit6", true), new("note", "i", "Sample.callout", "Digit9", true), new("warning", "!", "Sample.callout"),
        new("danger", "!!", "Sample.callout"), new("code", "</>", "Sample.code", "KeyE"), new("link", "↗", "Sample.link", "KeyL", true),
        new("article", "[[", ""), new("image", "▧", "", "Digit5", true),
    ];

    /// <summary>The keys as a person reads them, or null.</summary>
    public string? Keys => Code is null ? null : $"Ctrl+{(Shift ? "Shift+" : "")}{Code[^1]}";

    /// <summary>The keys as assistive technology reads them (WAI-ARIA 1.2, aria-keyshortcuts), or null.</summary>
    public string? Shortcut => Code is null ? null : $"Control+{(Shift ? "Shift+" : "")}{Code[^1]}";
}
