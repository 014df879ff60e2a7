using KnowledgeCrm.Knowledge;

namespace KnowledgeCrm.Web.Knowledge.Templates;

/// <summary>A template as it is typed.</summary>
public sealed class TemplateForm
{
    public List<FieldForm> Fields { get; } = [];
    public List<ItemForm> Items { get; } = [];

    /// <summary>Days until an article is to be looked at again; null for what its governance says.</summary>
    public int? ReviewDays { get; set; }

    public static TemplateForm Of(ContentStandard standard)
    {
        var form = new TemplateForm { ReviewDays = standard.ReviewDays };
        form.Fields.AddRange(standard.Fields.Select(field => new FieldForm
        {
            NameEn = field.Name.En, NameZh = field.Name.Zh, HintEn = field.Hint.En, HintZh = field.Hint.Zh, IsNeeded = field.IsNeeded,
        }));
        form.Items.AddRange(standard.Checklist.Select(item => new ItemForm { Key = item.Key, TextEn = item.Text.En, TextZh = item.Text.Zh, Check = item.Check }));
        return form;
    }

    public ContentStandard ToStandard() => new(
        [.. Fields.Select(field => new TemplateField(new BothLanguages(field.NameEn, field.NameZh), new BothLanguages(field.HintEn, field.HintZh), field.IsNeeded))],
        [.. Items.Select(item => new ChecklistItem(item.Key, new BothLanguages(item.TextEn, item.TextZh), item.Check))])
    { ReviewDays = ReviewDays };

    /// <summary>Moves a line one place up or down, where there is one.</summary>
    public static void Move<T>(List<T> lines, T line, int by)
    {
        var at = lines.IndexOf(line);
        if (at + by < 0 || at + by >= lines.Count) return;
        lines.RemoveAt(at);
        lines.Insert(at + by, line);
    }
}

/// <summary>A section as it is typed.</summary>
public sealed class FieldForm
{
    public string NameEn { get; set; } = "";
    public string NameZh { get; set; } = "";
    public string HintEn { get; set; } = "";
    public string HintZh { get; set; } = "";
    public bool IsNeeded { get; set; } = true;
}

/// <summary>An item of the checklist as it is typed. Its key is made once and stays, so that what was ticked stays ticked.</summary>
public sealed class ItemForm
{
    public string Key { get; init; } = $"item-{Guid.NewGuid():N}"[..13];
    public string TextEn { get; set; } = "";
    public string TextZh { get; set; } = "";
    public AutomaticCheck? Check { get; set; }
}
