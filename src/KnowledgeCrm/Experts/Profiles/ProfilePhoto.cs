using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeCrm.Experts;

/// <summary>A person shows a photo of themself, or takes it away.</summary>
public sealed class SetPhoto(UseCase useCase, FileIntake intake)
{
    /// <summary>The largest photo, in bytes.</summary>
    public const int Largest = 4 << 20;

    /// <param name="actor">Somebody of the house.</param>
    /// <param name="fileName">The name it came with; its ending says what it claims to be, and the bytes must agree.</param>
    /// <param name="content">The bytes, read to their end here; null takes the photo away.</param>
    /// <param name="stop">Stops it, before it is stored.</param>
    public async Task<Outcome<ExpertDone>> RunAsync(Actor actor, string? fileName, Stream? content, CancellationToken stop)
    {
        var own = await useCase.ReadAsync(db => db.FindOwnProfileAsync(actor, stop), stop);
        if (own.Refused is { } refused) return refused;
        if (content is null) return await InsteadAsync(own.Value.PhotoSha256, () => KeepAsync(actor, null, stop), stop);
        TakenFile file;
        try
        {
            file = TakenFile.Of(FileName.Of(fileName), await FileIntake.ReadAsync(content, Largest, stop));
            // A drawing can carry script; only pictures that are nothing but pictures are shown.
            if (!FileContent.IsPlainPicture(file.ContentType)) throw Refused.Invalid("Photo.NoPicture", "file");
            // Where and when it was taken is nobody's business here.
            file = TakenFile.Of(file.Name, PictureMetadata.Without(file.ContentType, file.Bytes));
        }
        catch (Refused bad)
        {
            return bad;
        }
        return await InsteadAsync(own.Value.PhotoSha256, () => intake.StoredAsync(file, () => KeepAsync(actor, file, stop), stop), stop);
    }

    // Who takes a photo away wants it gone.
    private async Task<Outcome<ExpertDone>> InsteadAsync(string? before, Func<Task<Outcome<ExpertDone>>> keep, CancellationToken stop)
    {
        var outcome = await keep();
        if (outcome.Succeeded && before is not null) await intake.RemoveUnusedAsync(before, stop);
        return outcome;
    }

    private Task<Outcome<ExpertDone>> KeepAsync(Actor actor, TakenFile? file, CancellationToken stop) =>
        useCase.WriteAsync(nameof(SetPhoto), actor, async db =>
        {
            var profile = await db.FindOwnProfileAsync(actor, stop);
            profile.ShowPhoto(file?.Sha256, file?.ContentType, db.Now);
            return new ExpertDone(profile.PersonId, actor.Name);
        }, stop);
}

/// <summary>A photo, for whoever may see the person it shows.</summary>
public sealed class PhotoReading(UseCase useCase, FileStore store)
{
    public Task<Outcome<FileView>> RunAsync(Actor actor, Guid personId, CancellationToken stop) =>
        useCase.ReadAsync(async db =>
        {
            var member = await ExpertVisibility.StaffMemberAsync(db, actor, personId, stop);
            if (member.Profile is not { PhotoSha256: { } hash, PhotoType: { } type }) throw Refused.NotFound();
            return new FileView($"photo.{type["image/".Length..]}", type, store.PathOf(hash), hash, true, false);
        }, stop);
}

/// <summary>Says which stored files are photos, so that none is taken away that a person still shows.</summary>
public sealed class PhotosInStore : IFileUse
{
    public Task<bool> UsesAsync(KnowledgeCrmDb db, string sha256, CancellationToken stop) => db.ExpertProfiles.AnyAsync(p => p.PhotoSha256 == sha256, stop);
}
