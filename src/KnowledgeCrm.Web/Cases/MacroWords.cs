using KnowledgeCrm.Cases;
using KnowledgeCrm.Web.Controls;
using Microsoft.Extensions.Localization;

namespace KnowledgeCrm.Web.Cases;

/// <summary>What a macro does, in words.</summary>
internal static class MacroWords
{
    public static string Of(MacroView macro, IStringLocalizer<CaseText> text, IStringLocalizer<ControlText> words) => string.Join(" · ", Parts(macro, text, words));

    private static IEnumerable<string> Parts(MacroView macro, IStringLocalizer<CaseText> text, IStringLocalizer<ControlText> words)
    {
        var changes = macro.Changes;
        if (changes.Type is { } type) yield return words.Of(type);
        if (changes.Fields is { } fields) yield return string.Join(", ", fields.Select(field => $"{field.Key}: {field.Value}"));
        if (changes.Priority is { } priority) yield return $"{text["Priority"]}: {words.Of(priority)}";
        if (changes.Queue is { } queue) yield return $"{text["Queue"]}: {macro.QueueName ?? queue}";
        if (changes.Assign != MacroAssign.Stays) yield return changes.Assign == MacroAssign.Person ? $"{text["Assignee"]}: {macro.Assignee ?? "?"}" : words.Of(changes.Assign);
        if (changes.Article is { } article) yield return $"{text["Macros.Article"]}: {article} {macro.ArticleTitle ?? text["Macros.Gone"]}";
        if (changes.Note is not null) yield return text["Reply.DoNote"];
        if (changes.TextBlock is { } block) yield return $"{text["Macros.Writes"]}: {block} {macro.TextBlockTitle ?? text["Macros.Gone"]}";
        if (changes.Waits) yield return text["Reply.Waits"];
        if (changes.End != MacroEnd.Stays) yield return changes.Reason is { } reason ? $"{words.Of(changes.End)}: {words.Of(reason)}" : words.Of(changes.End);
    }
}
