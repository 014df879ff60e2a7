using KnowledgeCrm.Cases;
using KnowledgeCrm.Complaints;
using KnowledgeCrm.Web.Controls;
using Microsoft.AspNetCore.Components;

namespace KnowledgeCrm.Web.Complaints;

public sealed partial class DispatchAnswerForm
{
    private static readonly string[] Fields = ["result", "outcome", "article", "cause", "parts", "labour", "travel", "currency"];
    private Typed typed = new();
    private DraftKeeper<Typed>? keeper;

    [Parameter, EditorRequired] public DispatchView View { get; set; } = null!;
    [Parameter] public EventCallback Changed { get; set; }

    protected override async Task OnInitializedAsync()
    {
        keeper = Keepers.For<Typed>($"dispatch-answer:{View.Number}");
        typed = await keeper.RestoreAsync(Gone) ?? new Typed { Currency = CurrencyField.Usual };
    }

    private void Keep() => keeper?.Changed(typed);

    private async Task SendAsync()
    {
        var answer = new DispatchAnswer
        {
            Result = typed.Result, Outcome = typed.Outcome, Article = typed.Article.Trim().ToUpperInvariant(), Cause = typed.Cause,
            Parts = typed.Parts, Labour = typed.Labour, Travel = typed.Travel, Currency = typed.Currency,
        };
        var done = await DoAsync((actor, stop) => Answer.RunAsync(actor, View.Number, answer, stop), Fields);
        if (done is { Succeeded: true } && keeper is not null) await keeper.ForgetAsync();
        if (done is not null && Refusal?.Field is null) await Changed.InvokeAsync();
    }

    private string? Invalid(string field) => Refusal?.Field == field ? "true" : null;

    public override void Dispose()
    {
        _ = keeper?.DisposeAsync().AsTask();
        base.Dispose();
    }

    private sealed class Typed
    {
        public string Result { get; set; } = "";
        public CaseOutcome? Outcome { get; set; }
        public string Article { get; set; } = "";
        public string Cause { get; set; } = "";
        public decimal? Parts { get; set; }
        public decimal? Labour { get; set; }
        public decimal? Travel { get; set; }
        public string Currency { get; set; } = "";
    }
}
