using System.Net;
using KnowledgeCrm.Common;

namespace KnowledgeCrm.Mail;

/// <summary>The server that outgoing mail is given to. In configuration the section <c>KnowledgeCrm:Mail</c>; without a server no mail is
/// written at all.</summary>
public sealed class MailSettings
{
    public const string Section = "KnowledgeCrm:Mail";

    private const int SubmissionPort = 587;
    private const int RelayPort = 25;

    /// <summary>The host name or address of the SMTP server.</summary>
    public string? Server { get; set; }

    /// <summary>By default 587 with STARTTLS and 25 without.</summary>
    public int? Port { get; set; }

    /// <summary><c>starttls</c> (the default) or <c>none</c>. TLS from the first byte (port 465) is not to be had: the framework's client
    /// begins every conversation in the clear and then changes over.</summary>
    public string Security { get; set; } = StartTls;
    public string? UserName { get; set; }
    public string? Password { get; set; }

    /// <summary>The address that mail comes from.</summary>
    public string? From { get; set; }
    public string? FromName { get; set; }

    /// <summary>Where the program is reached, for the links in mail: the setting <c>KnowledgeCrm:SiteAddress</c>, never what a request says
    /// of its host.</summary>
    public string? SiteAddress { get; set; }

    internal const string StartTls = "starttls";
    internal const string None = "none";

    /// <summary>The server to use; null when none is configured.</summary>
    /// <exception cref="Refused">Something is missing or can't be used.</exception>
    public MailServer? Checked()
    {
        if (string.IsNullOrWhiteSpace(Server)) return null;
        var security = Security.Trim().ToLowerInvariant();
        if (security == "tls") throw Refused.Invalid("Mail.TlsNotSupported", $"{Section}:Security");
        if (security is not (StartTls or None)) throw Refused.Invalid("Mail.SecurityUnknown", $"{Section}:Security", Security);
        var encrypted = security == StartTls;
        if (Port is < 1 or > 65535) throw Refused.Invalid("Mail.PortInvalid", $"{Section}:Port");
        if (MailAddressText.Checked(From) is not { } from) throw Refused.Invalid("Mail.FromInvalid", $"{Section}:From");
        if (!Uri.TryCreate(SiteAddress?.TrimEnd('/') + "/", UriKind.Absolute, out var site) || site.Scheme is not ("http" or "https"))
            throw Refused.Invalid("Mail.SiteAddressMissing", "KnowledgeCrm:SiteAddress");
        // On this computer nobody listens in.
        if (!string.IsNullOrEmpty(UserName) && !encrypted && !IsLocal(Server.Trim())) throw Refused.Invalid("Mail.PasswordInClear", $"{Section}:Security");
        return new MailServer(Server.Trim(), Port ?? (encrypted ? SubmissionPort : RelayPort), encrypted, site, from)
        {
            FromName = MailAddressText.OneLine(FromName ?? ""), UserName = UserName, Password = Password,
        };
    }

    private static bool IsLocal(string server) => server == "localhost" || (IPAddress.TryParse(server, out var address) && IPAddress.IsLoopback(address));
}

/// <summary>A mail server as it is used.</summary>
/// <param name="Host">Its name or address.</param>
/// <param name="Port">Its port.</param>
/// <param name="IsEncrypted">True when the conversation changes over to TLS before anything is said, and fails where it can't.</param>
/// <param name="Site">Where the program is reached; ends in a slash.</param>
/// <param name="From">The address that mail comes from.</param>
public sealed record MailServer(string Host, int Port, bool IsEncrypted, Uri Site, string From)
{
    public string FromName { get; init; } = "";
    public string? UserName { get; init; }

    /// <summary>Kept out of what a record prints.</summary>
    internal string? Password { get; init; }

    /// <summary>The domain that identifiers of messages end in.</summary>
    public string Domain => From[(From.LastIndexOf('@') + 1)..];

    /// <summary>The full address of a path of this program.</summary>
    public string AddressOf(string path) => new Uri(Site, path.TrimStart('/')).AbsoluteUri;
}
