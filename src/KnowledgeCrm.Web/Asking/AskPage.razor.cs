using KnowledgeCrm.Asking;
using KnowledgeCrm.Common;
using KnowledgeCrm.Experts;
using KnowledgeCrm.Web.Controls;
using Microsoft.AspNetCore.Components;

namespace KnowledgeCrm.Web.Asking;

/// <summary>A question being written; what may answer it stands beside it, before it is sent.</summary>
public sealed partial class AskPage(AskQuestion ask, ExpertReading people, DraftKeepers keepers, NavigationManager navigation) : IAsyncDisposable
{
    private AskDraft typed = new();
    private DraftKeeper<AskDraft>? keeper;
    private bool isRestored;
    private bool isSent;

    [SupplyParameterFromQuery(Name = "title")] private string? Asked { get; set; }
    [SupplyParameterFromQuery(Name = "person")] private string? PersonText { get; set; }
    [SupplyParameterFromQuery(Name = "topic")] private string? TopicKey { get; set; }
    [SupplyParameterFromQuery(Name = "customer")] private string? Customer { get; set; }
    [SupplyParameterFromQuery(Name = "case")] private string? CaseNumber { get; set; }
    [SupplyParameterFromQuery(Name = "opportunity")] private string? Opportunity { get; set; }

    private IEnumerable<(string Field, string Number)> Origins =>
        new[] { ("customer", typed.Customer), ("case", typed.Case), ("opportunity", typed.Opportunity) }.Where(origin => !string.IsNullOrEmpty(origin.Item2)).Select(origin => (origin.Item1, origin.Item2!));

    protected override async Task OnInitializedAsync()
    {
        keeper = keepers.For<AskDraft>("question");
        if (await keeper.RestoreAsync(Gone) is { } kept) (typed, isRestored) = (kept, true);
        // What the way here says comes before what was typed another time.
        if (!string.IsNullOrWhiteSpace(Asked)) typed = typed with { Title = Asked.Length <= Limits.Title ? Asked : Asked[..Limits.Title] };
        if (!string.IsNullOrEmpty(TopicKey)) typed = typed with { Topic = TopicKey, To = QuestionTo.Topic };
        if (!string.IsNullOrEmpty(Customer)) typed = typed with { Customer = Customer };
        if (!string.IsNullOrEmpty(CaseNumber)) typed = typed with { Case = CaseNumber };
        if (!string.IsNullOrEmpty(Opportunity)) typed = typed with { Opportunity = Opportunity };
        if (Guid.TryParse(PersonText, out var person) && (await LoadAsync((actor, stop) => people.RunAsync(actor, person, stop))).Value is { } named)
            typed = typed with { To = QuestionTo.Person, Person = person, PersonName = named.Card.Name };
    }

    private void Change(AskDraft changed)
    {
        typed = changed;
        if (!isSent) keeper?.Changed(typed);
    }

    private async Task DiscardAsync()
    {
        (typed, isRestored) = (new(), false);
        if (keeper is not null) await keeper.ForgetAsync();
    }

    private async Task SendAsync()
    {
        // Once sent it stays sent: a second click that was under way is not a second question.
        if (isSent) return;
        isSent = true;
        var done = await DoAsync((actor, stop) => ask.RunAsync(actor, typed.ToInput(), stop), "title", "text", "topic", "person", "customer", "case", "opportunity");
        if (done is not { Succeeded: true } sent)
        {
            isSent = false;
            return;
        }
        if (keeper is not null) await keeper.ForgetAsync();
        navigation.NavigateTo($"/console/questions/{sent.Value.Number}");
    }

    // An article was the answer: nothing is left to send.
    private async Task AnsweredAsync(string article)
    {
        isSent = true;
        if (keeper is not null) await keeper.ForgetAsync();
        Say(T["Answered.Before", article]);
        navigation.NavigateTo("/console/questions");
    }

    private string? Invalid(string field) => Refusal?.Field == field ? "true" : null;

    public async ValueTask DisposeAsync()
    {
        if (keeper is not null) await keeper.DisposeAsync();
        Dispose();
    }
}

/// <summary>A question as it is typed.</summary>
public sealed record AskDraft
{
    public string Title { get; init; } = "";
    public string Text { get; init; } = "";
    public QuestionTo To { get; init; }
    public QuestionReaders Readers { get; init; }
    public Guid? Person { get; init; }
    public string? PersonName { get; init; }
    public string? Topic { get; init; }
    public string? Product { get; init; }
    public string? Customer { get; init; }
    public string? Case { get; init; }
    public string? Opportunity { get; init; }

    /// <summary>Without what it came from.</summary>
    internal AskDraft Without(string field) => field switch
    {
        "customer" => this with { Customer = null },
        "case" => this with { Case = null },
        _ => this with { Opportunity = null },
    };

    internal QuestionInput ToInput() => new()
    {
        Title = Title, Text = Text, To = To, Readers = Readers, Person = Person, Topic = Topic, Product = Product, Customer = Customer, Case = Case, Opportunity = Opportunity,
    };
}
