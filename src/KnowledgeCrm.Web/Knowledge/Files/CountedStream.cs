namespace KnowledgeCrm.Web.Knowledge.Files;

/// <summary>A stream that tells how far it has been read, at each further percent.</summary>
/// <param name="inner">The stream; disposed with this one.</param>
/// <param name="length">How many bytes it is said to have.</param>
/// <param name="percent">Told from 0 to 100.</param>
internal sealed class CountedStream(Stream inner, long length, Action<int> percent) : Stream
{
    private long read;
    private int told;

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => length;
    public override long Position { get => read; set => throw new NotSupportedException(); }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var count = await inner.ReadAsync(buffer, cancellationToken);
        read += count;
        var now = (int)Math.Min(100, 100 * read / Math.Max(1, length));
        if (now > told) percent(told = now);
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
        // Nothing is ever written.
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }
}
