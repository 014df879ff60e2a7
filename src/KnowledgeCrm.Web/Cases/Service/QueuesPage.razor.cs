using KnowledgeCrm.Cases;
using KnowledgeCrm.Web.Controls;

namespace KnowledgeCrm.Web.Cases.Service;

public sealed partial class QueuesPage
{
    private Loaded<Queues> loaded = Loaded.Waiting<Queues>();
    private IReadOnlyList<Assignee> people = [];
    private Dictionary<Guid, MemberForm> members = [];
    private NameForm form = new();
    private bool dealsOut;
    private int? version;
    private bool mayWrite;

    protected override async Task OnInitializedAsync()
    {
        mayWrite = DeskRules.MayWrite(await Current.GetAsync(Gone));
        people = (await LoadAsync(People.RunAsync)).Value ?? [];
        await LoadBookAsync();
    }

    private async Task LoadBookAsync() => loaded = await LoadAsync(Book.RunAsync);

    private string Named(QueueMember member)
    {
        var name = people.FirstOrDefault(person => person.Id == member.PersonId)?.Name ?? "?";
        var skills = string.Join(' ', member.Languages.Concat(member.Topics));
        return skills.Length == 0 ? name : $"{name} ({skills})";
    }

    private void Edit(QueueView queue)
    {
        (form, dealsOut, version, Refusal) = (NameForm.Of(queue.Key, queue.Name), queue.DealsOut, queue.Version, null);
        members = queue.Members.ToDictionary(member => member.PersonId, member => new MemberForm
        {
            Languages = string.Join(' ', member.Languages), Topics = string.Join(' ', member.Topics),
        });
    }

    private void Clear() => (form, dealsOut, version, members, Refusal) = (new(), false, null, [], null);

    private void Choose(Guid person, bool isMember)
    {
        if (isMember) members[person] = new MemberForm();
        else members.Remove(person);
    }

    private async Task SaveAsync()
    {
        var input = new QueueInput(form.Name, dealsOut, [.. members.Select(member => new QueueMember(member.Key, Words(member.Value.Languages), Words(member.Value.Topics)))]);
        var done = await DoAsync((actor, stop) => Save.RunAsync(actor, form.Key, input, version, stop), "key", "name.en", "name.zh", "members");
        if (done is not { Succeeded: true }) return;
        Clear();
        Say(T["Saved"]);
        await LoadBookAsync();

        static string[] Words(string typed) => typed.Split([' ', ',', ';'], StringSplitOptions.RemoveEmptyEntries);
    }

    private sealed class MemberForm
    {
        public string Languages { get; set; } = "";
        public string Topics { get; set; } = "";
    }
}
