using KnowledgeCrm.Accounts;
using KnowledgeCrm.Common;
using KnowledgeCrm.Customers;

namespace KnowledgeCrm.Web.Demo;

/// <summary>Brings in staff, customers and the accounts of some customers. What is there already is left alone.</summary>
internal sealed class DemoPeople(IServiceProvider services, DemoClock clock, DateTimeOffset today)
{
    private static readonly (string Customer, string Email, string Name, Role Role, string Language)[] CustomerAccounts =
    [
        ("C016", "customer@brightwell.example", "何佳", Role.Customer, Languages.Chinese),
        ("C096", "customer.en@brightwell.example", "Maya Collins", Role.Customer, Languages.English),
        ("C003", "partner@brightwell.example", "韩立新", Role.Partner, Languages.Chinese),
        ("C083", "partner.en@brightwell.example", "Joanne Hartley", Role.Partner, Languages.English),
    ];

    private const int BeforeTheCases = 740;

    private readonly Dictionary<string, Guid> people = [];
    private readonly Dictionary<string, CustomerLine> customers = [];
    private readonly Dictionary<string, Actor> actors = [];

    /// <summary>The actor behind an e-mail address.</summary>
    public async Task<Actor> ActorAsync(string email, CancellationToken stop)
    {
        if (actors.TryGetValue(email, out var known)) return known;
        return actors[email] = await services.GetRequiredService<ActorOf>().RunAsync(people[email], stop)
            ?? throw new InvalidOperationException($"The demonstration company has no {email}.");
    }

    public Guid PersonId(string email) => people[email];

    /// <summary>The languages that somebody speaks.</summary>
    public static IReadOnlyList<string> LanguagesOf(string email) => DemoTable.Read("staff.csv").Single(row => row.Text("email") == email).List("languages");

    /// <summary>The number of a customer by its key in the tables.</summary>
    public string CustomerNumber(string key) => customers[key].Number;

    public Guid CustomerId(string key) => customers[key].Id;

    /// <summary>The account of a customer who has one.</summary>
    public string? AccountOf(string customerKey) => CustomerAccounts.FirstOrDefault(account => account.Customer == customerKey).Email;

    public async Task BringStaffAsync(CancellationToken stop)
    {
        foreach (var person in (await services.GetRequiredService<PersonList>().RunAsync(Actor.System, stop)).Value)
            people[person.Email] = person.Id;
        foreach (var row in DemoTable.Read("staff.csv"))
        {
            var language = row.List("languages")[0];
            await AddPersonAsync(new NewPerson(
                row.Text("email"), row.Text("name"), [.. row.List("roles").Select(Enum.Parse<Role>)], DemoAccounts.Password, language,
                row["team"], row[language == Languages.Chinese ? "title_zh" : "title_en"]), stop);
        }
    }

    public async Task BringCustomersAsync(CancellationToken stop)
    {
        var contacts = DemoTable.Read("contacts.csv").ToLookup(row => row.Text("customer"));
        var assets = DemoTable.Read("assets.csv").ToLookup(row => row.Text("customer"));
        var add = services.GetRequiredService<AddCustomer>();
        // Companies before their branches.
        foreach (var row in DemoTable.Read("customers.csv").OrderBy(row => row["parent"] is not null))
        {
            var key = row.Text("key");
            if (await FindAsync(row.Text("email"), stop) is { } there)
            {
                customers[key] = there;
                continue;
            }
            // A customer since the first purchase, and before every case.
            clock.Time = today.AddDays(-assets[key].Select(asset => asset.Number("bought_days_ago")).Append(BeforeTheCases).Max());
            var added = await add.RunAsync(Actor.System, Input(row, contacts[key], assets[key]), stop);
            customers[key] = await FindAsync(added.Value.Number, stop) ?? throw new InvalidOperationException($"{key} was not added.");
        }
        foreach (var (customer, email, name, role, language) in CustomerAccounts)
            await AddPersonAsync(new NewPerson(email, name, [role], DemoAccounts.Password, language, CustomerId: customers[customer].Id), stop);
    }

    private CustomerInput Input(DemoRow row, IEnumerable<DemoRow> contacts, IEnumerable<DemoRow> assets) => new()
    {
        Name = row.Text("name"),
        Kind = Enum.Parse<CustomerKind>(row.Text("kind"), ignoreCase: true),
        Relation = Enum.Parse<CustomerRelation>(row.Text("relation").Replace("-", "", StringComparison.Ordinal), ignoreCase: true),
        Language = row.Text("language"),
        Phone = row["phone"],
        Email = row["email"],
        Address = row["address"],
        City = row["city"],
        Grade = row["grade"] is { } grade ? Enum.Parse<CustomerGrade>(grade) : null,
        CareNote = row["care_note"],
        Parent = row["parent"] is { } parent ? customers[parent].Number : null,
        Contacts = [.. contacts.Select(c => new ContactInput(c["name"], c["position"], c["phone"], c["email"], c["language"]))],
        Assets = [.. assets.Select(a => new AssetInput(
            a["product"], a["serial"], Day(-a.Number("bought_days_ago")), Day(a.Number("warranty_days_left"))))],
    };

    private DateTime Day(int fromToday) => today.UtcDateTime.Date.AddDays(fromToday);

    private async Task<CustomerLine?> FindAsync(string text, CancellationToken stop)
    {
        var found = (await services.GetRequiredService<CustomerList>().RunAsync(Actor.System, text, 0, stop)).Value;
        return found.Items.Count == 1 ? found.Items[0] : null;
    }

    private async Task AddPersonAsync(NewPerson person, CancellationToken stop)
    {
        if (people.ContainsKey(person.Email!)) return;
        people[person.Email!] = (await services.GetRequiredService<CreatePerson>().RunAsync(Actor.System, person, stop)).Value.Id;
    }
}
