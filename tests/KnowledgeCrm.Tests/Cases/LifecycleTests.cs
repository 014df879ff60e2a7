using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;

namespace KnowledgeCrm.Tests.Cases;

/// <summary>Walks every status and action, and compares what the case does with what is written here.</summary>
public class LifecycleTests
{
    // Status, and where each action leads; "-" is refused. First what holds for every type, then what a type has of its own.
    private const string Life = """
        from               Answer    AskCustomer        CustomerWrites Note               Assign             Resolve  Close  Reopen   Schedule  Receive
        New                Open      WaitingForCustomer New            New                Open               Resolved -      -        -         -
        Open               Open      WaitingForCustomer Open           Open               Open               Resolved -      -        -         -
        WaitingForCustomer Open      WaitingForCustomer Open           WaitingForCustomer WaitingForCustomer Resolved -      -        -         -
        Resolved           -         -                  Reopened       Resolved           -                  -        Closed Reopened -         -
        Closed             -         -                  -              Closed             -                  -        -      Reopened -         -
        Reopened           Open      WaitingForCustomer Reopened       Reopened           Open               Resolved -      -        -         -
        Scheduled          -         -                  -              -                  -                  -        -      -        -         -
        Received           -         -                  -              -                  -                  -        -      -        -         -
        """;

    private static readonly Dictionary<CaseType, string> Own = new()
    {
        [CaseType.Return] = """
            New                Open      WaitingForCustomer New            New                Open               Resolved -      -        -         Received
            Open               Open      WaitingForCustomer Open           Open               Open               Resolved -      -        -         Received
            WaitingForCustomer Open      WaitingForCustomer Open           WaitingForCustomer WaitingForCustomer Resolved -      -        -         Received
            Reopened           Open      WaitingForCustomer Reopened       Reopened           Open               Resolved -      -        -         Received
            Received           Received  WaitingForCustomer Received       Received           Received           Resolved -      -        -         -
            """,
        [CaseType.FieldVisit] = """
            New                Open      WaitingForCustomer New            New                Open               Resolved -      -        Scheduled -
            Open               Open      WaitingForCustomer Open           Open               Open               Resolved -      -        Scheduled -
            WaitingForCustomer Open      WaitingForCustomer Open           WaitingForCustomer WaitingForCustomer Resolved -      -        Scheduled -
            Reopened           Open      WaitingForCustomer Reopened       Reopened           Open               Resolved -      -        Scheduled -
            Scheduled          Scheduled WaitingForCustomer Scheduled      Scheduled          Scheduled          Resolved -      -        Scheduled -
            """,
    };

    // What a step asks for: without it, it is refused.
    private static readonly Dictionary<(CaseType, CaseAction), string> Needs = new()
    {
        [(CaseType.Complaint, CaseAction.Close)] = "compensation",
        [(CaseType.FieldVisit, CaseAction.Schedule)] = "visit-date",
    };

    private static readonly Actor Rep = Sample.Actor(Role.Rep);
    private static readonly DateTime At = Sample.At;

    public static TheoryData<CaseType, CaseStatus, CaseAction, CaseStatus?> Every()
    {
        var head = Rows(Life)[0];
        return [.. from type in Enum.GetValues<CaseType>()
                   from row in Rows(Life).Skip(1)
                   let own = Rows(Own.GetValueOrDefault(type, "")).Find(own => own[0] == row[0]) ?? row
                   from column in Enumerable.Range(1, head.Length - 1)
                   select (type, Enum.Parse<CaseStatus>(row[0]), Enum.Parse<CaseAction>(head[column]),
                       own[column] == "-" ? (CaseStatus?)null : Enum.Parse<CaseStatus>(own[column]))];
    }

    [Fact]
    public void No_type_no_status_and_no_action_is_left_out() => Assert.Equal(
        Enum.GetValues<CaseType>().Length * Enum.GetValues<CaseStatus>().Length * Enum.GetValues<CaseAction>().Length, Every().Count);

    [Theory, MemberData(nameof(Every))]
    public void Every_action_leads_where_the_table_says_or_is_refused(CaseType type, CaseStatus status, CaseAction action, CaseStatus? to)
    {
        Assert.Equal(to, CaseLifecycle.Next(type, status, action));
        if (!CaseLifecycle.Has(type, status) && status != CaseStatus.New)
        {
            Assert.Null(to);
            return;
        }
        var @case = In(status, type);
        Assert.Equal((type, status), (@case.Type, @case.Status));

        if (to is null)
        {
            var refused = Assert.Throws<Refused>(() => Act(@case, action));
            Assert.Equal((RefusalKind.Conflict, "Case.NotInThisStatus", status), (refused.Kind, refused.Code, @case.Status));
            return;
        }
        if (Needs.GetValueOrDefault((type, action)) is { } field)
        {
            var filled = @case.Fields;
            @case.FillIn(new Dictionary<string, string>());
            var refused = Assert.Throws<Refused>(() => Act(@case, action));
            Assert.Equal((RefusalKind.Invalid, $"Case.Needs.{field}", $"fields.{field}", status), (refused.Kind, refused.Code, refused.Field, @case.Status));
            @case.FillIn(filled);
        }
        Act(@case, action);
        Assert.Equal(to, @case.Status);
    }

    internal static Case In(CaseStatus status, CaseType type = CaseType.Question)
    {
        var @case = Sample.Case(type: type);
        @case.FillIn(new Dictionary<string, string> { ["visit-date"] = "2026-03-09", ["compensation"] = "none" });
        CaseAction[] way = status switch
        {
            CaseStatus.New => [],
            CaseStatus.Open => [CaseAction.Answer],
            CaseStatus.WaitingForCustomer => [CaseAction.AskCustomer],
            CaseStatus.Resolved => [CaseAction.Resolve],
            CaseStatus.Closed => [CaseAction.Resolve, CaseAction.Close],
            CaseStatus.Scheduled => [CaseAction.Schedule],
            CaseStatus.Received => [CaseAction.Receive],
            _ => [CaseAction.Resolve, CaseAction.Reopen],
        };
        foreach (var action in way) Act(@case, action);
        return @case;
    }

    private static List<string[]> Rows(string table) =>
        [.. table.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))];

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
            case CaseAction.Schedule: @case.Schedule(At); break;
            case CaseAction.Receive: @case.Receive(At); break;
            default: throw new ArgumentOutOfRangeException(nameof(action), action, "Say here what it calls.");
        }
    }
}
