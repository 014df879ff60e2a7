using Microsoft.Extensions.DependencyInjection;

namespace KnowledgeCrm.Products;

/// <summary>Wires up the products.</summary>
public static class ProductsCapability
{
    public static IServiceCollection AddProducts(this IServiceCollection services) => services
        .AddSingleton<AddProduct>()
        .AddSingleton<ProductList>()
        .AddSingleton<ProductNames>();
}
