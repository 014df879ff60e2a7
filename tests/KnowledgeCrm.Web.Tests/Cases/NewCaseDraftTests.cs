using KnowledgeCrm.Common;
using KnowledgeCrm.Web.Cases;

namespace KnowledgeCrm.Web.Tests.Cases;

public sealed class NewCaseDraftTests
{
    [Fact]
    public void Words_from_elsewhere_come_behind_what_was_typed_and_only_once()
    {
        Assert.Equal("it hums", new NewCaseDraft().Saying(" it hums ").Description);
        var typed = new NewCaseDraft { Description = "Since May" };
        Assert.Equal("Since May\nit hums", typed.Saying("it hums").Saying("it hums").Description);
        Assert.Equal(typed, typed.Saying(null).Saying(" "));
        var full = new NewCaseDraft { Description = new string('a', Limits.Description) };
        Assert.Equal(full, full.Saying("it hums"));
    }
}
