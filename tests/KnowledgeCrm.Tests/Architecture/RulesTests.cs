namespace KnowledgeCrm.Tests.Architecture;

/// <summary>Each rule holds for the whole source, and finds an offender that is made up for it.</summary>
public class RulesTests
{
    private static readonly IReadOnlyList<Source> All = Source.Under("src", ".cs", ".razor");

    [Fact]
    public void The_source_is_there() => Assert.True(All.Count > 50);

    [Fact]
    public void A_capability_knows_only_what_stands_below_it() => Assert.Empty(Rules.WrongEdges(All));

    [Theory]
    [InlineData("Knowledge/X.cs", "using KnowledgeCrm.Cases;", "Knowledge/X.cs uses Cases")]
    [InlineData("Knowledge/X.cs", "namespace KnowledgeCrm.Knowledge; class X { Cases.Case a; }", "Knowledge/X.cs uses Cases")]
    [InlineData("Knowledge/Deep/X.cs", "using C = KnowledgeCrm.Cases.Case;", "Knowledge/Deep/X.cs uses Cases")]
    [InlineData("Products/X.cs", "using KnowledgeCrm.Customers;", "Products/X.cs uses Customers")]
    [InlineData("Search/X.cs", "using KnowledgeCrm.Knowledge;", "Search/X.cs uses Knowledge")]
    [InlineData("Common/X.cs", "using KnowledgeCrm.Persistence;", "Common/X.cs uses Persistence")]
    [InlineData("Jobs/X.cs", "using KnowledgeCrm.Knowledge;", "Jobs/X.cs uses Knowledge")]
    [InlineData("Persistence/X.cs", "using KnowledgeCrm.Cases;", "Persistence/X.cs uses Cases")]
    [InlineData("Cases/X.cs", "using KnowledgeCrm.Web.Layout;", "Cases/X.cs uses Web")]
    [InlineData("Stuff/X.cs", "", "Stuff/X.cs: give the folder Stuff its place in the order of capabilities")]
    public void A_wrong_edge_is_found(string path, string text, string found) =>
        Assert.Equal([found], Rules.WrongEdges([new Source("src/KnowledgeCrm/" + path, text)]));

    [Theory]
    [InlineData("Cases/X.cs", "using KnowledgeCrm.Knowledge; using KnowledgeCrm.Common;")]
    [InlineData("Knowledge/X.cs", "// KnowledgeCrm.Cases would be wrong\n/// <see cref=\"KnowledgeCrm.Cases.Case\"/>")]
    [InlineData("Common/X.cs", "db.Customers.Where(x); NumberSequence.Cases.Length;")]
    [InlineData("Reactions.cs", "using KnowledgeCrm.Cases;")]
    [InlineData("Common/UseCase.cs", "using KnowledgeCrm.Persistence;")]
    public void A_right_one_is_not(string path, string text) => Assert.Empty(Rules.WrongEdges([new Source("src/KnowledgeCrm/" + path, text)]));

    [Fact]
    public void The_library_knows_no_web() => Assert.Empty(Rules.WebTypesInTheLibrary(All));

    [Fact]
    public void A_web_type_in_the_library_is_found()
    {
        const string text = "using Microsoft.AspNetCore.Http;";
        Assert.Single(Rules.WebTypesInTheLibrary([new Source("src/KnowledgeCrm/Cases/X.cs", text)]));
        Assert.Empty(Rules.WebTypesInTheLibrary([new Source("src/KnowledgeCrm/Accounts/X.cs", text), new Source("src/KnowledgeCrm.Web/X.cs", text)]));
    }

    [Fact]
    public void The_web_calls_use_cases_and_opens_no_database() => Assert.Empty(Rules.ContextsInTheWeb(All));

    [Theory]
    [InlineData("Cases/Inbox.razor", "@inject IDbContextFactory<KnowledgeCrmDb> Contexts", 2)]
    [InlineData("Api/X.cs", "using Microsoft.EntityFrameworkCore;", 1)]
    [InlineData("Hosting/X.cs", "KnowledgeCrmDb db", 0)]
    [InlineData("Api/Y.cs", "useCase.RunAsync(actor)", 0)]
    public void A_page_that_opens_one_is_found(string path, string text, int times) =>
        Assert.Equal(times, Rules.ContextsInTheWeb([new Source("src/KnowledgeCrm.Web/" + path, text)]).Count());

    [Fact]
    public void No_file_is_longer_than_300_lines() =>
        Assert.Empty(Rules.LongFiles([.. All, .. Source.Under("tests", ".cs", ".razor")]));

    [Fact]
    public void A_longer_one_is_found()
    {
        Assert.Single(Rules.LongFiles([new Source("X.cs", string.Concat(Enumerable.Repeat("a\n", 301)))]));
        Assert.Empty(Rules.LongFiles([new Source("X.cs", string.Concat(Enumerable.Repeat("a\n", 300)))]));
    }

    [Fact]
    public void No_name_says_nothing() => Assert.Empty(Rules.EmptyNames(
        [.. All, .. Source.Under("tests", ".cs", ".razor").Where(file => !file.Path.Contains("/Architecture/", StringComparison.Ordinal))]));

    [Theory]
    [InlineData("src/X.cs", "internal static class TextHelper;", "src/X.cs: TextHelper")]
    [InlineData("src/X.cs", "record struct CaseDto(int A);", "src/X.cs: CaseDto")]
    [InlineData("src/Cases/CaseManager.razor", "<p/>", "src/Cases/CaseManager.razor: CaseManager")]
    public void A_name_that_does_is_found(string path, string text, string found) => Assert.Equal([found], Rules.EmptyNames([new Source(path, text)]));

    [Fact]
    public void Nobody_looks_at_a_clock_of_their_own() => Assert.Empty(Rules.OwnClocks(All));

    [Theory]
    [InlineData("var now = DateTime.UtcNow;", 1)]
    [InlineData("@DateTimeOffset.Now", 1)]
    [InlineData("clock.GetUtcNow()", 0)]
    [InlineData("// not DateTime.Now", 0)]
    public void Who_does_is_found(string text, int times) => Assert.Equal(times, Rules.OwnClocks([new Source("src/X.cs", text)]).Count());
}
