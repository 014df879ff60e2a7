using KnowledgeCrm.Cases;
using KnowledgeCrm.Knowledge;

namespace KnowledgeCrm.Web.Api;

/// <summary>A text block in a list.</summary>
public sealed record TextBlockAnswer
{
    /// <summary>The number of the article that it is.</summary>
    public required string Number { get; init; }

    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary>When to use it.</summary>
    public required string Summary { get; init; }

    /// <summary><c>en</c> or <c>zh</c>.</summary>
    public required string Language { get; init; }

    internal static TextBlockAnswer Of(TextBlockLine line) => new() { Number = line.Number, Title = line.Title, Summary = line.Summary, Language = line.Language };
}

/// <summary>A text block as it is written into one reply.</summary>
public sealed record FilledBlockAnswer
{
    /// <summary>The number of the article that it is.</summary>
    public required string Number { get; init; }

    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary>Its language; another one than the case's where there is none in that.</summary>
    public required string Language { get; init; }

    /// <summary>The plain text.</summary>
    public required string Text { get; init; }

    /// <summary>The places that no value was found for, as they stand in the text, such as <c>{{product}}</c>.</summary>
    public required IReadOnlyList<string> Open { get; init; }

    internal static FilledBlockAnswer Of(FilledBlock block) => new()
    {
        Number = block.Number, Title = block.Title, Language = block.Language, Text = block.Text, Open = block.Open,
    };
}

/// <summary>The cases that a macro is applied to.</summary>
public sealed record MacroCasesRequest
{
    /// <summary>The numbers of up to 200 cases. Required.</summary>
    public IReadOnlyList<string>? Cases { get; init; }
}

/// <summary>A named set of changes. What is absent is left as it is.</summary>
public sealed record MacroDescription
{
    /// <summary>Names the macro; when it is saved, the address says it.</summary>
    public string? Key { get; init; }

    /// <summary>Its name in English. Required.</summary>
    public string? NameEn { get; init; }

    /// <summary>Its name in Chinese. Required.</summary>
    public string? NameZh { get; init; }

    /// <summary>Whether it can be applied; <c>true</c> when absent.</summary>
    public bool? On { get; init; }

    /// <summary>The type that a case becomes.</summary>
    public CaseType? Type { get; init; }

    /// <summary>What is filled in, by the keys of fields.</summary>
    public IReadOnlyDictionary<string, string>? Fields { get; init; }

    /// <summary>The priority.</summary>
    public CasePriority? Priority { get; init; }

    /// <summary>The key of the queue that it is moved to.</summary>
    public string? Queue { get; init; }

    /// <summary>To whom the case is given; <c>stays</c> when absent.</summary>
    public MacroAssign? Assign { get; init; }

    /// <summary>The id of a representative, for <c>person</c>.</summary>
    public Guid? Assignee { get; init; }

    /// <summary>The number of an article that is linked as used, and that solved the case where the macro resolves it.</summary>
    public string? Article { get; init; }

    /// <summary>Written as a note.</summary>
    public string? Note { get; init; }

    /// <summary>The number of the text block that the customer is answered with.</summary>
    public string? TextBlock { get; init; }

    /// <summary>Whether it then waits for the customer; <c>false</c> when absent.</summary>
    public bool? Waits { get; init; }

    /// <summary>How it ends; <c>stays</c> when absent.</summary>
    public MacroEnd? End { get; init; }

    /// <summary>Why there is nothing to learn, where it is resolved without an article.</summary>
    public NothingToLearn? Reason { get; init; }

    /// <summary>Counts changes; sent, it is the one that the change started from, and when there is a newer one, 409.</summary>
    public int? Version { get; init; }

    internal static MacroDescription Of(MacroView macro) => new()
    {
        Key = macro.Key, NameEn = macro.Name.En, NameZh = macro.Name.Zh, On = macro.IsOn, Type = macro.Changes.Type, Fields = macro.Changes.Fields,
        Priority = macro.Changes.Priority, Queue = macro.Changes.Queue, Assign = macro.Changes.Assign, Assignee = macro.Changes.AssigneeId, Article = macro.Changes.Article,
        Note = macro.Changes.Note, TextBlock = macro.Changes.TextBlock, Waits = macro.Changes.Waits, End = macro.Changes.End, Reason = macro.Changes.Reason,
        Version = macro.Version,
    };

    internal MacroView ToMacro(string key) => new(key, new BothLanguages(NameEn ?? "", NameZh ?? ""), On ?? true, new MacroChanges
    {
        Type = Type, Fields = Fields, Priority = Priority, Queue = Queue, Assign = Assign ?? MacroAssign.Stays, AssigneeId = Assignee, Article = Article, Note = Note,
        TextBlock = TextBlock, Waits = Waits ?? false, End = End ?? MacroEnd.Stays, Reason = Reason,
    });
}
