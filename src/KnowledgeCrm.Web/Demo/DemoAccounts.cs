using KnowledgeCrm.Common;
using KnowledgeCrm.Web.Hosting;

namespace KnowledgeCrm.Web.Demo;

/// <summary>The accounts that are shown at sign-in, one a role, in both languages where it matters. Their password is public.</summary>
internal static class DemoAccounts
{
    public const string Password = "brightwell-demo";

    public static IReadOnlyList<DemonstrationAccount> All { get; } =
    [
        new("rep@brightwell.example", Password, Role.Rep),
        new("rep.en@brightwell.example", Password, Role.Rep),
        new("author@brightwell.example", Password, Role.Author),
        new("reviewer@brightwell.example", Password, Role.Reviewer),
        new("manager@brightwell.example", Password, Role.KnowledgeManager),
        new("sales@brightwell.example", Password, Role.Sales),
        new("partner@brightwell.example", Password, Role.Partner),
        new("customer@brightwell.example", Password, Role.Customer),
        new("customer.en@brightwell.example", Password, Role.Customer),
        new("admin@brightwell.example", Password, Role.Administrator),
    ];
}
