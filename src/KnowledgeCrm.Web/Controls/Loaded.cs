using KnowledgeCrm.Common;

namespace KnowledgeCrm.Web.Controls;

/// <summary>What a page has asked for: on its way, here, or why not. Each looks different; see <c>LoadState.razor</c>.</summary>
public enum LoadPhase { Loading, Ready, Missing, Forbidden, Refused, Failed }

/// <summary>A value that a page asked for, or what became of the question.</summary>
/// <param name="Phase">Where it stands.</param>
/// <param name="Value">The value, when it is ready.</param>
/// <param name="Text">Refused: the message. Failed: the reference number, which is in the log too.</param>
public sealed record Loaded<T>(LoadPhase Phase, T? Value = default, string? Text = null)
{
    public bool IsReady => Phase == LoadPhase.Ready;
}

/// <summary>Makes them.</summary>
public static class Loaded
{
    public static Loaded<T> Waiting<T>() => new(LoadPhase.Loading);

    public static Loaded<T> Of<T>(Outcome<T> outcome, string language) => outcome.Refused switch
    {
        null => new(LoadPhase.Ready, outcome.Value),
        { Kind: RefusalKind.NotFound } => new(LoadPhase.Missing),
        { Kind: RefusalKind.Forbidden } => new(LoadPhase.Forbidden),
        var refused => new(LoadPhase.Refused, default, refused.MessageIn(language)),
    };
}
