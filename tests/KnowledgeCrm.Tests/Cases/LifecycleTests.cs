using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;

namespace KnowledgeCrm.Tests.Cases;

/// <summary>Walks every status and action, and compares what the case does with what is written here.</summary>
public class LifecycleTests
{
    // Status, and where each action leads; "-" is refused.
    private const string Life = """
        from               Answer AskCustomer        CustomerWrites Note               Assign             Resolve  Close  Reopen
        New                Open   WaitingForCustomer New            New                Open               Resolved -      -
        Open               Open   WaitingForCustomer Open           Open               Open               Resolved -      -
        WaitingForCustomer Open   WaitingForCustomer Open           WaitingForCustomer WaitingForCustomer Resolved -      -
        Resolved           -      -                  Reopened       Resolved           -                  -        Closed Reopened
        Closed             -      -                  -              Closed             -                  -        -      Reopened
        Reopened           Open   WaitingForCustomer Reopened       Reopened           Open               Resolved -      -
        """;

    private static readonly Actor Rep = Sample.Actor(Role.Rep);
    private static readonly DateTime At = Sample.At;

    public static TheoryData<CaseStatus, CaseAction, CaseStatus?> Every()
    {
        var rows = Life.Split('\n').Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToList();
        return [.. from row in rows.Skip(1)
                   from column in Enumerable.Range(1, rows[0].Length - 1)
                   select (Enum.Parse<CaseStatus>(row[0]), Enum.Parse<CaseAction>(rows[0][column]),
                       row[column] == "-" ? (CaseStatus?)null : Enum.Parse<CaseStatus>(row[column]))];
    }

    [Fact]
    public void No_status_and_no_action_is_left_out() =>
        Assert.Equal(Enum.GetValues<CaseStatus>().Length * Enum.GetValues<CaseAction>().Length, Every().Count);

    [Theory, MemberData(nameof(Every))]
    public void Every_action_leads_where_the_table_says_or_is_refused(CaseStatus status, CaseAction action, CaseStatus? to)
    {
        var @case = In(status);
        Assert.Equal(status, @case.Status);

        if (to is null)
        {
            var refused = Assert.Throws<Refused>(() => Act(@case, action));
            Assert.Equal((RefusalKind.Conflict, "Case.NotInThisStatus", status), (refused.Kind, refused.Code, @case.Status));
        }
        else
        {
            Act(@case, action);
            Assert.Equal(to, @case.Status);
        }
        Assert.Equal(to, CaseLifecycle.Next(status, action));
    }

    internal static Case In(CaseStatus status)
    {
        var @case = Sample.Case();
        CaseAction[] way = status switch
        {
            CaseStatus.New => [],
            CaseStatus.Open => [CaseAction.Answer],
            CaseStatus.WaitingForCustomer => [CaseAction.AskCustomer],
            CaseStatus.Resolved => [CaseAction.Resolve],
            CaseStatus.Closed => [CaseAction.Resolve, CaseAction.Close],
            _ => [CaseAction.Resolve, CaseAction.Reopen],
        };
        foreach (var action in way) Act(@case, action);
        return @case;
    }

    private static void Act(Case @case, CaseAction action)
    {
        switch (action)
        {
            case CaseAction.Answer: @case.Post("Please try this", CasePostKind.Reply, false, Rep, At); break;
            case CaseAction.AskCustomer: @case.Post("Which model?", CasePostKind.Reply, true, Rep, At); break;
            case CaseAction.CustomerWrites: @case.Post("Still wet", CasePostKind.FromCustomer, false, Sample.Actor(Role.Customer), At); break;
            case CaseAction.Note: @case.Post("Called back", CasePostKind.Note, false, Rep, At); break;
            case CaseAction.Assign: @case.Assign(Rep.PersonId, At); break;
            case CaseAction.Resolve: @case.ResolveWithNothing(NothingToLearn.OneOff, null, Rep, At); break;
            case CaseAction.Close: @case.Close(At); break;
            case CaseAction.Reopen: @case.Reopen(At); break;
            default: throw new ArgumentOutOfRangeException(nameof(action), action, "Say here what it calls.");
        }
    }
}
