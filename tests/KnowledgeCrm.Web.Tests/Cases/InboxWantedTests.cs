using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Web.Cases;

namespace KnowledgeCrm.Web.Tests.Cases;

public sealed class InboxWantedTests
{
    private static readonly Actor Rep = Actor.Of(Guid.CreateVersion7(), "Rep", [Role.Rep], Languages.English, null);

    [Fact]
    public void Mine_are_the_open_ones_given_to_me() =>
        Assert.Equal(new CaseFilter(OpenOnly: true, AssigneeId: Rep.PersonId), InboxWanted.Of("mine", null, null).ToFilter(Rep));

    [Fact]
    public void Unassigned_are_the_open_ones_given_to_nobody() =>
        Assert.Equal(new CaseFilter(OpenOnly: true, Unassigned: true), InboxWanted.Of("unassigned", null, null).ToFilter(Rep));

    [Fact]
    public void All_leaves_nothing_out() => Assert.Equal(new CaseFilter(), InboxWanted.Of("all", null, null).ToFilter(Rep));

    [Fact]
    public void A_status_that_is_named_is_shown_also_when_it_is_not_open() =>
        Assert.Equal(new CaseFilter(Status: CaseStatus.Closed), InboxWanted.Of("open", "Closed", null).ToFilter(Rep));

    [Theory]
    [InlineData(null, null, null)]
    [InlineData("nonsense", "99", "-1")]
    [InlineData("", "", "99999999999999999999")]
    [InlineData("OPEN", "closed'; --", "\0")]
    public void Whatever_the_address_says_has_a_page(string? show, string? status, string? page) =>
        Assert.Equal(new CaseFilter(OpenOnly: true), InboxWanted.Of(show, status, page).ToFilter(Rep));

    [Fact]
    public void The_address_of_what_is_shown_leads_back_to_it()
    {
        var wanted = InboxWanted.Of("mine", "Reopened", "3");
        var query = System.Web.HttpUtility.ParseQueryString(wanted.ToString().Split('?')[1]);
        Assert.Equal(wanted, InboxWanted.Of(query["show"], query["status"], query["page"]));
    }
}
