using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.OpenApi;

namespace KnowledgeCrm.Web.Api;

public sealed partial class ApiPage
{
    private IReadOnlyList<ApiSection> sections = [];
    private IReadOnlyList<ApiShape> shapes = [];

    [Inject]
    private IServiceProvider Services { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        var description = Services.GetRequiredKeyedService<IOpenApiDocumentProvider>(ApiDescription.DocumentName);
        var document = await description.GetOpenApiDocumentAsync();
        sections = ApiReading.Sections(document);
        shapes = ApiReading.Shapes(document);
    }
}
