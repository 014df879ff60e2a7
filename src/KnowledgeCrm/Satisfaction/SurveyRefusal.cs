using KnowledgeCrm.Common;
using KnowledgeCrm.Customers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KnowledgeCrm.Satisfaction;

/// <summary>Somebody does not want to be asked any more.</summary>
public sealed class SurveyRefusal : Entity
{
    private SurveyRefusal()
    {
    }

    /// <summary>The mail address that was asked, in small letters; null where the link came in another way.</summary>
    public string? Address { get; private set; }

    /// <summary>The customer, where no address is known: of a firm, one person's word does not hold for the others.</summary>
    public Guid? CustomerId { get; private set; }
    public DateTime At { get; private set; }

    internal static SurveyRefusal Of(SatisfactionRequest request, DateTime at) => new()
    {
        Address = request.MailedTo, CustomerId = request.MailedTo is null ? request.CustomerId : null, At = at,
    };

    /// <summary>An address as it is compared.</summary>
    internal static string Folded(string address) => address.ToLowerInvariant();

    private sealed class Mapping : IEntityTypeConfiguration<SurveyRefusal>
    {
        public void Configure(EntityTypeBuilder<SurveyRefusal> map)
        {
            map.HasIndex(r => r.Address);
            map.HasOne<Customer>().WithMany().HasForeignKey(r => r.CustomerId);
            map.Property(r => r.Address).HasMaxLength(Limits.Name + 100);
        }
    }
}

/// <summary>Whoever has a link says that they do not want to be asked again; what they were asked is then not asked either.</summary>
public sealed class RefuseSurveys(UseCase useCase)
{
    public Task<Outcome<Done>> RunAsync(Actor actor, string? token, CancellationToken stop) =>
        useCase.WriteAsync(nameof(RefuseSurveys), actor, async db =>
        {
            var hash = SatisfactionLink.HashOf(token) ?? throw Refused.NotFound();
            var link = await db.SatisfactionLinks.SingleOrDefaultAsync(l => l.Hash == hash, stop) ?? throw Refused.NotFound();
            var request = await db.SatisfactionRequests.SingleAsync(r => r.Id == link.RequestId, stop);
            var refusal = SurveyRefusal.Of(request, db.Now);
            // Nobody is known behind the link, or it was said already.
            if (refusal is { Address: null, CustomerId: null }) return default;
            if (!await db.SurveyRefusals.AnyAsync(r => r.Address == refusal.Address && r.CustomerId == refusal.CustomerId, stop)) db.SurveyRefusals.Add(refusal);
            return default(Done);
        }, stop);
}
