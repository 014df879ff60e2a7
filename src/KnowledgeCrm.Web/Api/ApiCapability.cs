using KnowledgeCrm.Web.Hosting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Json;

namespace KnowledgeCrm.Web.Api;

/// <summary>Wires up <c>/api/v1</c> and its description.</summary>
internal static class ApiCapability
{
    /// <summary>Needs a key.</summary>
    public const string WithKey = "ApiKey";

    /// <summary>Needs none; one that is sent must be right all the same.</summary>
    public const string WithOrWithoutKey = "ApiKeyOrNone";

    public static void AddApi(this IServiceCollection services)
    {
        services.AddOptions<ApiSettings>().BindConfiguration(ApiSettings.Section);
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, ApiKeyHandler>(ApiKeyHandler.SchemeName, null);
        services.AddAuthorizationBuilder()
            .AddPolicy(WithKey, policy => policy.AddAuthenticationSchemes(ApiKeyHandler.SchemeName).RequireAuthenticatedUser())
            .AddPolicy(WithOrWithoutKey, policy => policy.AddAuthenticationSchemes(ApiKeyHandler.SchemeName).RequireAssertion(IsKnownOrVisitor));
        services.AddRateLimiter(limits => limits
            .AddPolicy<string, VisitorReads>(nameof(VisitorReads))
            .AddPolicy<string, VisitorCompletions>(nameof(VisitorCompletions))
            .AddPolicy<string, VisitorFeedback>(nameof(VisitorFeedback)));
        services.Configure<JsonOptions>(json => ApiJson.Set(json.SerializerOptions));
        services.AddApiDescription();
        // What no endpoint of ours refused (an unknown path, a wrong method, a bug) is said in the caller's language too.
        services.PostConfigure<ProblemDetailsOptions>(problems =>
        {
            var before = problems.CustomizeProblemDetails;
            problems.CustomizeProblemDetails = problem =>
            {
                before?.Invoke(problem);
                if (ErrorHandling.IsApi(problem.HttpContext.Request.Path)) Problem.Complete(problem.ProblemDetails, problem.HttpContext);
            };
        });
    }

    /// <summary>To be called once callers are known and before anything else is mapped.</summary>
    public static void UseApi(this WebApplication app)
    {
        app.UseRateLimiter();
        app.UseIdempotencyKeys();
        app.MapOpenApi("/openapi/{documentName}.json");
        var open = app.MapGroup("/api/v1").AddEndpointFilterFactory(RequestChecks.Around).AddEndpointFilter(IdempotencyKey.Around).DisableAntiforgery().Refuses(400);
        var keyed = open.MapGroup("").RequireAuthorization(WithKey).Refuses(401, 403);
        SearchEndpoints.Map(open, keyed);
        CaseEndpoints.Map(keyed);
        CaseDeskEndpoints.Map(keyed);
        CaseTieEndpoints.Map(keyed);
        ContractImportEndpoints.Map(keyed);
        CustomerCareEndpoints.Map(keyed);
        QuestionImportEndpoints.Map(keyed);
        InboxEndpoints.Map(keyed);
        MacroEndpoints.Map(keyed);
        CandidateEndpoints.Map(keyed);
        ArticleEndpoints.Map(open, keyed);
        ArticleFileEndpoints.Map(open, keyed);
        VersionEndpoints.Map(keyed);
        TemplateEndpoints.Map(keyed);
        TranslationEndpoints.Map(keyed);
        CommentEndpoints.Map(keyed);
        ReviewEndpoints.Map(keyed);
        CareEndpoints.Map(keyed);
        FlagEndpoints.Map(keyed);
        DeskEndpoints.Map(keyed);
        CustomerEndpoints.Map(keyed);
        InteractionEndpoints.Map(keyed);
        ExpertEndpoints.Map(keyed);
        MapEndpoints.Map(keyed);
        RoleEndpoints.Map(keyed);
        QuestionEndpoints.Map(keyed);
        SalesEndpoints.Map(keyed);
        SalesObjectionEndpoints.Map(keyed);
        CurationEndpoints.Map(keyed);
        NoticeEndpoints.Map(keyed);
        MailEndpoints.Map(keyed);
        ComplaintEndpoints.Map(keyed);
        DispatchEndpoints.Map(keyed);
        SatisfactionEndpoints.Map(keyed);
    }

    /// <summary>Opens an endpoint to callers without a key, within a limit.</summary>
    public static RouteHandlerBuilder OpenToVisitors<TLimit>(this RouteHandlerBuilder endpoint) where TLimit : VisitorLimit =>
        endpoint.RequireRateLimiting(typeof(TLimit).Name).RequireAuthorization(WithOrWithoutKey).Refuses(401, 429);

    /// <summary>Says in the description which refusals to expect.</summary>
    public static T Refuses<T>(this T endpoint, params ReadOnlySpan<int> statuses) where T : IEndpointConventionBuilder
    {
        foreach (var status in statuses)
            endpoint.WithMetadata(new ProducesResponseTypeMetadata(status, typeof(Problem), ["application/problem+json"]));
        return endpoint;
    }

    private static bool IsKnownOrVisitor(AuthorizationHandlerContext context) =>
        context.User.Identity?.IsAuthenticated == true || (context.Resource is HttpContext request && !ApiKeyHandler.IsGiven(request));
}
