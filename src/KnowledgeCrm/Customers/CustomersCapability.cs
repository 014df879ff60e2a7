using Microsoft.Extensions.DependencyInjection;

namespace KnowledgeCrm.Customers;

/// <summary>Wires up the customers.</summary>
public static class CustomersCapability
{
    public static IServiceCollection AddCustomers(this IServiceCollection services) => services
        .AddSingleton<AddCustomer>()
        .AddSingleton<WinCustomer>()
        .AddSingleton<CustomerList>()
        .AddSingleton<ContractList>()
        .AddSingleton<CustomerReading>();
}
