using System.Globalization;
using KnowledgeCrm.Common;
using KnowledgeCrm.Satisfaction;
using KnowledgeCrm.Web.Controls;
using KnowledgeCrm.Web.Knowledge;
using Microsoft.AspNetCore.Components;

namespace KnowledgeCrm.Web.Satisfaction;

/// <summary>How content customers are, over time, with the answers behind each figure.</summary>
public sealed partial class SatisfactionPage
{
    private const string MonthForm = "yyyy-MM";
    private SatisfactionFilter wanted = new();
    private Loaded<SatisfactionFigures> report = Loaded.Waiting<SatisfactionFigures>();
    private Loaded<Page<SatisfactionLine>> answers = Loaded.Waiting<Page<SatisfactionLine>>();

    [Inject] private SatisfactionReport Report { get; set; } = null!;
    [Inject] private SatisfactionList List { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "follow")] private string? FollowText { get; set; }
    [SupplyParameterFromQuery(Name = "month")] private string? MonthText { get; set; }
    [SupplyParameterFromQuery(Name = "score")] private string? ScoreText { get; set; }
    [SupplyParameterFromQuery(Name = "page")] private string? PageText { get; set; }

    private bool IsPlain => wanted with { Page = 0 } == new SatisfactionFilter();

    private string Heading => wanted.FollowUp == FollowUpState.Open ? T["Figures.FollowUp"]
        : wanted.Month is { } month ? month.ToString("Y", CultureInfo.CurrentCulture)
        : wanted.Score is { } score ? T["Score", score, SatisfactionRequest.BestScore] : T["Answers"];

    protected override Task OnParametersSetAsync()
    {
        wanted = new SatisfactionFilter(
            Enum.TryParse<FollowUpState>(FollowText, out var follow) && Enum.IsDefined(follow) ? follow : null,
            DateOnly.TryParseExact(MonthText, MonthForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) && month.Year is > 1 and < 9999 ? month : null,
            int.TryParse(ScoreText, out var score) && score is >= 1 and <= SatisfactionRequest.BestScore ? score : null, Page: Addresses.Page(PageText));
        return ReadAsync();
    }

    private async Task ReadAsync()
    {
        var asked = wanted;
        report = await LoadAsync(Report.RunAsync);
        var read = await LoadAsync((actor, stop) => List.RunAsync(actor, asked, stop));
        if (asked == wanted) answers = read;
    }

    private static string Address(SatisfactionFilter filter) => Addresses.With(
        "/console/satisfaction", ("follow", filter.FollowUp?.ToString()), ("month", filter.Month?.ToString(MonthForm, CultureInfo.InvariantCulture)),
        ("score", filter.Score?.ToString(CultureInfo.InvariantCulture)), ("page", Addresses.Page(filter.Page)));

    private static string Average(double? average) => average is { } known ? Said(known) : "–";

    private static string Said(double average) => average.ToString("0.0", CultureInfo.CurrentCulture);
}
