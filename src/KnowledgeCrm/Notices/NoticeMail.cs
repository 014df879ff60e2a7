using System.Net;
using System.Text;
using KnowledgeCrm.Common;
using KnowledgeCrm.Mail;

namespace KnowledgeCrm.Notices;

/// <summary>Notices as letters, in the language of whoever gets them.</summary>
internal static class NoticeMail
{
    public static Letter AtOnce(MailServer server, Actor to, string address, NoticeLine notice) =>
        Written(server, to, address, MailPurpose.Notice, $"{NoticeText.NameOf(notice.Kind, to.Language)}: {notice.Subject.Number} {notice.Subject.Title}", [notice]) with
        {
            Reference = notice.Subject.Number,
        };

    public static Letter Digest(MailServer server, Actor to, string address, IReadOnlyList<NoticeLine> notices) =>
        Written(server, to, address, MailPurpose.Digest, NoticeText.Of(notices.Count == 1 ? "Digest.One" : "Digest.Many", to.Language, notices.Count), notices);

    private static Letter Written(MailServer server, Actor to, string address, MailPurpose purpose, string subject, IReadOnlyList<NoticeLine> notices)
    {
        var (text, html) = (new StringBuilder(), new StringBuilder());
        foreach (var kind in notices.GroupBy(notice => notice.Kind))
        {
            var name = NoticeText.NameOf(kind.Key, to.Language);
            text.Append(name).Append('\n');
            html.Append("<h3>").Append(Html(name)).Append("</h3>\n<ul>\n");
            foreach (var notice in kind)
            {
                var by = notice.By.Length == 0 ? "" : $" ({NoticeText.Of("By", to.Language, MailAddressText.OneLine(notice.By))})";
                var (called, link) = ($"{notice.Subject.Number} {MailAddressText.OneLine(notice.Subject.Title)}", server.AddressOf(notice.Subject.Path));
                text.Append("- ").Append(called).Append(by).Append("\n  ").Append(link).Append('\n');
                html.Append("<li><a href=\"").Append(Html(link)).Append("\">").Append(Html(called)).Append("</a>").Append(Html(by)).Append("</li>\n");
            }
            text.Append('\n');
            html.Append("</ul>\n");
        }
        var (why, choose) = (NoticeText.Of("Mail.Why", to.Language), server.AddressOf("/account#notices"));
        text.Append("-- \n").Append(why).Append('\n').Append(choose).Append('\n');
        html.Append("<p>").Append(Html(why)).Append(" <a href=\"").Append(Html(choose)).Append("\">").Append(Html(choose)).Append("</a></p>\n");
        return new Letter(purpose, address, MailAddressText.OneLine(subject), text.ToString())
        {
            ToName = MailAddressText.OneLine(to.Name), Html = $"<!DOCTYPE html>\n<html lang=\"{to.Language}\"><body>\n{html}</body></html>\n",
        };
    }

    // Whatever a title holds is text there.
    private static string Html(string text) => WebUtility.HtmlEncode(text);
}
