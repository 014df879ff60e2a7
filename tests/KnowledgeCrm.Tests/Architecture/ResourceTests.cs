using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace KnowledgeCrm.Tests.Architecture;

/// <summary>Every text that a person sees is there in English and in Chinese.</summary>
public partial class ResourceTests
{
    [Fact]
    public void Every_key_has_both_languages_and_the_same_places()
    {
        var files = Source.Under("src", ".resx");

        Assert.NotEmpty(files);
        Assert.Empty(Faults(files));
    }

    [Theory]
    [InlineData("A=Save", "A=保存", null)]
    [InlineData("A={1} of {0:N0}", "A={0}中的{1}", null)]
    [InlineData("A=Save;B=Stop", "A=保存", "T.resx: B is missing in Chinese")]
    [InlineData("A=Save", "A=保存;B=停止", "T.resx: B is missing in English")]
    [InlineData("A=Save", "A= ", "T.resx: A is empty")]
    [InlineData("A=Save {0}", "A=保存", "T.resx: A has other places in Chinese")]
    [InlineData("A=Save;A=Save", "A=保存", "T.resx: A is there twice")]
    public void What_is_missing_is_found(string english, string chinese, string? found) =>
        Assert.Equal(found is null ? [] : [found], Faults([Made("T.resx", english), Made("T.zh.resx", chinese)]));

    [Fact]
    public void A_file_without_its_other_language_is_found()
    {
        Assert.Equal(["T.resx: there is no T.zh.resx"], Faults([Made("T.resx", "A=Save")]));
        Assert.Equal(["T.zh.resx: there is no T.resx"], Faults([Made("T.zh.resx", "A=保存")]));
    }

    private static IEnumerable<string> Faults(IReadOnlyList<Source> files)
    {
        foreach (var file in files)
        {
            var isChinese = file.Path.EndsWith(".zh.resx", StringComparison.Ordinal);
            var otherPath = isChinese ? file.Path.Replace(".zh.resx", ".resx", StringComparison.Ordinal) : file.Path.Replace(".resx", ".zh.resx", StringComparison.Ordinal);
            if (files.FirstOrDefault(candidate => candidate.Path == otherPath) is not { } other) yield return $"{file.Path}: there is no {otherPath}";
            else if (!isChinese)
                foreach (var fault in Faults(file.Path, Read(file), Read(other))) yield return fault;
        }
    }

    private static IEnumerable<string> Faults(string path, ILookup<string, string> english, ILookup<string, string> chinese)
    {
        foreach (var key in english.Concat(chinese).Select(entry => entry.Key).Distinct())
        {
            var (one, other) = (english[key].ToList(), chinese[key].ToList());
            if (other.Count == 0) yield return $"{path}: {key} is missing in Chinese";
            else if (one.Count == 0) yield return $"{path}: {key} is missing in English";
            else if (one.Count > 1 || other.Count > 1) yield return $"{path}: {key} is there twice";
            else if (string.IsNullOrWhiteSpace(one[0]) || string.IsNullOrWhiteSpace(other[0])) yield return $"{path}: {key} is empty";
            else if (!Places(one[0]).SetEquals(Places(other[0]))) yield return $"{path}: {key} has other places in Chinese";
        }
    }

    private static ILookup<string, string> Read(Source file) =>
        XDocument.Parse(file.Text).Root!.Elements("data").ToLookup(data => data.Attribute("name")!.Value, data => data.Element("value")?.Value ?? "");

    private static HashSet<string> Places(string text) => [.. Place().Matches(text).Select(match => match.Groups[1].Value)];

    private static Source Made(string path, string entries) => new(path, new XElement("root", entries.Split(';').Select(entry => new XElement(
        "data", new XAttribute("name", entry.Split('=')[0]), new XElement("value", entry.Split('=')[1])))).ToString());

    [GeneratedRegex(@"\{(\d+)[^}]*\}")]
    private static partial Regex Place();
}
