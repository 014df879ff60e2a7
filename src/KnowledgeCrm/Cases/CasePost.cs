using KnowledgeCrm.Common;
using KnowledgeCrm.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KnowledgeCrm.Cases;

public enum CasePostKind
{
    /// <summary>To the customer.</summary>
    Reply,
    /// <summary>For staff alone.</summary>
    Note,
    FromCustomer,
}

/// <summary>One entry in the thread of a case.</summary>
public sealed class CasePost
{
    private CasePost()
    {
    }

    public Guid Id { get; private set; }
    public Guid CaseId { get; private set; }
    public CasePostKind Kind { get; private set; }
    public string Text { get; private set; } = "";
    public Guid? PersonId { get; private set; }
    public string PersonName { get; private set; } = "";
    public DateTime At { get; private set; }

    /// <summary>The case that it was written in, where that is another one.</summary>
    public Guid? CameFromId { get; private set; }

    /// <summary>Whether a reply went by mail; null while nobody has seen to it, and for what is no reply.</summary>
    public ReplyMail? Mail { get; private set; }
    public Guid? MailId { get; private set; }

    /// <summary>The Message-ID that it came in with, for what came by mail; its place until mail comes in.</summary>
    public string? IncomingMessageId { get; private set; }

    internal void Mailed(ReplyMail how, Guid? mailId = null) => (Mail, MailId) = (how, mailId);

    internal static CasePost Of(Guid caseId, CasePostKind kind, string text, Actor by, DateTime at) => new()
    {
        Id = Guid.CreateVersion7(),
        CaseId = caseId,
        Kind = kind,
        Text = Limits.Checked(text, "text", Limits.Reply),
        PersonId = by.PersonId,
        PersonName = by.Name,
        At = at,
    };

    /// <summary>A merged case's own words, in the thread of the case that leads on.</summary>
    internal static CasePost WordsOf(Case merged, Guid intoId, string customerName) => new()
    {
        Id = Guid.CreateVersion7(),
        CaseId = intoId,
        CameFromId = merged.Id,
        Kind = CasePostKind.FromCustomer,
        Text = $"{merged.Subject}\n\n{merged.Description}",
        PersonId = merged.OpenedById,
        PersonName = customerName,
        At = merged.OpenedAt,
    };

    private sealed class Mapping : IEntityTypeConfiguration<CasePost>
    {
        public void Configure(EntityTypeBuilder<CasePost> map)
        {
            map.Property(p => p.Id).ValueGeneratedNever();
            map.Property(p => p.PersonName).HasMaxLength(Limits.Name);
            map.Property(p => p.IncomingMessageId).HasMaxLength(1_000);
            map.HasOne<Case>().WithMany().HasForeignKey(p => p.CameFromId);
            map.HasOne<OutgoingMail>().WithMany().HasForeignKey(p => p.MailId);
        }
    }
}
