namespace KnowledgeCrm.Common;

/// <summary>Who asks: every use case receives one, and decides by it what may be done and seen.</summary>
/// <param name="PersonId">The account, or null for a visitor without one. A person and the person's API keys share it.</param>
/// <param name="Name">The name shown to others.</param>
/// <param name="Roles">The roles held at this moment; read afresh for every action.</param>
/// <param name="Audience">The widest audience whose articles this actor may read.</param>
/// <param name="Language">The language this actor is answered in: <c>en</c> or <c>zh</c>.</param>
/// <param name="CustomerId">The customer this actor is or acts for, when it is one.</param>
public sealed record Actor(
    Guid? PersonId, string Name, IReadOnlySet<Role> Roles, Audience Audience, string Language, Guid? CustomerId = null)
{
    /// <summary>The program itself: reactions, recurring jobs, and administration from the command line.</summary>
    public static Actor System { get; } =
        new(null, "KnowledgeCrm", Enum.GetValues<Role>().ToHashSet(), Audience.Internal, Languages.English);

    /// <summary>A visitor without an account: reads what is public.</summary>
    public static Actor Visitor(string language) => new(null, "", new HashSet<Role>(), Audience.Public, language);

    /// <summary>An actor whose audience follows from the roles.</summary>
    public static Actor Of(Guid personId, string name, IEnumerable<Role> roles, string language, Guid? customerId)
    {
        var held = roles.ToHashSet();
        return new Actor(personId, name, held, AudienceOf(held), language, customerId);
    }

    /// <summary>True when at least one of the roles is held.</summary>
    public bool Is(params ReadOnlySpan<Role> roles)
    {
        foreach (var role in roles)
            if (Roles.Contains(role)) return true;
        return false;
    }

    /// <summary>True for everybody who works here: any role but Customer and Partner.</summary>
    public bool IsStaff => Roles.Any(role => role is not (Role.Customer or Role.Partner));

    /// <summary>Refuses as forbidden unless at least one of the roles is held.</summary>
    public void Require(params ReadOnlySpan<Role> roles)
    {
        if (!Is(roles)) throw Refused.Forbidden();
    }

    private static Audience AudienceOf(HashSet<Role> roles) =>
        roles.Any(role => role is not (Role.Customer or Role.Partner)) ? Audience.Internal
        : roles.Contains(Role.Partner) ? Audience.Partner
        : roles.Contains(Role.Customer) ? Audience.Customer
        : Audience.Public;
}
