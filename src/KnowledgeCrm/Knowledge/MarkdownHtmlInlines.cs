using KnowledgeCrm.Common;
using Markdig.Extensions.TaskLists;
using Markdig.Syntax.Inlines;

namespace KnowledgeCrm.Knowledge;

/// <summary>The text within the blocks, and the only two ways to the page: markup of ours, and text made harmless.</summary>
internal sealed partial class MarkdownHtml
{
    private bool _isInLink;

    private MarkdownHtml Inlines(ContainerInline? inlines)
    {
        foreach (var inline in inlines ?? []) Write(inline);
        return this;
    }

    private void Write(Inline inline)
    {
        switch (inline)
        {
            case LiteralInline literal: Words(literal.Content.AsSpan()); break;
            case CodeInline code: Raw("<code>").Text(code.Content).Raw("</code>"); break;
            case EmphasisInline emphasis: Emphasis(emphasis); break;
            case LinkInline { IsImage: true } image: Image(image); break;
            case LinkInline link: Link(link.Url, link.Title, () => Inlines(link)); break;
            case AutolinkInline link: Link(link.IsEmail ? "mailto:" + link.Url : link.Url, null, () => Text(link.Url)); break;
            case LineBreakInline { IsHard: true }: Raw("<br>\n"); break;
            case LineBreakInline end: Raw(MarkdownText.JoinsWithoutSpace(end) ? "" : "\n"); break;
            case HtmlEntityInline entity: Text(entity.Transcoded.AsSpan()); break;
            case HtmlInline html: Text(html.Tag); break;
            case TaskList task: Task(task.Checked); break;
            case DelimiterInline delimiter: Text(delimiter.ToLiteral()).Inlines(delimiter); break;
            case ContainerInline container: Inlines(container); break;
        }
    }

    // What is named becomes a link; within a link it is text already.
    private void Words(ReadOnlySpan<char> text)
    {
        var from = 0;
        if (references is { Count: > 0 } && !_isInLink)
        {
            foreach (var match in MarkdownReference.Of(text))
            {
                if (!references.TryGetValue(text.Slice(match.Index, match.Length).ToString(), out var named)) continue;
                Text(text[from..match.Index]);
                Link(named.Address, named.Title, () => Text(named.Text));
                from = match.Index + match.Length;
            }
        }
        Text(text[from..]);
    }

    private void Emphasis(EmphasisInline emphasis)
    {
        var element = emphasis switch
        {
            { DelimiterChar: '~' } => "del",
            { DelimiterCount: 2 } => "strong",
            _ => "em",
        };
        Raw("<").Raw(element).Raw(">").Inlines(emphasis).Raw("</").Raw(element).Raw(">");
    }

    private void Link(string? target, string? title, Action text)
    {
        // A link within a link is not HTML, and browsers would close the outer one.
        // The name of a file of the version leads to the file.
        if (_isInLink || (FileAddress(target) ?? MarkdownAddress.OfLink(target)) is not { } address)
        {
            text();
            return;
        }
        Raw("<a href=\"").Text(address).Raw("\"");
        if (!string.IsNullOrEmpty(title)) Raw(" title=\"").Text(title).Raw("\"");
        if (MarkdownAddress.IsExternal(address)) Raw(" rel=\"noopener nofollow\"");
        Raw(">");
        _isInLink = true;
        text();
        _isInLink = false;
        Raw("</a>");
    }

    // Every file has an ending; what has none is a section or an article.
    private string? FileAddress(string? target) =>
        MarkdownAddress.FileName(target) is { } name && Path.HasExtension(name) ? imageAddress(name) : null;

    private void Image(LinkInline image)
    {
        var name = MarkdownAddress.FileName(image.Url);
        var description = MarkdownText.Of(image);
        var address = name is null ? null : imageAddress(name);
        if (address is not null)
        {
            Raw("<img src=\"").Text(address).Raw("\" alt=\"").Text(description).Raw("\"");
            if (!string.IsNullOrEmpty(image.Title)) Raw(" title=\"").Text(image.Title).Raw("\"");
            Raw(" loading=\"lazy\">");
            return;
        }
        // An image elsewhere would tell that place who reads here: the reader may go there, the page does not.
        var shown = description.Length > 0 ? description : name ?? image.Url ?? "";
        Link(MarkdownAddress.IsExternal(image.Url ?? "") ? image.Url : null, null, () => Text(shown));
    }

    private void Task(bool isDone)
    {
        Raw("<input type=\"checkbox\" disabled").Raw(isDone ? " checked" : "");
        Raw(" aria-label=\"").Text(Messages.Text(isDone ? "Task.Done" : "Task.Open", language)).Raw("\">");
    }

    private MarkdownHtml Raw(string markup)
    {
        _html.Append(markup);
        return this;
    }

    // Both quotes, so that the same text is safe in an attribute; characters that HTML forbids become the replacement character.
    private MarkdownHtml Text(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) _html.Append(c).Append(text[++i]);
            else if (char.IsSurrogate(c) || c is '\ufffe' or '\uffff' || char.IsControl(c) && c is not ('\t' or '\n')) _html.Append('\ufffd');
            else
            {
                _ = c switch
                {
                    '&' => _html.Append("&amp;"),
                    '<' => _html.Append("&lt;"),
                    '>' => _html.Append("&gt;"),
                    '"' => _html.Append("&quot;"),
                    '\'' => _html.Append("&#39;"),
                    _ => _html.Append(c),
                };
            }
        }
        return this;
    }
}
