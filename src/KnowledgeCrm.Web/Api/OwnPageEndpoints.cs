using KnowledgeCrm.Common;
using KnowledgeCrm.Experts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace KnowledgeCrm.Web.Api;

/// <summary>One's own page in the yellow pages. The caller's key must be of a person, not of a service account (409).</summary>
internal static class OwnPageEndpoints
{
    public static void Map(RouteGroupBuilder people)
    {
        var me = people.MapGroup("/me").Refuses(409);
        me.MapGet("", ReadAsync);
        me.MapPut("", EditAsync);
        me.MapPut("/availability", AvailabilityAsync);
        me.MapPut("/calendar", CalendarAsync).Accepts<IFormFile>("text/calendar", "*/*").WithMetadata(new RequestSizeLimitAttribute(CalendarFile.Largest + 1)).Refuses(413);
        me.MapDelete("/calendar", NoCalendarAsync);
        me.MapPut("/photo", PhotoAsync).Accepts<IFormFile>("application/octet-stream", "*/*").WithMetadata(new RequestSizeLimitAttribute(SetPhoto.Largest + 1)).Refuses(413, 503);
        me.MapDelete("/photo", NoPhotoAsync);
        me.MapPut("/listing", ListingAsync);
        me.MapPut("/skills/{topic}", DeclareAsync);
        me.MapDelete("/skills/{topic}", UndeclareAsync);
        me.MapPut("/hidden-topics/{topic}", HideAsync);
        me.MapDelete("/hidden-topics/{topic}", ShowAsync);
        me.MapPut("/not-mine/{number}", DisownAsync);
        me.MapDelete("/not-mine/{number}", OwnAsync);
        me.MapPut("/customers/{number}", KnowAsync);
        me.MapDelete("/customers/{number}", ForgetAsync);
    }

    /// <summary>One's own page, with what is hidden from others.</summary>
    internal static async Task<PersonAnswer> ReadAsync(Caller caller, ExpertReading reading, OwnPage own, CancellationToken stop) =>
        PersonAnswer.Of((await reading.RunAsync(caller.Actor, (await own.RunAsync(caller.Actor, stop)).Value, stop)).Value);

    /// <summary>Says of oneself what others should know; what is absent is emptied.</summary>
    internal static Task<NoContent> EditAsync(Caller caller, Body<ProfileRequest> body, EditProfile edit, CancellationToken stop) =>
        DoneAsync(edit.RunAsync(caller.Actor, body.Value.ToText(), body.Value.Version, stop));

    /// <summary>Says until when one can't be asked.</summary>
    internal static Task<NoContent> AvailabilityAsync(Caller caller, Body<AvailabilityRequest> body, SetAvailability set, CancellationToken stop) =>
        DoneAsync(set.RunAsync(caller.Actor, body.Value.AwayUntil?.ToUniversalTime(), body.Value.Note, stop));

    /// <summary>Takes the busy times out of a calendar: the body of the request is the file (iCalendar), at most 2 MB. Nothing else of it is kept.</summary>
    /// <param name="zone">The time zone of times without one, such as <c>Asia/Shanghai</c>; absent: that of the working hours, else UTC.</param>
    internal static async Task<CalendarAnswer> CalendarAsync(Caller caller, HttpRequest request, SetCalendar set, CancellationToken stop, string? zone = null)
    {
        try
        {
            return new CalendarAnswer { Times = (await set.RunAsync(caller.Actor, request.Body, zone, stop)).Value.Times };
        }
        catch (BadHttpRequestException bad) when (bad.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            throw Refused.Invalid("Calendar.TooLarge", "calendar", CalendarFile.Largest >> 20);
        }
    }

    /// <summary>Takes the calendar away.</summary>
    internal static Task<NoContent> NoCalendarAsync(Caller caller, SetCalendar set, CancellationToken stop) => DoneAsync(set.RunAsync(caller.Actor, null, null, stop));

