using KnowledgeCrm.Common;
using KnowledgeCrm.Customers;

namespace KnowledgeCrm.Tests.Customers;

public class ContactPointTests
{
    [Theory]
    [InlineData("+49 170 1234567", "0170/123 45 67")]
    [InlineData("0049 (170) 1234567", "0170-1234567")]
    [InlineData("+86 138 1234 5678", "13812345678")]
    [InlineData("１３８１２３４５６７８", "138-1234-5678")]
    public void One_telephone_number_is_the_same_in_every_way_of_writing_it(string one, string other) =>
        Assert.Equal(ContactPoint.Normalize(ContactPointKind.Phone, one), ContactPoint.Normalize(ContactPointKind.Phone, other));

    [Fact]
    public void Two_telephone_numbers_are_different() =>
        Assert.NotEqual(ContactPoint.Normalize(ContactPointKind.Phone, "0170 1234567"), ContactPoint.Normalize(ContactPointKind.Phone, "0170 1234568"));

    [Fact]
    public void An_address_is_compared_without_case() =>
        Assert.Equal("mia@example.com", ContactPoint.Normalize(ContactPointKind.Email, " Mia@Example.COM "));

    [Theory]
    [InlineData(ContactPointKind.Phone, "1234", "Customer.PhoneInvalid", "phone")]
    [InlineData(ContactPointKind.Phone, "call me", "Customer.PhoneInvalid", "phone")]
    [InlineData(ContactPointKind.Email, "mia", "Customer.EmailInvalid", "email")]
    [InlineData(ContactPointKind.Email, "a@b.c,d@e.f", "Customer.EmailInvalid", "email")]
    [InlineData(ContactPointKind.Email, "a@b.c\r\nBcc:d", "Customer.EmailInvalid", "email")]
    public void What_is_none_is_refused(ContactPointKind kind, string value, string code, string field)
    {
        var refused = Assert.Throws<Refused>(() => Made().AddContactPoint(kind, value));
        Assert.Equal((code, field), (refused.Code, refused.Field));
    }

    [Fact]
    public void The_same_number_twice_is_kept_once_and_an_empty_one_not_at_all()
    {
        var customer = Made();
        customer.AddContactPoint(ContactPointKind.Phone, "0170 1234567");
        customer.AddContactPoint(ContactPointKind.Phone, "+49 170 1234567");
        customer.AddContactPoint(ContactPointKind.Phone, " ");

        Assert.Equal("0170 1234567", Assert.Single(customer.ContactPoints).Value);
    }

    private static Customer Made() =>
        Customer.Of("CU-1", CustomerKind.Person, CustomerRelation.Customer, "Mia", Languages.English, null, null, null, Sample.At);
}
