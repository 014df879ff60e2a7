using System.Net.Mail;
using KnowledgeCrm.Common;
using KnowledgeCrm.Persistence;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Accounts;

/// <summary>What a new account is made of.</summary>
public sealed record NewPerson(
    string? Email, string? Name, IReadOnlyList<Role> Roles, string? Password, string Language = Languages.English,
    string? Team = null, string? JobTitle = null, Guid? CustomerId = null);

/// <summary>The account that was made.</summary>
public sealed record CreatedPerson(Guid Id, string Email) : IAudited
{
    public string AuditSubject => Email;
}

/// <summary>Makes an account that can sign in.</summary>
public sealed class CreatePerson(UseCase useCase, Passwords passwords, ILookupNormalizer normalizer)
{
    // The longest address that mail can carry (RFC 5321).
    private const int LongestEmail = 254;

    public Task<Outcome<CreatedPerson>> RunAsync(Actor actor, NewPerson wanted, CancellationToken stop) =>
        useCase.WriteAsync(nameof(CreatePerson), actor, async db =>
        {
            actor.Require(Role.Administrator);
            if (wanted.Roles.Count == 0) throw Refused.Invalid("Account.RoleRequired", "roles");
            var email = CheckedEmail(wanted.Email);
            var person = new Person
            {
                Name = Limits.Checked(wanted.Name, "name", Limits.Name),
                Language = Languages.Checked(wanted.Language),
                Roles = [.. wanted.Roles.Distinct()],
                Team = Limits.Checked(wanted.Team, "team", Limits.Name, required: false),
                JobTitle = Limits.Checked(wanted.JobTitle, "jobTitle", Limits.Name, required: false),
                CustomerId = await CheckedCustomerAsync(db, wanted.CustomerId, stop),
                LockoutEnabled = true,
            };
            Name(person, email);
            passwords.Set(person, wanted.Password, "password");
            if (await db.Users.AnyAsync(p => p.NormalizedUserName == person.NormalizedUserName, stop))
                throw new Refused(RefusalKind.Conflict, "Account.EmailTaken", "email");
            db.Users.Add(person);
            return new CreatedPerson(person.Id, email);
        }, stop);

    private void Name(Person person, string email)
    {
        (person.Email, person.UserName) = (email, email);
        person.NormalizedEmail = normalizer.NormalizeEmail(email);
        person.NormalizedUserName = normalizer.NormalizeName(email);
    }

    private static string CheckedEmail(string? text)
    {
        var email = Limits.Checked(text, "email", LongestEmail);
        // One bare address: no list, no display name, nothing that a mail header could read in another way.
        return email.All(c => c is > ' ' and < '\u007f' and not (',' or ';' or '<' or '>' or '"' or '(' or ')' or '\\'))
            && MailAddress.TryCreate(email, out var parsed) && parsed.Address == email
            ? email : throw Refused.Invalid("Account.EmailInvalid", "email");
    }

    private static async Task<Guid?> CheckedCustomerAsync(KnowledgeCrmDb db, Guid? id, CancellationToken stop) =>
        id is null || await db.Customers.AnyAsync(c => c.Id == id, stop) ? id : throw Refused.Invalid("Customer.Unknown", "customer");
}
