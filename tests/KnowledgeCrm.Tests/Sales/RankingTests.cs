using FsCheck;
using FsCheck.Fluent;
using KnowledgeCrm.Sales;

namespace KnowledgeCrm.Tests.Sales;

/// <summary>The rules by which explanations are ranked.</summary>
public class RankingTests
{
    private static readonly Arbitrary<(int Wins, int Deals)> Trials =
        Gen.Choose(0, 400).SelectMany(deals => Gen.Choose(0, deals).Select(wins => (wins, deals))).ToArbitrary();

    [Fact]
    public void The_interval_lies_within_the_scale_and_holds_the_share() => Prop.ForAll(Trials, trial =>
    {
        var interval = WilsonInterval.Of(trial.Wins, trial.Deals);
        var share = trial.Deals == 0 ? 0.5 : (double)trial.Wins / trial.Deals;
        return interval.Low >= 0 && interval.High <= 1 && interval.Low <= share + 1e-12 && share <= interval.High + 1e-12;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_interval_narrows_with_more_deals_of_the_same_share() => Prop.ForAll(Trials, trial =>
    {
        if (trial.Deals == 0) return true;
        var (few, many) = (WilsonInterval.Of(trial.Wins, trial.Deals), WilsonInterval.Of(trial.Wins * 3, trial.Deals * 3));
        return many.High - many.Low < few.High - few.Low;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void One_more_loss_lowers_both_ends() => Prop.ForAll(Trials, trial =>
    {
        var (before, after) = (WilsonInterval.Of(trial.Wins, trial.Deals), WilsonInterval.Of(trial.Wins, trial.Deals + 1));
        return after.Low <= before.Low && after.High < before.High;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void One_more_loss_never_lifts_an_explanation_in_the_order()
    {
        var some = Gen.Choose(0, 12).SelectMany(deals => Gen.Choose(0, deals).Select(wins => (wins, deals)));
        Prop.ForAll(Gen.ListOf(some, 5).ToArbitrary(), Gen.Choose(0, 4).ToArbitrary(), (trials, loser) =>
        {
            var works = trials.Select(_ => Guid.CreateVersion7()).ToList();
            var records = trials.SelectMany((trial, i) => Enumerable.Range(0, trial.deals).Select(deal => Given(works[i], deal < trial.wins))).ToList();
            var before = Place(records, works[loser]);
            // Without any deal it is not in the list yet: it comes in at the end or before what only lost.
            return before < 0 || Place([.. records, Given(works[loser], false)], works[loser]) >= before;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Known_values_of_the_interval()
    {
        // By hand from the formula with z = 1.96: 8 of 10 gives 0.490 to 0.943.
        var interval = WilsonInterval.Of(8, 10);
        Assert.Equal((0.490, 0.943), (Math.Round(interval.Low, 3), Math.Round(interval.High, 3)));
        Assert.Equal((0, 1), (WilsonInterval.Of(0, 7).Low, WilsonInterval.Of(7, 7).High));
        Assert.Throws<ArgumentOutOfRangeException>(() => WilsonInterval.Of(3, 2));
    }

    [Fact]
    public void A_deal_counts_once_and_only_when_it_has_ended()
    {
        var (work, deal) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var score = Assert.Single(AnswerRanking.Rank(
        [
            Given(work, true, deal), Given(work, true, deal), Given(work, true) with { Stage = OpportunityStage.Negotiate },
        ]));
        Assert.Equal((1, 1, 1), (score.Wins, score.Deals, score.Open));
        Assert.Null(score.Interval);
    }

    [Fact]
    public void What_did_not_convince_has_not_won_the_deal()
    {
        var work = Guid.CreateVersion7();
        var score = Assert.Single(AnswerRanking.Rank(
            [Given(work, true) with { Result = ExplanationResult.NotConvinced }, Given(work, true) with { Result = ExplanationResult.Convinced }]));
        Assert.Equal((1, 2, 1), (score.Wins, score.Deals, score.Convinced));
    }

    [Fact]
    public void Too_little_in_one_cell_is_looked_for_in_a_wider_one()
    {
        var (product, sibling, category, work) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        var cell = new AnswerCell([product], CustomerSegment.Dealer, new Dictionary<Guid, Guid> { [product] = category, [sibling] = category });
        List<AnswerRecord> records = [.. Enumerable.Range(0, 4).Select(_ => Given(work, true) with { Products = [product] })];
        Assert.Equal(CellWidth.All, AnswerRanking.RankIn(cell, records).Width);

        records.Add(Given(work, false) with { Products = [sibling] });
        var (width, scores) = AnswerRanking.RankIn(cell, records);
        Assert.Equal((CellWidth.CategoryAndSegment, 4, 5), (width, scores[0].Wins, scores[0].Deals));

        records.Add(Given(work, true) with { Products = [product], Segment = CustomerSegment.Household });
        Assert.Equal(CellWidth.Product, AnswerRanking.RankIn(cell, records).Width);
    }

    private static AnswerRecord Given(Guid work, bool won, Guid? deal = null) => new(
        Guid.Empty, deal ?? Guid.CreateVersion7(), work, [], CustomerSegment.Dealer, won ? OpportunityStage.Won : OpportunityStage.Lost, ExplanationResult.Open);

    private static int Place(IEnumerable<AnswerRecord> records, Guid work) => AnswerRanking.Rank(records).ToList().FindIndex(score => score.WorkId == work);
}
