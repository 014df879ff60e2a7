using KnowledgeCrm.Accounts;
using KnowledgeCrm.Asking;
using KnowledgeCrm.Cases;
using KnowledgeCrm.Complaints;
using KnowledgeCrm.Curation;
using KnowledgeCrm.Customers;
using KnowledgeCrm.Drafts;
using KnowledgeCrm.Experts;
using KnowledgeCrm.Insight;
using KnowledgeCrm.Interactions;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Mail;
using KnowledgeCrm.Notices;
using KnowledgeCrm.Persistence;
using KnowledgeCrm.Portal;
using KnowledgeCrm.Products;
using KnowledgeCrm.Sales;
using KnowledgeCrm.Satisfaction;
using KnowledgeCrm.Search;
using KnowledgeCrm.Search.Meaning;
using Microsoft.Extensions.DependencyInjection;

namespace KnowledgeCrm;

/// <summary>The whole library, wired up: every capability with its use cases.</summary>
public static class KnowledgeCrmServices
{
    public static IServiceCollection AddKnowledgeCrm(this IServiceCollection services, DataSettings settings, EmbeddingSettings? embeddings = null, MailSettings? mail = null) => services
        .AddPersistence(settings)
        .AddMail(mail)
        .AddSearch(settings.SearchDirectory, embeddings)
        // In the order in which results are listed: answers first.
        .AddSingleton<ISearchSource, ArticleSearchSource>()
        .AddSingleton<ISearchSource, CaseSearchSource>()
        .AddSingleton<ISearchSource, CustomerSearchSource>()
        .AddSingleton<ISearchSource, ExpertSearchSource>()
        .AddSingleton<ISearchSource, QuestionSearchSource>()
        .AddSingleton<ISearchSource, ObjectionSearchSource>()
        .AddSingleton<ISearchSource, OpportunitySearchSource>()
        .AddAccounts()
        .AddDrafts()
        .AddProducts()
        .AddCustomers()
        .AddKnowledge()
        .AddCuration()
        .AddCases()
        .AddComplaints()
        .AddSatisfaction()
        .AddInteractions()
        .AddSales()
        .AddExperts()
        .AddAsking()
        .AddPortal()
        .AddInsight()
        .AddNotices();
}
