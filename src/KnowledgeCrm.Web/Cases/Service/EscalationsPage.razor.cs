using KnowledgeCrm.Cases;
using KnowledgeCrm.Web.Controls;
using KnowledgeCrm.Web.Hosting;

namespace KnowledgeCrm.Web.Cases.Service;

public sealed partial class EscalationsPage
{
    private Loaded<Queues> loaded = Loaded.Waiting<Queues>();
    private IReadOnlyList<Assignee> people = [];
    private NameForm form = new();
    private Typed typed = new();
    private int? version;
    private bool mayWrite;

    protected override async Task OnInitializedAsync()
    {
        mayWrite = DeskRules.MayWrite(await Current.GetAsync(Gone));
        people = (await LoadAsync(People.RunAsync)).Value ?? [];
        await LoadBookAsync();
    }

    private async Task LoadBookAsync() => loaded = await LoadAsync(Book.RunAsync);

    private void Edit(EscalationView rule) => (form, version, Refusal, typed) = (NameForm.Of(rule.Key, rule.Name), rule.Version, null, new Typed
    {
        IsOn = rule.IsOn, Trigger = rule.Trigger, Minutes = rule.Minutes, Type = rule.Type, Priority = rule.Priority, Queue = rule.Queue, RaiseTo = rule.RaiseTo,
        MoveTo = rule.MoveTo, Notify = rule.NotifyIds.Count > 0 ? rule.NotifyIds[0] : null,
    });

    private void Clear() => (form, typed, version, Refusal) = (new(), new(), null, null);

    private static string NameOf(Queues book, string key) => book.List.FirstOrDefault(queue => queue.Key == key)?.Name.In(Choices.Language) ?? key;

    private IEnumerable<string> Effects(Queues book, EscalationView rule)
    {
        if (rule.RaiseTo is { } priority) yield return T["Effect.Raise", Words.Of(priority)];
        if (rule.MoveTo is { } queue) yield return T["Effect.Move", NameOf(book, queue)];
        foreach (var id in rule.NotifyIds) yield return T["Effect.Notify", people.FirstOrDefault(person => person.Id == id)?.Name ?? "?"];
    }

    private async Task SaveAsync()
    {
        var rule = new EscalationView(
            form.Key, form.Name, typed.IsOn, typed.Trigger, typed.Minutes, typed.Type, typed.Priority, typed.Queue, typed.RaiseTo, typed.MoveTo,
            typed.Notify is { } person ? [person] : []);
        var done = await DoAsync((actor, stop) => Save.RunAsync(actor, rule, version, stop), "key", "name.en", "name.zh", "minutes", "raiseTo");
        if (done is not { Succeeded: true }) return;
        Clear();
        Say(T["Saved"]);
        await LoadBookAsync();
    }

    private sealed class Typed
    {
        public bool IsOn { get; set; } = true;
        public EscalationTrigger Trigger { get; set; } = EscalationTrigger.TimeLeft;
        public int Minutes { get; set; } = 30;
        public CaseType? Type { get; set; }
        public CasePriority? Priority { get; set; }
        public string? Queue { get; set; }
        public CasePriority? RaiseTo { get; set; }
        public string? MoveTo { get; set; }
        public Guid? Notify { get; set; }
    }
}
