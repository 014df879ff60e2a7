using System.Text.RegularExpressions;
using KnowledgeCrm.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KnowledgeCrm.Customers;

public enum ContactPointKind { Phone, Email }

/// <summary>A telephone number or e-mail address of a customer, or of one contact there.</summary>
public sealed partial class ContactPoint
{
    private ContactPoint()
    {
    }

    public Guid Id { get; private set; }
    public Guid CustomerId { get; private set; }
    public Guid? ContactId { get; private set; }
    public ContactPointKind Kind { get; private set; }

    /// <summary>As it was given.</summary>
    public string Value { get; private set; } = "";

    /// <summary>As it is compared; see <see cref="Normalize"/>.</summary>
    public string Normalized { get; private set; } = "";

    internal static ContactPoint Of(Guid customerId, Guid? contactId, ContactPointKind kind, string value)
    {
        var field = kind == ContactPointKind.Phone ? "phone" : "email";
        var text = Limits.Checked(value, field, Limits.Name);
        var normalized = Normalize(kind, text);
        if (kind == ContactPointKind.Phone && normalized.Length < 5) throw Refused.Invalid("Customer.PhoneInvalid", field);
        if (kind == ContactPointKind.Email && (text.Count(c => c == '@') != 1 || text.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c is ',' or ';')))
            throw Refused.Invalid("Customer.EmailInvalid", field);
        return new ContactPoint
        {
            Id = Guid.CreateVersion7(), CustomerId = customerId, ContactId = contactId, Kind = kind, Value = text, Normalized = normalized,
        };
    }

    /// <summary>As many of a telephone number's last digits are the same in every way of writing it.</summary>
    public const int ComparedDigits = 9;

    /// <summary>An e-mail address in lower case; of a telephone number the last nine digits, which are the same in every way of
    /// writing it (with or without country code, trunk zero, spaces, brackets and extension).</summary>
    public static string Normalize(ContactPointKind kind, string value)
    {
        if (kind == ContactPointKind.Email) return value.Trim().ToLowerInvariant();
        var number = Extension().Replace(value.Normalize(System.Text.NormalizationForm.FormKC), "");
        var digits = string.Concat(number.Where(char.IsAsciiDigit));
        return digits.Length > ComparedDigits ? digits[^ComparedDigits..] : digits;
    }

    // What a switchboard is asked for behind the number.
    [GeneratedRegex(@"(?<=\d.*)(?:ext\.?|extension|x|#|转|轉|分机|分機|内线)\s*[:.]?\s*\d{1,6}\s*$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Extension();

    private sealed class Mapping : IEntityTypeConfiguration<ContactPoint>
    {
        public void Configure(EntityTypeBuilder<ContactPoint> map)
        {
            map.Property(p => p.Id).ValueGeneratedNever();
            map.Property(p => p.Value).HasMaxLength(Limits.Name);
            map.Property(p => p.Normalized).HasMaxLength(Limits.Name);
            map.HasIndex(p => new { p.Kind, p.Normalized });
            map.HasOne<Contact>().WithMany().HasForeignKey(p => p.ContactId);
        }
    }
}
