using System.Text.Json.Nodes;
using KnowledgeCrm.Accounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.OpenApi;

namespace KnowledgeCrm.Web.Api;

/// <summary>The description of the API, <c>/openapi/v1.json</c>: made of the endpoints and their comments.</summary>
internal static class ApiDescription
{
    public const string DocumentName = "v1";
    private const string KeyScheme = "key";

    public static void AddApiDescription(this IServiceCollection services) => services.AddOpenApi(DocumentName, options =>
    {
        options.ShouldInclude = endpoint => endpoint.RelativePath?.StartsWith("api/v1/", StringComparison.Ordinal) == true;
        options.AddDocumentTransformer((document, context, _) =>
        {
            document.Info.Title = ApiText.Of("Document.Title", "en");
            document.Info.Description = ApiText.Of("Document.Description", "en");
            document.Info.Version = DocumentName;
            // Relative to where the document was read: what the request called its host is the request's word alone.
            document.Servers = [new OpenApiServer { Url = "/" }];
            document.Components ??= new OpenApiComponents();
            document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
            document.Components.SecuritySchemes[KeyScheme] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http, Scheme = "bearer", Description = ApiText.Of("Document.Key", "en"),
            };
            return Task.CompletedTask;
        });
        options.AddSchemaTransformer((schema, context, _) =>
        {
            // What our own converters write, which the generator can't know.
            var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
            if (type.IsEnum) (schema.Type, schema.Enum) = (JsonSchemaType.String, [.. EnumNames.Of(type).Select(name => JsonValue.Create(name))]);
            else if (type == typeof(DateTime)) (schema.Type, schema.Format) = (JsonSchemaType.String, "date-time");
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            var policies = context.Description.ActionDescriptor.EndpointMetadata.OfType<IAuthorizeData>().Select(data => data.Policy).ToList();
            var key = new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(KeyScheme, context.Document)] = [] };
            if (string.Equals(context.Description.HttpMethod, HttpMethods.Post, StringComparison.OrdinalIgnoreCase))
                (operation.Parameters ??= []).Add(new OpenApiParameter
                {
                    Name = IdempotencyKey.Header, In = ParameterLocation.Header, Description = ApiText.Of("Idempotency.Describe", "en"),
                    Schema = new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = SentRequest.LongestKey },
                });
            // An empty requirement beside it says that a key may be left out.
            operation.Security = policies.Contains(ApiCapability.WithOrWithoutKey) ? [new OpenApiSecurityRequirement(), key] : [key];
            return Task.CompletedTask;
        });
    });
}
