using KnowledgeCrm.Common;

namespace KnowledgeCrm.Cases;

/// <summary>To whom a macro gives a case.</summary>
public enum MacroAssign
{
    /// <summary>It stays whose it is.</summary>
    Stays,
    /// <summary>Whoever applies the macro.</summary>
    Me,
    Nobody,
    /// <summary>The person that is named.</summary>
    Person,
}

/// <summary>How a macro ends.</summary>
public enum MacroEnd
{
    /// <summary>The case goes on.</summary>
    Stays,
    /// <summary>Resolved: by the macro's article, or with its reason that there is nothing to learn.</summary>
    Resolve,
    /// <summary>What is resolved already is closed.</summary>
    Close,
}

/// <summary>What a macro does to a case, in this order. What is null or empty is left as it is.</summary>
public sealed record MacroChanges
{
    public CaseType? Type { get; init; }

    /// <summary>What is filled in, by the keys of fields; an empty one is taken away.</summary>
    public IReadOnlyDictionary<string, string>? Fields { get; init; }
    public CasePriority? Priority { get; init; }

    /// <summary>The key of the queue that it is moved to.</summary>
    public string? Queue { get; init; }
    public MacroAssign Assign { get; init; }

    /// <summary>Whose it becomes, where <see cref="Assign"/> names somebody.</summary>
    public Guid? AssigneeId { get; init; }

    /// <summary>The number of an article that is linked as used, and that solved it where the macro resolves.</summary>
    public string? Article { get; init; }

    /// <summary>Written as a note.</summary>
    public string? Note { get; init; }

    /// <summary>The number of the text block that the customer is answered with.</summary>
    public string? TextBlock { get; init; }

    /// <summary>The answer asks the customer something, and waits.</summary>
    public bool Waits { get; init; }
    public MacroEnd End { get; init; }

    /// <summary>Why there is nothing to learn, where it is resolved without an article.</summary>
    public NothingToLearn? Reason { get; init; }

    internal bool ChangesWhatItIsAbout => Type is not null || Fields is { Count: > 0 };

    /// <summary>The changes without what is blank; refused when they say nothing, or not enough.</summary>
    internal MacroChanges Checked()
    {
        var made = this with
        {
            Queue = Blank(Queue),
            Article = Blank(Article),
            TextBlock = Blank(TextBlock),
            Note = Blank(Limits.Checked(Note, "note", Limits.Reply, required: false)),
            Fields = Fields is { Count: > 0 } ? Fields : null,
            AssigneeId = Assign == MacroAssign.Person ? AssigneeId ?? throw Refused.Invalid("Text.Required", "assignee") : null,
            Reason = End == MacroEnd.Resolve && Blank(Article) is null ? Reason ?? throw Refused.Invalid("Case.ReasonRequired", "reason") : null,
        };
        Known(made.Type, "type");
        Known(made.Priority, "priority");
        Known(made.Reason, "reason");
        if (!Enum.IsDefined(Assign)) throw Refused.Invalid("Value.Unknown", "assign", Assign);
        if (!Enum.IsDefined(End)) throw Refused.Invalid("Value.Unknown", "end", End);
        if (made.Waits && (made.TextBlock is null || made.End != MacroEnd.Stays)) throw Refused.Invalid("Macro.WaitsForNothing", "waits");
        return made == new MacroChanges() ? throw Refused.Invalid("Macro.DoesNothing", "changes") : made;
    }

    private static void Known<T>(T? value, string field) where T : struct, Enum
    {
        if (value is { } given && !Enum.IsDefined(given)) throw Refused.Invalid("Value.Unknown", field, given);
    }

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
