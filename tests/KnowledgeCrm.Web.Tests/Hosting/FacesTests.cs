using System.Reflection;
using Microsoft.AspNetCore.Components;

namespace KnowledgeCrm.Web.Tests.Hosting;

public sealed class FacesTests
{
    private static readonly IReadOnlyList<(Type Page, string Route)> Pages =
    [
        .. typeof(Program).Assembly.GetTypes()
            .SelectMany(type => type.GetCustomAttributes<RouteAttribute>(inherit: false).Select(route => (type, route.Template))),
    ];

    [Fact]
    public void Console_pages_are_a_circuits_and_all_others_are_left_to_the_server()
    {
        Assert.Contains(Pages, page => page.Route == "/sign-in");
        Assert.All(Pages, page => Assert.True(
            page.Route.StartsWith("/console", StringComparison.Ordinal)
                == page.Page.GetCustomAttribute<ExcludeFromInteractiveRoutingAttribute>() is null,
            $"{page.Page.Name} at {page.Route}: only pages under /console may lack [ExcludeFromInteractiveRouting]"));
    }
}
