using System.Buffers.Binary;
using System.Text;
using KnowledgeCrm.Common;
using KnowledgeCrm.Experts;

namespace KnowledgeCrm.Tests.Experts;

/// <summary>What is taken out of a photo before it is kept, and what is refused because nobody can say what is in it.</summary>
public sealed class PictureMetadataTests
{
    private const string Secret = "51.5007N 0.1246W";
    private static readonly byte[] Hidden = Encoding.ASCII.GetBytes(Secret);

    public static TheoryData<string> Kinds => ["image/jpeg", "image/png", "image/gif", "image/webp"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void F30_what_a_camera_wrote_beside_the_picture_goes_and_the_picture_stays(string kind)
    {
        var (with, without) = (Picture(kind, told: true), Picture(kind, told: false));
        Assert.Contains(Secret, Encoding.ASCII.GetString(with), StringComparison.Ordinal);
        Assert.Equal(without, PictureMetadata.Without(kind, with));
        // Done twice it is the same.
        Assert.Equal(without, PictureMetadata.Without(kind, without));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void F30_what_stands_behind_the_end_goes(string kind) =>
        Assert.Equal(Picture(kind, told: false), PictureMetadata.Without(kind, [.. Picture(kind, told: false), .. "<script>"u8, .. Hidden]));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void F33_a_picture_cut_off_anywhere_is_refused_or_says_nothing_of_what_was_beside_it(string kind)
    {
        var whole = Picture(kind, told: true);
        for (var length = 0; length < whole.Length; length++)
        {
            try
            {
                Assert.DoesNotContain(Secret, Encoding.ASCII.GetString(PictureMetadata.Without(kind, whole[..length])), StringComparison.Ordinal);
            }
            catch (Refused refused)
            {
                Assert.Equal("Photo.Damaged", refused.Code);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void F33_a_picture_with_any_byte_changed_is_followed_or_refused_and_never_longer(string kind)
    {
        var whole = Picture(kind, told: true);
        for (var at = 0; at < whole.Length; at++)
        {
            foreach (var value in new byte[] { 0, 1, 0x7f, 0x80, 0xff })
            {
                byte[] bent = [.. whole];
                bent[at] = value;
                try
                {
                    // An end that was missing may be added, and which side is up written anew.
                    Assert.InRange(PictureMetadata.Without(kind, bent).Length, 1, whole.Length + 2);
                }
                catch (Refused refused)
                {
                    Assert.Equal("Photo.Damaged", refused.Code);
                }
            }
        }
    }

    [Theory]
    [InlineData(true, 6, 6)]
    [InlineData(false, 8, 8)]
    [InlineData(true, 1, null)]
    [InlineData(true, 9, null)]
    public void Which_side_is_up_is_kept_and_nothing_else_of_the_exif(bool isLittle, int said, int? kept)
    {
        byte[] picture = [0xff, 0xd8, .. Segment(0xe1, Exif(isLittle, (ushort)said)), .. JpegBody];
        var cleaned = PictureMetadata.Without("image/jpeg", picture);
        Assert.DoesNotContain(Secret, Encoding.ASCII.GetString(cleaned), StringComparison.Ordinal);
        Assert.Equal(kept, cleaned[3] == 0xe1 ? ExifOrientation.Of(cleaned.AsSpan(6)) : null);
    }

    [Fact]
    public void Colours_and_movement_are_kept()
    {
        byte[] jpeg = [0xff, 0xd8, .. Segment(0xe0, "JFIF\0"u8, [1, 2]), .. Segment(0xe2, "ICC_PROFILE\0"u8, [1, 1, 9]), .. Segment(0xee, "Adobe"u8, [0, 100]), .. JpegBody];
        Assert.Equal(jpeg, PictureMetadata.Without("image/jpeg", jpeg));
        byte[] gif = [.. GifHead, 0x21, 0xff, 11, .. "NETSCAPE2.0"u8, 3, 1, 0, 0, 0, 0x21, 0xf9, 4, 0, 9, 0, 0, 0, .. GifImage, 0x3b];
        Assert.Equal(gif, PictureMetadata.Without("image/gif", gif));
        byte[] png = [.. PngHead, .. Chunk("iCCP", [1, 2]), .. Chunk("acTL", [0, 0, 0, 1]), .. Chunk("IDAT", [1, 2, 3]), .. Chunk("IEND", [])];
        Assert.Equal(png, PictureMetadata.Without("image/png", png));
    }

    [Fact]
    public void A_drawing_is_no_photo() => Assert.Equal("Photo.NoPicture", Assert.Throws<Refused>(() => PictureMetadata.Without("image/svg+xml", [1])).Code);

    private static byte[] Picture(string kind, bool told) => kind switch
    {
        "image/jpeg" => [0xff, 0xd8, .. told ? Segment(0xe1, Exif(true, 1)) : [], .. told ? Segment(0xed, Hidden) : [], .. told ? Segment(0xfe, Hidden) : [], .. JpegBody],
        "image/png" => [
            .. PngHead, .. told ? Chunk("tEXt", Hidden) : [], .. told ? Chunk("eXIf", Hidden) : [], .. Chunk("IDAT", [1, 2, 3]), .. told ? Chunk("zzZz", Hidden) : [], .. Chunk("IEND", [])],
        "image/gif" => [
            .. GifHead, .. told ? [0x21, 0xfe, (byte)Hidden.Length, .. Hidden, 0] : (byte[])[],
            .. told ? [0x21, 0xff, 11, .. "XMP DataXMP"u8, (byte)Hidden.Length, .. Hidden, 0] : (byte[])[], .. GifImage, 0x3b],
        _ => Webp(told),
    };

    // A frame of one component, a scan, two bytes of data with a stuffed one, and the end.
    private static byte[] JpegBody => [
        .. Segment(0xdb, [0, 1]), .. Segment(0xc0, [8, 0, 1, 0, 1, 1, 1, 0x11, 0]), .. Segment(0xda, [1, 1, 0, 0, 63, 0]), 0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56, 0xff, 0xd9];

    private static byte[] PngHead => [0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, .. Chunk("IHDR", [0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0])];

    private static byte[] GifHead => [.. "GIF89a"u8, 1, 0, 1, 0, 0x80, 0, 0, 1, 2, 3, 4, 5, 6];

    private static byte[] GifImage => [0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x4c, 0x01, 0];

    private static byte[] Segment(byte marker, ReadOnlySpan<byte> content, ReadOnlySpan<byte> more = default) =>
        [0xff, marker, (byte)((content.Length + more.Length + 2) >> 8), (byte)(content.Length + more.Length + 2), .. content, .. more];

    // The sum is that of no chunk: what is kept is copied as it is.
    private static byte[] Chunk(string type, ReadOnlySpan<byte> data)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, data.Length);
        return [.. length, .. Encoding.ASCII.GetBytes(type), .. data, 0xa, 0xb, 0xc, 0xd];
    }

    private static byte[] Exif(bool isLittle, ushort orientation)
    {
        byte[] Short(ushort n) => isLittle ? [(byte)n, (byte)(n >> 8)] : [(byte)(n >> 8), (byte)n];
        byte[] Long(uint n) => isLittle ? [.. Short((ushort)n), .. Short((ushort)(n >> 16))] : [.. Short((ushort)(n >> 16)), .. Short((ushort)n)];
        return [
            .. "Exif\0\0"u8, .. isLittle ? "II"u8 : "MM"u8, .. Short(42), .. Long(8), .. Short(2),
            .. Short(0x010f), .. Short(2), .. Long((uint)Hidden.Length), .. Long(38), .. Short(0x0112), .. Short(3), .. Long(1), .. Short(orientation), 0, 0, .. Long(0), .. Hidden];
    }

    private static byte[] Webp(bool told)
    {
        byte[] Part(string type, ReadOnlySpan<byte> data)
        {
            var length = new byte[4];
            BinaryPrimitives.WriteInt32LittleEndian(length, data.Length);
            return [.. Encoding.ASCII.GetBytes(type), .. length, .. data, .. data.Length % 2 == 1 ? [0] : (byte[])[]];
        }
        byte[] body = [
            .. "WEBP"u8, .. Part("VP8X", [(byte)(told ? 0x2c : 0x20), 0, 0, 0, 0, 0, 0, 0, 0, 0]), .. Part("ICCP", [1, 2, 3]), .. Part("VP8L", [0x2f, 0, 0, 0, 0]),
            .. told ? Part("EXIF", Hidden) : [], .. told ? Part("XMP ", Hidden) : []];
        var size = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(size, body.Length);
        return [.. "RIFF"u8, .. size, .. body];
    }
}
