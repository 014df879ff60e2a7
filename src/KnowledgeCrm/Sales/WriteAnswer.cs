using System.Text;
using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Sales;

/// <summary>Begins a new explanation for an objection. Who writes articles gets a draft; what sales bring from their talks becomes a candidate.
/// Both go through review as every article does.</summary>
public sealed class WriteAnswer(UseCase useCase, StartArticle start)
{
    /// <param name="actor">An author or knowledge manager, or sales.</param>
    /// <param name="objection">The objection's number.</param>
    /// <param name="input">What is known of the answer; all of it may still be empty.</param>
    /// <param name="stop">Stops it.</param>
    public async Task<Outcome<AnswerBegun>> RunAsync(Actor actor, string objection, AnswerInput input, CancellationToken stop)
    {
        if (!actor.IsStaff) return Refused.NotFound();
        if (!actor.Is(Role.Author, Role.KnowledgeManager))
            return await useCase.WriteAsync(nameof(WriteAnswer), actor, db => BeginCandidateAsync(db, actor, objection, input, stop), stop);
        var read = await useCase.ReadAsync(db => ArticleAsync(db, actor, objection, input, stop), stop);
        if (!read.Succeeded) return read.Refused;
        var draft = await start.RunAsync(actor, read.Value, null, null, stop);
        return draft.Succeeded ? new AnswerBegun(draft.Value.Number, IsDraft: true) : draft.Refused;
    }

    private static async Task<AnswerBegun> BeginCandidateAsync(KnowledgeCrmDb db, Actor actor, string objection, AnswerInput input, CancellationToken stop)
    {
        if (!OpportunityVisibility.MaySell(actor)) throw Refused.Forbidden();
        // A candidate without its answer would be work for others made of nothing.
        Limits.Checked(input.WhatToSay, "whatToSay", Limits.Reply);
        var article = await ArticleAsync(db, actor, objection, input, stop);
        var text = await article.ToTextAsync(db, null, stop);
        ArticleVersion.Check(text);
        var number = await NumberSequence.NextAsync(db, NumberSequence.Articles, stop);
        var made = new NewArticle(number, await ArticleSlug.FreeAsync(db, null, text.Title, number, stop), article.Language!);
        db.Articles.Add(Article.CandidateOfSales(made, text, actor, db.Now));
        return new AnswerBegun(number, IsDraft: false);
    }

    private static async Task<ArticleInput> ArticleAsync(KnowledgeCrmDb db, Actor actor, string objection, AnswerInput input, CancellationToken stop)
    {
        var found = await db.FindObjectionAsync(objection, stop);
        var language = Languages.Checked(input.Language ?? actor.Language);
        var topic = await db.Topics.Where(t => t.Id == found.TopicId).Select(t => t.Key).SingleOrDefaultAsync(stop);
        var wording = found.WordingIn(language);
        return new ArticleInput
        {
            Title = string.IsNullOrWhiteSpace(input.Title) ? wording : input.Title,
            Body = await BodyAsync(db, language, [$"> {wording}", input.ForWhom, input.WhatToSay, input.Proof], stop),
            Language = language,
            Audience = Audience.Internal,
            Topic = topic,
            Products = string.IsNullOrWhiteSpace(input.Product) ? [] : [input.Product],
            Kind = ArticleKind.SalesPlay,
        };
    }

    // The sections of the template as it holds now, in its order: the doubt, for whom, what to say, what proves it.
    private static async Task<string> BodyAsync(KnowledgeCrmDb db, string language, string?[] said, CancellationToken stop)
    {
        var fields = (await ArticleTemplates.ReadAsync(db, stop)).Of(ArticleKind.SalesPlay).Fields;
        var body = new StringBuilder();
        for (var i = 0; i < Math.Max(fields.Count, said.Length); i++)
        {
            if (i < fields.Count) body.Append("## ").AppendLine(fields[i].Name.In(language)).AppendLine();
            if (i < said.Length && !string.IsNullOrWhiteSpace(said[i])) body.AppendLine(said[i]!.Trim()).AppendLine();
        }
        return body.ToString();
    }
}

/// <summary>What is known of a new explanation.</summary>
public sealed record AnswerInput
{
    /// <summary>The title; the objection's wording when absent.</summary>
    public string? Title { get; init; }

    /// <summary><c>en</c> or <c>zh</c>; the actor's when absent.</summary>
    public string? Language { get; init; }

    /// <summary>Which customers, at which moment.</summary>
    public string? ForWhom { get; init; }

    /// <summary>The explanation itself.</summary>
    public string? WhatToSay { get; init; }

    /// <summary>What proves it.</summary>
    public string? Proof { get; init; }

    /// <summary>A product's model.</summary>
    public string? Product { get; init; }
}

/// <summary>The article that was begun.</summary>
/// <param name="Number">Its number.</param>
/// <param name="IsDraft">True for a draft to go on with, false for a candidate that an author takes up.</param>
public sealed record AnswerBegun(string Number, bool IsDraft) : IAudited
{
    string IAudited.AuditSubject => Number;
}
