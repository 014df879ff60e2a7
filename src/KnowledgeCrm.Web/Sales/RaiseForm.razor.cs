using KnowledgeCrm.Common;
using KnowledgeCrm.Sales;
using Microsoft.AspNetCore.Components;

namespace KnowledgeCrm.Web.Sales;

public sealed partial class RaiseForm(RaiseObjection raise, SaveObjection save, SuggestedObjections suggested, ObjectionReading reading)
{
    // As long as a person pauses between two letters.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private string words = "";
    private string wording = "";
    private string? objection;
    private string? product;
    private string competitor = "";
    private bool isNew;
    private bool isChosen;
    private List<SuggestedObjection> choices = [];
    private ElementReference wordsField;

    [Parameter, EditorRequired] public OpportunityView View { get; set; } = null!;
    [Parameter] public EventCallback Changed { get; set; }

    /// <summary>The customer raises one that was expected: what is left to type are the words.</summary>
    public async Task ChooseAsync(string number)
    {
        if ((await LoadAsync((actor, stop) => reading.RunAsync(actor, number, null, null, stop))).Value is not { } known) return;
        if (!choices.Exists(choice => choice.Number == number)) choices.Insert(0, new SuggestedObjection(known.Number, known.Wording, 1));
        Choose(number);
        StateHasChanged();
        await wordsField.FocusAsync();
    }

    private void Choose(string number) => (objection, isNew, isChosen) = (number, false, true);

    private async Task TypedAsync(string? now)
    {
        var typed = words = now ?? "";
        await Task.Delay(Pause);
        if (typed != words || Gone.IsCancellationRequested) return;
        var answer = (await LoadAsync((actor, stop) => suggested.RunAsync(actor, typed, null, stop))).Value;
        if (typed != words || answer is null) return;
        // What was chosen by hand stays chosen, and in sight.
        var kept = choices.Where(choice => isChosen && choice.Number == objection && answer.All(other => other.Number != choice.Number));
        choices = [.. kept, .. answer];
        if (!isChosen) objection = choices.Count > 0 ? choices[0].Number : null;
        if (choices.Count == 0 && typed.Trim().Length > 0) isNew = true;
        else if (!isChosen && wording.Length == 0) isNew = false;
    }

    private async Task RaiseAsync()
    {
        var input = new RaisedInput { Words = words, Objection = objection, Product = product, Competitor = competitor };
        var done = await DoAsync((actor, stop) => RaiseAsync(actor, input, stop), "words", "objection", "chinese");
        if (done is not { Succeeded: true }) return;
        (words, wording, objection, product, competitor, isNew, isChosen, choices) = ("", "", null, null, "", false, false, []);
        Say(T["Raise.Done"]);
        await Changed.InvokeAsync();
    }

    private async Task<Outcome<ObjectionRaised>> RaiseAsync(Actor actor, RaisedInput input, CancellationToken stop)
    {
        if (!isNew) return await raise.RunAsync(actor, View.Number, input, stop);
        // Checked before the catalogue gets an entry that nobody has raised.
        if (string.IsNullOrWhiteSpace(input.Words)) return Refused.Invalid("Text.Required", "words");
        var chinese = Languages.Of(wording) == Languages.Chinese;
        var added = await save.RunAsync(actor, null, new ObjectionInput(chinese ? null : wording, chinese ? wording : null, null), null, stop);
        return added.Succeeded ? await raise.RunAsync(actor, View.Number, input with { Objection = added.Value.Number }, stop) : added.Refused;
    }

    private string? Invalid(string field) => Refusal?.Field == field ? "true" : null;
}
