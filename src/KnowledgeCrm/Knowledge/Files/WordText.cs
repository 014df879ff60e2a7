using System.IO.Compression;
using System.Text;
using System.Xml;

namespace KnowledgeCrm.Knowledge;

/// <summary>The words of a Word document: its text with headers, footers and notes; not what was deleted, nor remarks of its authors.</summary>
/// <remarks>Elements by ECMA-376 part 1, 17.3 (t, tab, br, p) and part 3, 10.2 (AlternateContent, whose fallback says the same again).</remarks>
internal static class WordText
{
    // Characters of XML of one part, whatever the directory said of it: markup is some fifty times its words.
    private const long LongestPart = 50L * FileText.Longest;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = LongestPart,
    };

    /// <summary>The words; empty where the document is broken.</summary>
    public static string Read(byte[] bytes)
    {
        var text = new StringBuilder();
        try
        {
            using var archive = new ZipArchive(new MemoryStream(bytes, writable: false));
            foreach (var part in archive.Entries.Where(IsText).OrderBy(entry => entry.FullName != WordFile.Text))
                ReadPart(part, text);
        }
        catch (Exception broken) when (broken is InvalidDataException or XmlException or IOException)
        {
            // What came before the break is words all the same.
        }
        return text.ToString();
    }

    private static bool IsText(ZipArchiveEntry entry) =>
        entry.FullName is WordFile.Text or "word/footnotes.xml" or "word/endnotes.xml"
        || (entry.FullName.StartsWith("word/", StringComparison.Ordinal) && entry.FullName.EndsWith(".xml", StringComparison.Ordinal)
            && (entry.Name.StartsWith("header", StringComparison.Ordinal) || entry.Name.StartsWith("footer", StringComparison.Ordinal)));

    private static void ReadPart(ZipArchiveEntry part, StringBuilder text)
    {
        using var xml = XmlReader.Create(part.Open(), Settings);
        var isWords = false;
        while (text.Length < FileText.Longest && xml.Read())
        {
            switch (xml.NodeType)
            {
                case XmlNodeType.Element when xml.LocalName == "Fallback":
                    xml.Skip();
                    break;
                case XmlNodeType.Element:
                    isWords = xml is { LocalName: "t", IsEmptyElement: false };
                    if (xml.LocalName is "tab" or "br" or "tc") text.Append(' ');
                    break;
                case XmlNodeType.EndElement:
                    isWords = false;
                    if (xml.LocalName == "p") text.Append('\n');
                    break;
                case XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.CDATA when isWords:
                    text.Append(xml.Value);
                    break;
            }
        }
    }
}
