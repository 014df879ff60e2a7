using KnowledgeCrm.Cases;
using KnowledgeCrm.Customers;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Products;
using KnowledgeCrm.Web.Controls;

namespace KnowledgeCrm.Web.Cases.Service;

public sealed partial class QueueRulesPage(QueueBook queues, SaveQueueRules save, ProductNames productNames, TopicList topicList, ServiceLevelBook serviceLevels)
{
    private Loaded<Queues> loaded = Loaded.Waiting<Queues>();
    private List<RuleForm> rules = [];
    private IReadOnlyList<(string Key, string Name)> products = [];
    private IReadOnlyList<TopicLine> topics = [];
    private IReadOnlyList<ServiceLevelView> levels = [];
    private bool mayWrite;

    protected override async Task OnInitializedAsync()
    {
        mayWrite = DeskRules.MayWrite(await Current.GetAsync(Gone));
        products = [.. ((await LoadAsync(productNames.RunAsync)).Value ?? new Dictionary<string, string>()).Select(name => (name.Key, name.Value)).OrderBy(name => name.Value, StringComparer.CurrentCulture)];
        topics = (await LoadAsync(topicList.RunAsync)).Value ?? [];
        levels = (await LoadAsync(serviceLevels.RunAsync)).Value?.Levels ?? [];
        await LoadBookAsync();
    }

    private async Task LoadBookAsync()
    {
        loaded = await LoadAsync(queues.RunAsync);
        rules = [.. (loaded.Value?.Rules ?? []).Select(rule => new RuleForm
        {
            Queue = rule.Queue, Type = rule.Type, Priority = rule.Priority, Language = rule.Language, Product = rule.Product, Topic = rule.Topic, ServiceLevel = rule.ServiceLevel,
            HasContract = rule.HasContract, Relation = rule.Relation, Grade = rule.Grade,
        })];
    }

    private void Move(RuleForm rule, int by)
    {
        var at = rules.IndexOf(rule);
        rules.RemoveAt(at);
        rules.Insert(at + by, rule);
    }

    private async Task SaveAsync()
    {
        var wanted = rules.Select(rule => new QueueRuleView(rule.Queue, rule.Type, rule.Priority, rule.Language, rule.Product, rule.Topic, rule.ServiceLevel, rule.HasContract, rule.Relation, rule.Grade)).ToList();
        if (await DoAsync((actor, stop) => save.RunAsync(actor, wanted, stop)) is not { Succeeded: true }) return;
        Say(T["Saved"]);
        await LoadBookAsync();
    }

    private sealed class RuleForm
    {
        public string Queue { get; set; } = "";
        public CaseType? Type { get; set; }
        public CasePriority? Priority { get; set; }
        public string? Language { get; set; }
        public string? Product { get; set; }
        public string? Topic { get; set; }
        public string? ServiceLevel { get; set; }
        public bool? HasContract { get; set; }
        public CustomerRelation? Relation { get; set; }
        public CustomerGrade? Grade { get; set; }
    }
}
