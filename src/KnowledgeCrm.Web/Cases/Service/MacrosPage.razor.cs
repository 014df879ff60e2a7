using KnowledgeCrm.Cases;
using KnowledgeCrm.Web.Controls;
using KnowledgeCrm.Web.Hosting;

namespace KnowledgeCrm.Web.Cases.Service;

public sealed partial class MacrosPage
{
    private Loaded<IReadOnlyList<MacroView>> loaded = Loaded.Waiting<IReadOnlyList<MacroView>>();
    private IReadOnlyList<Assignee> people = [];
    private IReadOnlyList<QueueView> queues = [];
    private IReadOnlyList<TextBlockLine> blocks = [];
    private Dictionary<CaseType, IReadOnlyList<CaseField>> forms = [];
    private NameForm form = new();
    private TypedMacro typed = new();
    private int? version;
    private bool mayWrite;

    protected override async Task OnInitializedAsync()
    {
        mayWrite = DeskRules.MayWrite(await Current.GetAsync(Gone));
        if (mayWrite)
        {
            people = (await LoadAsync(People.RunAsync)).Value ?? [];
            queues = (await LoadAsync(Queues.RunAsync)).Value?.List ?? [];
            blocks = (await LoadAsync(Blocks.AllAsync)).Value ?? [];
            forms = (await LoadAsync(Forms.RunAsync)).Value?.ToDictionary(one => one.Type, one => one.Fields) ?? [];
        }
        await LoadBookAsync();
    }

    private async Task LoadBookAsync() => loaded = await LoadAsync(Book.RunAsync);

    private void Edit(MacroView macro) => (form, version, Refusal, typed) = (NameForm.Of(macro.Key, macro.Name), macro.Version, null, TypedMacro.Of(macro));

    private void Clear() => (form, typed, version, Refusal) = (new(), new(), null, null);

    private async Task SaveAsync()
    {
        var macro = new MacroView(form.Key, form.Name, typed.IsOn, typed.Changes);
        var done = await DoAsync((actor, stop) => Save.RunAsync(actor, macro, version, stop),
            "key", "name.en", "name.zh", "assignee", "textBlock", "article", "reason", "note", "waits", "changes");
        if (done is not { Succeeded: true }) return;
        Clear();
        Say(T["Saved"]);
        await LoadBookAsync();
    }

    private async Task RemoveAsync(MacroView macro)
    {
        if (await DoAsync((actor, stop) => Remove.RunAsync(actor, macro.Key, stop)) is not { Succeeded: true }) return;
        if (form.Key == macro.Key) Clear();
        await LoadBookAsync();
    }

    private sealed class TypedMacro
    {
        public bool IsOn { get; set; } = true;
        public CaseType? Type { get; set; }
        public Dictionary<string, string> Fields { get; private init; } = [];
        public CasePriority? Priority { get; set; }
        public string? Queue { get; set; }
        public MacroAssign Assign { get; set; }
        public Guid? AssigneeId { get; set; }
        public string? Article { get; set; }
        public string? Note { get; set; }
        public string? TextBlock { get; set; }
        public bool Waits { get; set; }
        public MacroEnd End { get; set; }
        public NothingToLearn? Reason { get; set; }

        // Fields belong to a type: of another one than is chosen now nothing is kept.
        public MacroChanges Changes => new()
        {
            Type = Type, Fields = Type is null ? null : Fields.Where(filled => filled.Value.Length > 0).ToDictionary(), Priority = Priority, Queue = Queue, Assign = Assign,
            AssigneeId = AssigneeId, Article = Article, Note = Note, TextBlock = TextBlock, Waits = Waits, End = End, Reason = Reason,
        };

        public static TypedMacro Of(MacroView macro) => new()
        {
            IsOn = macro.IsOn, Type = macro.Changes.Type, Fields = macro.Changes.Fields?.ToDictionary() ?? [], Priority = macro.Changes.Priority, Queue = macro.Changes.Queue,
            Assign = macro.Changes.Assign, AssigneeId = macro.Changes.AssigneeId, Article = macro.Changes.Article, Note = macro.Changes.Note,
            TextBlock = macro.Changes.TextBlock, Waits = macro.Changes.Waits, End = macro.Changes.End, Reason = macro.Changes.Reason,
        };
    }
}
