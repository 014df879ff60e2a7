using KnowledgeCrm.Knowledge;

namespace KnowledgeCrm.Web.Cases.Service;

/// <summary>The key of a rule and its name in both languages, as they are typed.</summary>
public sealed class NameForm
{
    public string Key { get; set; } = "";
    public string En { get; set; } = "";
    public string Zh { get; set; } = "";

    public BothLanguages Name => new(En, Zh);

    public static NameForm Of(string key, BothLanguages name) => new() { Key = key, En = name.En, Zh = name.Zh };
}
