using System.Text;
using KnowledgeCrm.Common;
using KnowledgeCrm.Experts;
using KnowledgeCrm.Insight;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Web.Experts.Mapping;

namespace KnowledgeCrm.Web.Tests.Experts;

/// <summary>Roles and their steps as a table.</summary>
public sealed class RoleTableTests
{
    [Fact]
    public void What_is_written_is_read_back_and_no_cell_is_run_by_a_spreadsheet()
    {
        var article = new StepArticleLine(Guid.Empty, "KB-1", "a", "A", "en", ArticleState.Published, true);
        var person = new StepPersonLine(new ExpertCard(Guid.Empty, "Ada", "", "", "", [], false, new Reachability(ReachabilityKind.Now)), "ada@example.com");
        var step = new StepLine(Guid.Empty, "leak", "Leak", "=Leak, \"now\"", "漏水", 0, [article, article with { Number = "KB-2" }], [person]);
        var report = new RoleReport([new RoleLine("service", "Service", "Service", "客服", 0, [step])], [], true);

        var written = Encoding.UTF8.GetString(RoleTable.Write(report)).TrimStart('\ufeff');
        var read = Assert.Single(RoleTable.Read(written)).Input;

        Assert.Contains("'=Leak", written, StringComparison.Ordinal);
        Assert.Equal(("service", "Service", "客服", "leak"), (read.Role, read.RoleEn, read.RoleZh, read.Step));
        Assert.Equal(("=Leak, \"now\"", "漏水"), (read.Input.NameEn, read.Input.NameZh));
        Assert.Equal(["KB-1", "KB-2"], read.Input.Articles);
        Assert.Equal(["ada@example.com"], read.Input.People);
    }

    [Fact]
    public void A_table_without_its_columns_is_refused() =>
        Assert.Equal("Import.ColumnsMissing", Assert.Throws<Refused>(() => RoleTable.Read("role,step\nservice,leak")).Code);

    [Theory]
    [InlineData("7", "nonsense", "back", "17", 180, MapSort.Risk, null)]
    [InlineData("90", "demand", "back", "leaving", 90, MapSort.Demand, MapRisk.Leaving)]
    public void Whatever_stands_in_the_address_of_the_map_has_a_page(string days, string sort, string order, string risk, int expected, MapSort sorted, MapRisk? at)
    {
        var filter = MapWanted.Of(days, sort, order, risk, new string('x', 300)).Filter;
        Assert.Equal((expected, sorted, true, at, (string?)null), (filter.Days, filter.Sort, filter.Reversed, filter.Risk, filter.Text));
    }
}
