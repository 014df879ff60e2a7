using KnowledgeCrm.Accounts;
using KnowledgeCrm.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KnowledgeCrm.Cases;

/// <summary>A list of cases that somebody keeps: the questions that its address asks, under a name.</summary>
public sealed class InboxView : Entity
{
    public const int Most = 30;

    private InboxView()
    {
    }

    public Guid OwnerId { get; private set; }
    public string Name { get; private set; } = "";

    /// <summary>What stands behind the question mark of the inbox's address.</summary>
    public string Query { get; private set; } = "";

    /// <summary>True when everybody who works cases sees it.</summary>
    public bool IsShared { get; private set; }

    internal static InboxView Of(Guid owner, string? name, string? query, bool isShared) => new()
    {
        OwnerId = owner,
        Name = Limits.Checked(name, "name", 60),
        Query = Limits.Checked(query, "query", Limits.Summary, required: false).TrimStart('?'),
        IsShared = isShared,
    };

    internal void Become(InboxView other) => (Query, IsShared) = (other.Query, other.IsShared);

    private sealed class Mapping : IEntityTypeConfiguration<InboxView>
    {
        public void Configure(EntityTypeBuilder<InboxView> map)
        {
            map.HasIndex(v => new { v.OwnerId, v.Name }).IsUnique();
            map.HasOne<Person>().WithMany().HasForeignKey(v => v.OwnerId);
            map.Property(v => v.Name).HasMaxLength(60);
            map.Property(v => v.Query).HasMaxLength(Limits.Summary);
        }
    }
}

/// <summary>The views that one keeps oneself, and those that others share.</summary>
public sealed class InboxViews(UseCase useCase)
{
    public Task<Outcome<IReadOnlyList<InboxViewLine>>> RunAsync(Actor actor, CancellationToken stop) =>
        useCase.ReadAsync<IReadOnlyList<InboxViewLine>>(async db =>
        {
            if (!CaseVisibility.SeesAll(actor) || actor.PersonId is not { } person) throw Refused.Forbidden();
            var views = await db.InboxViews.Where(v => v.OwnerId == person || v.IsShared).OrderBy(v => v.Name).ThenBy(v => v.Id).Take(100).ToListAsync(stop);
            return [.. views.Select(v => new InboxViewLine(v.Id, v.Name, v.Query, v.IsShared, v.OwnerId == person))];
        }, stop);
}

/// <summary>Keeps a view; one's own of the same name is changed.</summary>
public sealed class SaveInboxView(UseCase useCase)
{
    public Task<Outcome<Done>> RunAsync(Actor actor, string? name, string? query, bool isShared, CancellationToken stop) =>
        useCase.WriteAsync(nameof(SaveInboxView), actor, async db =>
        {
            if (!CaseVisibility.SeesAll(actor) || actor.PersonId is not { } person) throw Refused.Forbidden();
            var made = InboxView.Of(person, name, query, isShared);
            var own = await db.InboxViews.Where(v => v.OwnerId == person).ToListAsync(stop);
            if (own.Find(v => v.Name == made.Name) is { } known) known.Become(made);
            else if (own.Count >= InboxView.Most) throw Refused.Conflict("Inbox.TooManyViews", InboxView.Most);
            else db.InboxViews.Add(made);
            return default(Done);
        }, stop);
}

/// <summary>Takes one's own view away. Taking it away again changes nothing.</summary>
public sealed class RemoveInboxView(UseCase useCase)
{
    public Task<Outcome<Done>> RunAsync(Actor actor, Guid id, CancellationToken stop) =>
        useCase.WriteAsync(nameof(RemoveInboxView), actor, async db =>
        {
            if (await db.InboxViews.SingleOrDefaultAsync(v => v.Id == id, stop) is not { } view) return default(Done);
            if (view.OwnerId != actor.PersonId) throw view.IsShared ? Refused.Forbidden() : Refused.NotFound();
            db.InboxViews.Remove(view);
            return default(Done);
        }, stop);
}

/// <summary>A view in the list of views.</summary>
public sealed record InboxViewLine(Guid Id, string Name, string Query, bool IsShared, bool IsOwn);
