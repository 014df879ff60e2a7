using KnowledgeCrm.Cases;
using KnowledgeCrm.Customers;
using KnowledgeCrm.Web.Controls;

namespace KnowledgeCrm.Web.Cases.Service;

public sealed partial class ServiceLevelsPage
{
    private Loaded<ServiceLevels> loaded = Loaded.Waiting<ServiceLevels>();
    private NameForm form = new();
    private Dictionary<CasePriority, TargetForm> targets = Empty();
    private string calendar = "";
    private bool isUsual;
    private HashSet<CustomerGrade> grades = [];
    private int? version;
    private bool mayWrite;

    protected override async Task OnInitializedAsync()
    {
        mayWrite = DeskRules.MayWrite(await Current.GetAsync(Gone));
        await LoadBookAsync();
    }

    private async Task LoadBookAsync() => loaded = await LoadAsync(Book.RunAsync);

    private void Edit(ServiceLevelView level)
    {
        (form, calendar, isUsual, version, Refusal) = (NameForm.Of(level.Key, level.Name), level.Calendar, level.IsUsual, level.Version, null);
        grades = [.. level.Grades];
        targets = level.Targets.ToDictionary(target => target.Key, target => new TargetForm { First = target.Value.FirstAnswer, Resolution = target.Value.Resolution });
    }

    private void Clear() => (form, targets, calendar, isUsual, grades, version, Refusal) = (new(), Empty(), "", false, [], null, null);

    private void Toggle(CustomerGrade grade, bool isHeld) => _ = isHeld ? grades.Add(grade) : grades.Remove(grade);

    private async Task SaveAsync()
    {
        var input = new ServiceLevelInput(
            form.Name, calendar, isUsual, targets.ToDictionary(target => target.Key, target => new ServiceTarget(target.Value.First, target.Value.Resolution)), [.. grades]);
        var done = await DoAsync((actor, stop) => Save.RunAsync(actor, form.Key, input, version, stop), "key", "name.en", "name.zh", "calendar", "targets");
        if (done is not { Succeeded: true }) return;
        Clear();
        Say(T["Saved"]);
        await LoadBookAsync();
    }

    private string Span(int minutes) => minutes % 60 == 0 ? T["Hours", minutes / 60] : minutes > 60 ? T["HoursMinutes", minutes / 60, minutes % 60] : T["Minutes", minutes];

    private static Dictionary<CasePriority, TargetForm> Empty() => Enum.GetValues<CasePriority>().ToDictionary(priority => priority, _ => new TargetForm());

    private sealed class TargetForm
    {
        public int First { get; set; } = 60;
        public int Resolution { get; set; } = 480;
    }
}