    /// <summary>Shows a photo: the body of the request is the picture, at most 4 MB.</summary>
    /// <param name="name">The file's name; its ending says what it is (png, jpg, gif, webp), and the bytes must agree.</param>
    internal static async Task<NoContent> PhotoAsync(Caller caller, HttpRequest request, SetPhoto set, CancellationToken stop, string? name = null)
    {
        try
        {
            return await DoneAsync(set.RunAsync(caller.Actor, name, request.Body, stop));
        }
        catch (BadHttpRequestException bad) when (bad.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            throw Refused.Invalid("File.TooLarge", "file", SetPhoto.Largest >> 20);
        }
    }

    /// <summary>Takes the photo away.</summary>
    internal static Task<NoContent> NoPhotoAsync(Caller caller, SetPhoto set, CancellationToken stop) => DoneAsync(set.RunAsync(caller.Actor, null, null, stop));

    /// <summary>Leaves the yellow pages as a whole, or comes back.</summary>
    internal static Task<NoContent> ListingAsync(Caller caller, Body<ListingRequest> body, ListMe list, CancellationToken stop) =>
        DoneAsync(list.RunAsync(caller.Actor, Parameters.Required(body.Value.Listed, "listed"), stop));

    /// <summary>Declares a topic.</summary>
    /// <param name="topic">The topic's key.</param>
    internal static Task<NoContent> DeclareAsync(Caller caller, string topic, Body<SkillRequest> body, DeclareSkill declare, CancellationToken stop) =>
        DoneAsync(declare.RunAsync(caller.Actor, topic, Parameters.Required(body.Value.Level, "level"), stop));

    /// <summary>Declares a topic no more.</summary>
    /// <param name="topic">The topic's key.</param>
    internal static Task<NoContent> UndeclareAsync(Caller caller, string topic, DeclareSkill declare, CancellationToken stop) =>
        DoneAsync(declare.RunAsync(caller.Actor, topic, null, stop));

    /// <summary>Hides a topic: one is not found for it, and it is shown to nobody else.</summary>
    /// <param name="topic">The topic's key.</param>
    internal static Task<NoContent> HideAsync(Caller caller, string topic, CorrectExpertise correct, CancellationToken stop) =>
        DoneAsync(correct.HideTopicAsync(caller.Actor, topic, true, stop));

    /// <summary>Shows a topic again.</summary>
    /// <param name="topic">The topic's key.</param>
    internal static Task<NoContent> ShowAsync(Caller caller, string topic, CorrectExpertise correct, CancellationToken stop) =>
        DoneAsync(correct.HideTopicAsync(caller.Actor, topic, false, stop));

    /// <summary>Says that an article or case is no evidence of one's own; it counts no more.</summary>
    /// <param name="number">Its number.</param>
    internal static Task<NoContent> DisownAsync(Caller caller, string number, CorrectExpertise correct, CancellationToken stop) =>
        DoneAsync(correct.DisownAsync(caller.Actor, number, false, stop));

    /// <summary>Says that it is after all.</summary>
    /// <param name="number">Its number.</param>
    internal static Task<NoContent> OwnAsync(Caller caller, string number, CorrectExpertise correct, CancellationToken stop) =>
        DoneAsync(correct.DisownAsync(caller.Actor, number, true, stop));

    /// <summary>Says that one knows a customer. For staff who may see customers.</summary>
    /// <param name="number">The customer's number.</param>
    internal static Task<NoContent> KnowAsync(Caller caller, string number, KnowCustomer know, CancellationToken stop) =>
        DoneAsync(know.RunAsync(caller.Actor, number, true, stop));

    /// <summary>Says so no more.</summary>
    /// <param name="number">The customer's number.</param>
    internal static Task<NoContent> ForgetAsync(Caller caller, string number, KnowCustomer know, CancellationToken stop) =>
        DoneAsync(know.RunAsync(caller.Actor, number, false, stop));

    private static async Task<NoContent> DoneAsync<T>(Task<Outcome<T>> act)
    {
        _ = (await act).Value;
        return TypedResults.NoContent();
    }
}
