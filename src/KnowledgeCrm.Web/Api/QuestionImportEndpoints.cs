using KnowledgeCrm.Asking;
using KnowledgeCrm.Common;

namespace KnowledgeCrm.Web.Api;

/// <summary>Questions that colleagues answered in another system.</summary>
internal static class QuestionImportEndpoints
{
    public static void Map(RouteGroupBuilder keyed) => keyed.MapGroup("").WithTags("Questions").MapPost("/questions/import", ImportAsync);

    /// <summary>Brings in questions with their answers: a key that is known changes that question, none is removed, and what is sent again changes nothing. Nobody is asked or told. A bad row is
    /// told and keeps no other from coming in. For knowledge managers and administrators.</summary>
    internal static async Task<ImportAnswer> ImportAsync(Caller caller, Body<QuestionImportRequest> body, ImportQuestions import, CancellationToken stop)
    {
        var rows = ImportRows.Of(body.Value.Questions, "questions", row => row.ToRow());
        return ImportAnswer.Of((await import.RunAsync(caller.Actor, rows, null, stop)).Value, caller.Actor.Language);
    }
}

/// <summary>Questions to bring in.</summary>
public sealed record QuestionImportRequest
{
    /// <summary>Up to 1,000 questions. Required.</summary>
    public IReadOnlyList<QuestionImportRow>? Questions { get; init; }
}

/// <summary>One question of another system with its answer.</summary>
public sealed record QuestionImportRow
{
    /// <summary>Its name there, up to 200 characters; the same one again is the same question. Required.</summary>
    public string? Key { get; init; }

    /// <summary>The question in a line, up to 250 characters. Required.</summary>
    public string? Title { get; init; }

    /// <summary>What else was said, as Markdown; up to 20,000 characters.</summary>
    public string? Text { get; init; }

    /// <summary><c>en</c> or <c>zh</c>; absent: that of the words.</summary>
    public string? Language { get; init; }

    /// <summary>The e-mail address of who asked, of the house. Required.</summary>
    public string? Asker { get; init; }

    /// <summary>When it was asked (UTC); absent: when it was first brought in.</summary>
    public DateTime? AskedAt { get; init; }

    /// <summary>A topic's key.</summary>
    public string? Topic { get; init; }

    /// <summary>A product's model.</summary>
    public string? Product { get; init; }

    /// <summary>The answer, as Markdown; up to 20,000 characters. Absent: it was never answered, and comes in closed.</summary>
    public string? Answer { get; init; }

    /// <summary>The e-mail address of who answered, of the house. Required with an answer.</summary>
    public string? AnsweredBy { get; init; }

    /// <summary>When it was answered (UTC); absent: when it was asked.</summary>
    public DateTime? AnsweredAt { get; init; }

    /// <summary>True when the asker said that this was it.</summary>
    public bool? Accepted { get; init; }

    /// <summary>The numbers of published articles that the answer points to, at most ten.</summary>
    public IReadOnlyList<string>? Articles { get; init; }

    internal QuestionRow ToRow() => new()
    {
        Key = Key, Title = Title, Text = Text, Language = Language, Asker = Asker, AskedAt = AskedAt?.ToUniversalTime(), Topic = Topic, Product = Product, Answer = Answer,
        AnsweredBy = AnsweredBy, AnsweredAt = AnsweredAt?.ToUniversalTime(), IsAccepted = Accepted ?? false, Articles = Articles ?? [],
    };
}
