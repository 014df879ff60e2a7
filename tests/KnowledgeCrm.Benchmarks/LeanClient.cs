using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace KnowledgeCrm.Benchmarks;

/// <summary>One connection over which one question after the other is asked. It shares the processor with the server that it measures, so it does as little as can be done: it reads of an answer
/// where it ends and that it is a good one.</summary>
internal sealed class LeanClient : IDisposable
{
    private readonly Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly string headers;
    private readonly byte[] answer = new byte[4 << 20];

    public LeanClient(Uri address, string key)
    {
        headers = $" HTTP/1.1\r\nHost: {address.Authority}\r\nAuthorization: Bearer {key}\r\n\r\n";
        socket.Connect(address.Host, address.Port);
    }

    /// <summary>Asks, and waits for the whole answer.</summary>
    /// <param name="path">Path and query, encoded.</param>
    /// <exception cref="IOException">The answer was no 200, or ended before its end.</exception>
    public void Get(string path)
    {
        socket.Send(Encoding.ASCII.GetBytes($"GET {path}{headers}"));
        var (read, body) = (0, -1);
        while (body < 0)
        {
            read += Received(read);
            body = answer.AsSpan(0, read).IndexOf("\r\n\r\n"u8);
        }
        var head = Encoding.ASCII.GetString(answer, 0, body + 2);
        if (!head.StartsWith("HTTP/1.1 200", StringComparison.Ordinal)) throw new IOException(head);
        body += 4;
        if (Length(head) is { } length)
        {
            while (read < body + length) read += Received(read);
            return;
        }
        // In chunks: the last one is empty.
        while (!answer.AsSpan(body, read - body).EndsWith("0\r\n\r\n"u8)) read += Received(read);
    }

    public void Dispose() => socket.Dispose();

    private int Received(int read) => socket.Receive(answer, read, answer.Length - read, SocketFlags.None) is > 0 and var count ? count : throw new IOException("The answer broke off.");

    private static int? Length(string head)
    {
        const string Name = "\r\ncontent-length:";
        var at = head.IndexOf(Name, StringComparison.OrdinalIgnoreCase);
        if (at < 0) return null;
        at += Name.Length;
        return int.Parse(head.AsSpan(at, head.IndexOf('\r', at) - at), NumberStyles.AllowLeadingWhite, CultureInfo.InvariantCulture);
    }
}
