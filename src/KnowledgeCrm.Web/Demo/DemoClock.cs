namespace KnowledgeCrm.Web.Demo;

/// <summary>The clock that the company's past is brought in by: it stands where it is set, and all use cases tell time by it.</summary>
internal sealed class DemoClock(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Time { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Time;
}
