using KnowledgeCrm.Common;

namespace KnowledgeCrm.Experts;

/// <summary>Takes out of a picture what a camera or an editor wrote into it beside the picture: where and when it was taken, with what, notes, thumbnails of
/// what was cut off, and anything behind its end. The picture itself is not encoded anew.</summary>
/// <remarks>What is kept is listed, and all else goes: what nobody has thought of yet is not kept either.</remarks>
internal static class PictureMetadata
{
    /// <param name="contentType">The picture's type, which its bytes agree with.</param>
    /// <param name="bytes">The picture.</param>
    /// <exception cref="Refused">It can't be followed to its end, so that nobody can say what is in it; or it is none of the four kinds.</exception>
    public static byte[] Without(string contentType, byte[] bytes)
    {
        using var kept = new MemoryStream(bytes.Length);
        var isWhole = contentType switch
        {
            "image/jpeg" => JpegParts.Copy(bytes, kept),
            "image/png" => PngParts.Copy(bytes, kept),
            "image/gif" => GifParts.Copy(bytes, kept),
            "image/webp" => WebpParts.Copy(bytes, kept),
            _ => throw Refused.Invalid("Photo.NoPicture", "file"),
        };
        return isWhole ? kept.ToArray() : throw Refused.Invalid("Photo.Damaged", "file");
    }
}
