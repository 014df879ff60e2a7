using KnowledgeCrm.Common;
using KnowledgeCrm.Sales;
using KnowledgeCrm.Web.Sales;

namespace KnowledgeCrm.Web.Tests.Sales;

public class OpportunityCsvTests
{
    [Fact]
    public void A_table_is_read_by_the_names_of_its_columns_and_bad_cells_are_reported_with_their_place()
    {
        var rows = OpportunityCsv.Read("""
            stage,key,title,customer,amount,expected_close,products
            Won,A-1,"Ten, or more",CU-1001,12.50,2026-09-30,WM-820;WD-910
            soon,A-2,B,CU-1001,,,
            lost,A-3,C,CU-1001,1e9,,
            lost,A-4,D,CU-1001,,30.9.2026,
            """);
        var first = rows[0].Input;
        Assert.Equal(("A-1", OpportunityStage.Won, "Ten, or more", 12.5m), (first.Key, first.Stage, first.Input.Title, first.Input.Amount));
        Assert.Equal(new DateOnly(2026, 9, 30), first.Input.ExpectedClose);
        Assert.Equal(["WM-820", "WD-910"], first.Input.Products);
        Assert.Equal([null, "stage", "amount", "expectedClose"], rows.Select(row => row.Unreadable?.Field));
        Assert.Equal(["2", "3", "4", "5"], rows.Select(row => row.Place));
    }

    [Fact]
    public void A_table_without_its_columns_is_refused() =>
        Assert.Equal("Import.ColumnsMissing", Assert.Throws<Refused>(() => OpportunityCsv.Read("key,title\nA-1,B")).Code);
}
