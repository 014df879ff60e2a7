using System.Diagnostics;
using System.Text.Json;
using KnowledgeCrm.Mail;

namespace KnowledgeCrm.Tests.Mail;

/// <summary>A real SMTP server on a free port of this machine (aiosmtpd, of the system's packages), which reads what arrives with a real
/// parser. It refuses <c>nobody@</c> for ever and <c>later@</c> for now.</summary>
public sealed class SmtpServer : IAsyncDisposable
{
    // Lives as long as its standard input.
    private const string Life = """
        import asyncio, email, email.policy, json, sys
        from aiosmtpd.smtp import SMTP
        class Handler:
            async def handle_RCPT(self, server, session, envelope, address, options):
                if address.startswith('nobody@'): return '550 no such mailbox'
                if address.startswith('later@'): return '451 come back later'
                envelope.rcpt_tos.append(address)
                return '250 OK'
            async def handle_DATA(self, server, session, envelope):
                m = email.message_from_bytes(envelope.content, policy=email.policy.default)
                part = lambda kind: (lambda p: p.get_content() if p else None)(m.get_body(preferencelist=(kind,)))
                print(json.dumps({'Recipients': envelope.rcpt_tos, 'From': str(m['From']), 'To': str(m['To']), 'Subject': str(m['Subject']),
                    'Text': part('plain'), 'Html': part('html'), 'Headers': {k: str(v) for k, v in m.items()},
                    'Files': [{'Name': p.get_filename(), 'Type': p.get_content_type(), 'Text': p.get_payload(decode=True).decode('utf-8', 'replace')} for p in m.iter_attachments()],
                    'Defects': [str(d) for d in m.defects] + [str(d) for p in m.walk() for d in p.defects],
                    'IsAscii': all(b < 128 for b in envelope.content)}), flush=True)
                return '250 taken'
        async def main():
            loop = asyncio.get_running_loop()
            server = await loop.create_server(lambda: SMTP(Handler(), hostname='localhost', loop=loop), '127.0.0.1', 0)
            print(server.sockets[0].getsockname()[1], flush=True)
            await loop.run_in_executor(None, sys.stdin.read)
        asyncio.run(main())
        """;

    private readonly Process process;

    private SmtpServer(Process process, int port) => (this.process, Server) = (process, Of(port));

    public MailServer Server { get; }

    /// <summary>Starts one; where there is none the test is reported as skipped, on the build server it fails.</summary>
    public static async Task<SmtpServer> StartAsync()
    {
        const string missing = "There is no SMTP server here: install python3-aiosmtpd.";
        // The system's own first: it has the system's packages, whatever other Python a developer has put before it.
        foreach (var python in new[] { "/usr/bin/python3", "python3" })
            if (Start(python) is { } process && int.TryParse(await process.StandardOutput.ReadLineAsync(), out var port)) return new SmtpServer(process, port);
        if (Environment.GetEnvironmentVariable("CI") == "true") Assert.Fail(missing);
        Assert.Skip(missing);
        throw new UnreachableException();
    }

    /// <summary>The settings of a server on a port of this machine.</summary>
    public static MailServer Of(int port) =>
        new("127.0.0.1", port, false, new Uri("https://help.example.com/"), "help@brightwell.example") { FromName = "Brightwell 客服" };

    /// <summary>The next message that arrives.</summary>
    public async Task<Arrived> NextAsync()
    {
        var line = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        return JsonSerializer.Deserialize<Arrived>(line!)!;
    }

    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static Process? Start(string python)
    {
        var start = new ProcessStartInfo(python, ["-c", Life]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            return Process.Start(start);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            // There is no such program.
            return null;
        }
    }
}

/// <summary>A message as the other side understood it.</summary>
public sealed record Arrived(
    IReadOnlyList<string> Recipients, string From, string To, string Subject, string? Text, string? Html, IReadOnlyDictionary<string, string> Headers,
    IReadOnlyList<string> Defects, bool IsAscii, IReadOnlyList<ArrivedFile> Files);

/// <summary>A file of a message.</summary>
public sealed record ArrivedFile(string Name, string Type, string Text);
