using System.Security.Cryptography;
using KnowledgeCrm.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KnowledgeCrm.Satisfaction;

/// <summary>A way in to one request. The token itself is known to whoever has the link alone; here is its hash. A request may have several
/// links (one was mailed, one was copied), and takes one answer.</summary>
public sealed class SatisfactionLink
{
    private const int TokenBytes = 16;

    private SatisfactionLink()
    {
    }

    /// <summary>SHA-256 of the token, in hexadecimal.</summary>
    public string Hash { get; private set; } = "";
    public Guid RequestId { get; private set; }
    public DateTime ExpiresAt { get; private set; }

    /// <summary>A new link, and its token of 128 random bits, which is told this once.</summary>
    public static (SatisfactionLink Link, string Token) To(SatisfactionRequest request, DateTime at)
    {
        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(TokenBytes));
        return (new SatisfactionLink { Hash = HashOf(token)!, RequestId = request.Id, ExpiresAt = at + SatisfactionRequest.AnsweredWithin }, token);
    }

    /// <summary>The hash of a token as somebody sent it; null for what can't be one.</summary>
    public static string? HashOf(string? token) =>
        token is { Length: 2 * TokenBytes } && token.All(char.IsAsciiHexDigitLower)
            ? Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(token))) : null;

    private sealed class Mapping : IEntityTypeConfiguration<SatisfactionLink>
    {
        public void Configure(EntityTypeBuilder<SatisfactionLink> map)
        {
            map.HasKey(l => l.Hash);
            map.Property(l => l.Hash).HasMaxLength(64);
        }
    }
}
