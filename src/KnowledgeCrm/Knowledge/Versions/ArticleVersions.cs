using KnowledgeCrm.Common;

namespace KnowledgeCrm.Knowledge;

/// <summary>How an article comes by its versions: each save makes one, and none is lost.</summary>
public sealed partial class Article
{
    /// <summary>Saves the working version: takes up a candidate, edits a draft, or begins a draft beside what is published.</summary>
    public void Save(ArticleText text, string? language, Actor author, DateTime at, string? note = null)
    {
        var to = ArticleLifecycle.Check(this, ArticleAction.Save, author);
        if (language is not null && language != Language)
        {
            if (LiveVersionId is not null) throw Refused.Conflict("Article.LanguageFixed");
            Language = Languages.Checked(language);
        }
        OwnUnlessOwned(author);
        BeginDraft(to, text, Edit.By(author, at, note));
        Work.ConfirmBy(author, at);
    }

    /// <summary>Brings the text of an older version back, as a draft that goes through review like any other.</summary>
    public void Restore(ArticleVersion old, Actor author, DateTime at)
    {
        var to = ArticleLifecycle.Check(this, ArticleAction.Save, author);
        // Readers that were taken away, and a second approval that is asked for now, don't come and go with an old text.
        var text = old.ToText() with
        {
            Audience = old.Audience > Work.Audience ? old.Audience : Work.Audience,
            Governance = old.Governance > Work.Governance ? old.Governance : Work.Governance,
        };
        // Who wrote it then has written it now.
        var edit = Edit.By(author, at);
        OwnUnlessOwned(author);
        BeginDraft(to, text, edit with { Writers = edit.Writers.Union(old.Writers), RestoredFrom = old.Number });
        Work.ConfirmBy(author, at);
    }

    /// <summary>Takes a suggested edit into the text: who suggested it has written a part of it from then on.</summary>
    public void AcceptEdit(ArticleText text, Guid? suggestedBy, Actor author, DateTime at)
    {
        var to = ArticleLifecycle.Check(this, ArticleAction.AcceptEdit, author);
        var before = Work;
        var edit = Edit.By(author, at);
        BeginDraft(to, text, edit with { Writers = suggestedBy is { } writer ? edit.Writers.Append(writer) : edit.Writers });
        if (to == ArticleState.InReview) Work.SubmitInsteadOf(before);
        Work.ConfirmBy(author, at);
    }

    private void BeginDraft(ArticleState to, ArticleText text, Edit edit)
    {
        NextVersion(text, VersionOrigin.Authored, edit);
        if (State != to) Raise(new ArticleDrafted(Id, Number));
        (State, ArchivedFor) = (to, null);
    }

    private void NextVersion(ArticleText text, VersionOrigin origin, Edit edit)
    {
        ChangedAt = edit.At;
        if (!Work.IsFrozen && (Work.IsCarriedOver || Work.Says(text)))
        {
            if (Work.Says(text)) Work.AddWriters(edit.Writers);
            else Work.Write(text, edit);
            // What somebody here has worked on is no longer the other base's.
            if (Work.Origin == VersionOrigin.Imported) Work.Origin = origin;
            return;
        }
        var (before, pending) = (Work.HasUnjudgedWriters ? Work.Writers : [], Work.AwaitsConfirmation ? Work.AmendedById : null);
        Work = ArticleVersion.Of(Id, ++VersionCount, text, origin, edit with { Writers = before.Union(edit.Writers) });
        WorkVersionId = Work.Id;
        Work.AwaitConfirmationOf(pending);
    }

    // A judged version stays as it was; work goes on in the next, which begins with the same text and the same writers.
    private void ContinueAfter(DateTime at)
    {
        Work = Work.CarriedOver(++VersionCount, at);
        (WorkVersionId, ChangedAt) = (Work.Id, at);
    }
}
