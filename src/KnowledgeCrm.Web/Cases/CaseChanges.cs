namespace KnowledgeCrm.Web.Cases;

/// <summary>Tells the open page of a case that something else on the screen has changed it.</summary>
public sealed class CaseChanges
{
    public event Func<string, Task>? Changed;

    public Task TellAsync(string number) => Changed?.Invoke(number) ?? Task.CompletedTask;
}
