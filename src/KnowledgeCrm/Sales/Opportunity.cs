using KnowledgeCrm.Accounts;
using KnowledgeCrm.Common;
using KnowledgeCrm.Customers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KnowledgeCrm.Sales;

/// <summary>Something that a customer may buy: as much of it as is needed to know which answers to which doubts sold.</summary>
public sealed class Opportunity : Entity
{
    /// <summary>How many competitors one opportunity names.</summary>
    public const int MostCompetitors = 10;

    private const int CentsInOne = 100;

    private Opportunity()
    {
    }

    public string Number { get; private set; } = "";
    public string Title { get; private set; } = "";
    public Guid CustomerId { get; private set; }

    /// <summary>Taken from the customer when it was opened, so that later changes of the customer don't rewrite what was sold to whom.</summary>
    public CustomerSegment Segment { get; private set; }
    public OpportunityStage Stage { get; private set; }

    /// <summary>What it is worth, in the currency's main unit.</summary>
    public decimal? Amount { get; private set; }

    /// <summary>Three capital letters (ISO 4217).</summary>
    public string Currency { get; private set; } = "";
    public DateOnly? ExpectedClose { get; private set; }
    public List<Guid> ProductIds { get; private set; } = [];
    public List<string> Competitors { get; private set; } = [];
    public Guid? OwnerId { get; private set; }
    public DateTime OpenedAt { get; private set; }
    public DateTime ChangedAt { get; private set; }
    public DateTime? EndedAt { get; private set; }

    /// <summary>Why it was won or lost, or opened again.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>Its name where it was imported from: a second import changes it instead of adding another.</summary>
    public string? ImportKey { get; private set; }

    public static Opportunity Open(string number, OpportunityText text, CustomerSegment segment, string? importKey, DateTime at)
    {
        var opened = new Opportunity { Number = number, Segment = segment, OpenedAt = at, ImportKey = importKey };
        opened.Take(text, at);
        opened.Raise(new OpportunityOpened(opened.Id, number));
        return opened;
    }

    public void Write(OpportunityText text, DateTime at)
    {
        Take(text, at);
        Raise(new OpportunityChanged(Id, Number));
    }

    /// <summary>Moves it to another stage; an end and a return from one need a reason.</summary>
    public void MoveTo(OpportunityStage to, string? reason, DateTime at)
    {
        var move = OpportunityStages.Check(this, to);
        Reason = Limits.Checked(reason, "reason", Limits.Summary, move.NeedsReason);
        (Stage, ChangedAt, EndedAt) = (to, at, to.IsEnd() ? at : null);
        Raise(new OpportunityMoved(Id, Number, move.From, to));
    }

    /// <summary>What was doubted or answered in it changed.</summary>
    internal void Touch(DateTime at)
    {
        ChangedAt = at;
        Raise(new OpportunityChanged(Id, Number));
    }

    internal bool Says(OpportunityText text) => text.Checked() is var said
        && (Title, CustomerId, Amount, Currency, ExpectedClose, OwnerId) == (said.Title, said.CustomerId, said.Amount, said.Currency, said.ExpectedClose, said.OwnerId)
        && ProductIds.Order().SequenceEqual(said.ProductIds.Order()) && Competitors.SequenceEqual(said.Competitors);

    private void Take(OpportunityText text, DateTime at)
    {
        var said = text.Checked();
        (Title, CustomerId, Amount, Currency, ExpectedClose, OwnerId) = (said.Title, said.CustomerId, said.Amount, said.Currency, said.ExpectedClose, said.OwnerId);
        (ProductIds, Competitors, ChangedAt) = ([.. said.ProductIds], [.. said.Competitors], at);
    }

    private sealed class Mapping : IEntityTypeConfiguration<Opportunity>
    {
        public void Configure(EntityTypeBuilder<Opportunity> map)
        {
            map.HasIndex(o => o.Number).IsUnique();
            map.HasIndex(o => o.ImportKey).IsUnique();
            map.HasIndex(o => new { o.CustomerId, o.OpenedAt });
            map.HasIndex(o => new { o.Stage, o.ChangedAt });
            map.HasOne<Customer>().WithMany().HasForeignKey(o => o.CustomerId);
            map.HasOne<Person>().WithMany().HasForeignKey(o => o.OwnerId);
            map.Property(o => o.Number).HasMaxLength(20);
            map.Property(o => o.Title).HasMaxLength(Limits.Title);
            map.Property(o => o.Currency).HasMaxLength(3);
            map.Property(o => o.Reason).HasMaxLength(Limits.Summary);
            map.Property(o => o.ImportKey).HasMaxLength(Limits.Name);
            // SQLite has no decimal: as whole cents it is compared as the number that it is.
            map.Property(o => o.Amount).HasConversion(amount => (long)(amount!.Value * CentsInOne), cents => (decimal)cents / CentsInOne);
        }
    }
}
