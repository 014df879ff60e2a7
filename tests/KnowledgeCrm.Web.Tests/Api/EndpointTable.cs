using KnowledgeCrm.Common;
using static KnowledgeCrm.Common.Role;

namespace KnowledgeCrm.Web.Tests.Api;

/// <summary>Who may call what. Every endpoint of the program has a line here: an unlisted one fails <see cref="EndpointRolesTests"/>.</summary>
internal static partial class EndpointTable
{
    private static readonly Role[] Staff = [Rep, Author, Reviewer, KnowledgeManager, Role.Sales, Administrator];
    private static readonly Role[] All = Enum.GetValues<Role>();
    private static readonly Role[] Writers = [Author, KnowledgeManager];
    private static readonly Role[] Judges = [Reviewer, KnowledgeManager];
    private static readonly Role[] SeeCases = [Rep, Author, Reviewer, KnowledgeManager];
    private static readonly Role[] SeeCustomers = [Rep, Role.Sales, Administrator];
    private static readonly Role[] Sell = [Role.Sales, Administrator];
    private static readonly Role[] KeepObjections = [Role.Sales, Administrator, KnowledgeManager];
    private static readonly Role[] SeeRules = [Rep, Author, Reviewer, KnowledgeManager, Administrator];
    private static readonly Role[] MakeRules = [KnowledgeManager, Administrator];
    private static readonly Role[] SeeWork = [Author, Reviewer, KnowledgeManager];
    private static readonly Role[] NoCases = [.. All.Except(SeeCases)];
    private static readonly Role[] NoWork = [.. All.Except(SeeWork)];

    /// <summary>The API: with a key of the role, never with its session. <c>{article}</c> stands for a published, public article, one for each
    /// line; <c>{edit}</c> for an edit suggested in it, <c>{flag}</c> and <c>{tip}</c> for a flag and a tip of it, <c>{person}</c> for a colleague,
    /// <c>{case}</c> for another customer's case, <c>{customer}</c> for another customer, <c>{agreed}</c> for a call-back of it, <c>{list}</c> and
    /// <c>{entry}</c> for a call list of it and its entry, <c>{complaint}</c> for a case that is a complaint, <c>{dispatch}</c> for another partner's
    /// dispatch, <c>{cause}</c> and <c>{answer}</c> for a cause and a customer's answer, <c>{opportunity}</c>, <c>{objection}</c> and
    /// <c>{raised}</c> for what sales had to do with, <c>{question}</c> for a question that a colleague asked and nobody knows.</summary>
    public static IReadOnlyList<ApiLine> Api { get; } =
    [
        new("GET", "/api/v1/search", All) { Open = true },
        new("GET", "/api/v1/search/completions", All) { Open = true },
        new("GET", "/api/v1/search/index", [Administrator]),
        new("POST", "/api/v1/search/index/rebuild", [Administrator]),
        new("GET", "/api/v1/articles/{number}", All) { Open = true, Path = "/api/v1/articles/{article}" },
        new("POST", "/api/v1/articles/{number}/feedback", All)
            { Open = true, Path = "/api/v1/articles/{article}/feedback", Body = """{"helpful":true}""" },

        new("POST", "/api/v1/cases", [Rep, Customer, Partner]),
        new("GET", "/api/v1/cases/{number}", SeeCases) { Hidden = [.. All.Except(SeeCases)], Path = "/api/v1/cases/{case}" },
        new("POST", "/api/v1/cases/{number}/replies", [Rep])
            { Hidden = [.. All.Except(SeeCases)], Path = "/api/v1/cases/{case}/replies", Body = """{"text":"a"}""" },
        new("POST", "/api/v1/cases/{number}/links", [Rep])
            { Hidden = [.. All.Except(SeeCases)], Path = "/api/v1/cases/{case}/links", Body = """{"article":"{article}","kind":"used"}""" },
        new("POST", "/api/v1/cases/{number}/candidate-preview", [Rep])
            { Hidden = [.. All.Except(SeeCases)], Path = "/api/v1/cases/{case}/candidate-preview", Body = "{}" },
        new("POST", "/api/v1/cases/{number}/resolve", [Rep])
            { Hidden = [.. All.Except(SeeCases)], Path = "/api/v1/cases/{case}/resolve", Body = """{"outcome":"nothing","reason":"oneOff"}""" },

        new("GET", "/api/v1/cases", All),
        // Nobody has one that waits.
        new("POST", "/api/v1/cases/next", [Rep]),
        new("PUT", "/api/v1/cases/{number}", [Rep]) { Hidden = [.. All.Except(SeeCases)], Path = "/api/v1/cases/{case}" },
        new("PUT", "/api/v1/cases/{number}/assignee", [Rep]) { Hidden = [.. All.Except(SeeCases)], Path = "/api/v1/cases/{case}/assignee" },
        new("PUT", "/api/v1/cases/{number}/priority", [Rep])
            { Hidden = [.. All.Except(SeeCases)], Path = "/api/v1/cases/{case}/priority", Body = """{"priority":"high"}""" },
        new("PUT", "/api/v1/cases/{number}/queue", [Rep]) { Hidden = [.. All.Except(SeeCases)], Path = "/api/v1/cases/{case}/queue" },
        new("POST", "/api/v1/cases/{number}/steps", [Rep])
            { Hidden = [.. All.Except(SeeCases)], Path = "/api/v1/cases/{case}/steps", Body = """{"action":"receive"}""" },
        new("POST", "/api/v1/cases/{number}/close", [Rep]) { Hidden = [.. All.Except(SeeCases)], Path = "/api/v1/cases/{case}/close" },
        new("POST", "/api/v1/cases/{number}/reopen", [Rep]) { Hidden = [.. All.Except(SeeCases)], Path = "/api/v1/cases/{case}/reopen" },
        new("GET", "/api/v1/cases/{number}/relations", SeeCases) { Hidden = NoCases, Path = "/api/v1/cases/{case}/relations" },
        new("GET", "/api/v1/cases/{number}/related", SeeCases) { Hidden = NoCases, Path = "/api/v1/cases/{case}/related" },
        new("PUT", "/api/v1/cases/{number}/parent", [Rep]) { Hidden = NoCases, Path = "/api/v1/cases/{case}/parent" },
        new("POST", "/api/v1/cases/{number}/children/solution", [Rep])
            { Hidden = NoCases, Path = "/api/v1/cases/{case}/children/solution", Body = """{"cases":["CS-1"],"message":"a"}""" },
        new("POST", "/api/v1/cases/{number}/merge", [Rep]) { Hidden = NoCases, Path = "/api/v1/cases/{case}/merge", Body = """{"into":"CS-1"}""" },
        new("DELETE", "/api/v1/cases/{number}/merge", [Rep]) { Hidden = NoCases, Path = "/api/v1/cases/{case}/merge" },
        new("POST", "/api/v1/cases/{number}/split", [Rep]) { Hidden = NoCases, Path = "/api/v1/cases/{case}/split", Body = """{"subject":"a"}""" },
        new("DELETE", "/api/v1/cases/{number}/split", [Rep]) { Hidden = NoCases, Path = "/api/v1/cases/{case}/split" },
        new("PUT", "/api/v1/cases/{number}/watchers", SeeCases) { Hidden = NoCases, Path = "/api/v1/cases/{case}/watchers" },
        new("DELETE", "/api/v1/cases/{number}/watchers", SeeCases) { Hidden = NoCases, Path = "/api/v1/cases/{case}/watchers" },
        new("GET", "/api/v1/case-types", All),
        new("PUT", "/api/v1/case-types/{type}", MakeRules) { Path = "/api/v1/case-types/question", Body = """{"fields":[]}""" },
        new("GET", "/api/v1/service-levels", Staff) { Hidden = [Role.Customer, Role.Partner] },
        new("PUT", "/api/v1/service-levels/{key}", MakeRules) { Path = "/api/v1/service-levels/gold" },
        new("PUT", "/api/v1/calendars/{key}", MakeRules) { Path = "/api/v1/calendars/office" },
        new("GET", "/api/v1/queues", SeeRules) { Hidden = [Role.Customer, Role.Partner] },
        new("PUT", "/api/v1/queues/{key}", MakeRules) { Path = "/api/v1/queues/all" },
        new("PUT", "/api/v1/queue-rules", MakeRules) { Body = """{"rules":[]}""" },
        new("PUT", "/api/v1/escalations/{key}", MakeRules) { Path = "/api/v1/escalations/old", Body = """{"trigger":"openFor","minutes":5}""" },
        new("GET", "/api/v1/text-blocks", SeeRules) { Hidden = [Role.Customer, Role.Partner] },
        new("GET", "/api/v1/cases/{number}/text-blocks/{article}", [Rep]) { Path = "/api/v1/cases/{case}/text-blocks/KB-1" },
        new("GET", "/api/v1/macros", SeeRules) { Hidden = [Role.Customer, Role.Partner] },
        new("PUT", "/api/v1/macros/{key}", MakeRules) { Path = "/api/v1/macros/thanks" },
        new("DELETE", "/api/v1/macros/{key}", MakeRules) { Path = "/api/v1/macros/thanks" },
        new("POST", "/api/v1/macros/{key}/apply", [Rep]) { Path = "/api/v1/macros/thanks/apply" },
        new("POST", "/api/v1/cases/changes", [Rep]) { Body = """{"change":"close"}""" },
        // Whose change it is not, it is not there.
        new("POST", "/api/v1/cases/changes/{id}/undo", []) { Hidden = [Rep], Path = "/api/v1/cases/changes/1/undo" },
        new("GET", "/api/v1/cases/views", SeeCases),
        new("PUT", "/api/v1/cases/views/{name}", SeeCases) { Path = "/api/v1/cases/views/mine", Body = """{"query":"show=open"}""" },
        new("DELETE", "/api/v1/cases/views/{name}", SeeCases) { Path = "/api/v1/cases/views/mine" },
        new("GET", "/api/v1/customers/{number}/contracts", SeeCustomers)
            { Hidden = [.. All.Except(SeeCustomers)], Path = "/api/v1/customers/{customer}/contracts" },
        new("POST", "/api/v1/contracts", SeeCustomers),
        new("POST", "/api/v1/contracts/import", SeeCustomers) { Body = """{"contracts":[]}""" },
        new("PUT", "/api/v1/contracts/{number}", SeeCustomers) { Path = "/api/v1/contracts/CT-1" },

        new("GET", "/api/v1/candidates", SeeCases) { Hidden = [Role.Customer, Role.Partner] },
        new("POST", "/api/v1/articles", Writers),
        new("PUT", "/api/v1/articles/{number}/draft", Writers) { Path = "/api/v1/articles/{article}/draft", Body = """{"title":"b"}""" },
        new("POST", "/api/v1/articles/{number}/submit", Writers) { Path = "/api/v1/articles/{article}/submit" },
        new("POST", "/api/v1/articles/{number}/withdraw", Writers) { Path = "/api/v1/articles/{article}/withdraw" },
        new("POST", "/api/v1/articles/{number}/approve", Judges) { Path = "/api/v1/articles/{article}/approve" },
        new("POST", "/api/v1/articles/{number}/send-back", Judges) { Path = "/api/v1/articles/{article}/send-back", Body = """{"reason":"a"}""" },
        new("POST", "/api/v1/articles/{number}/publish", [KnowledgeManager]) { Path = "/api/v1/articles/{article}/publish" },
        new("POST", "/api/v1/articles/{number}/archive", [KnowledgeManager]) { Path = "/api/v1/articles/{article}/archive" },
        new("POST", "/api/v1/articles/{number}/restrict", [KnowledgeManager])
            { Path = "/api/v1/articles/{article}/restrict", Body = """{"audience":"internal"}""" },

        new("GET", "/api/v1/articles/{number}/files", All) { Open = true, Path = "/api/v1/articles/{article}/files" },
        new("GET", "/api/v1/articles/{number}/files/{name}", All) { Open = true, Path = "/api/v1/articles/{article}/files/given.txt?version=live" },
        new("POST", "/api/v1/articles/{number}/files", Writers) { Path = "/api/v1/articles/{article}/files?name=new.txt", Body = "new" },
        new("DELETE", "/api/v1/articles/{number}/files/{name}", Writers) { Path = "/api/v1/articles/{article}/files/given.txt" },

        new("GET", "/api/v1/articles/{number}/versions", SeeWork) { Hidden = NoWork, Path = "/api/v1/articles/{article}/versions" },
        new("GET", "/api/v1/articles/{number}/versions/{version:int}", SeeWork) { Hidden = NoWork, Path = "/api/v1/articles/{article}/versions/1" },
        new("GET", "/api/v1/articles/{number}/versions/{version:int}/changes", SeeWork)
            { Hidden = NoWork, Path = "/api/v1/articles/{article}/versions/1/changes?since=1" },
        new("POST", "/api/v1/articles/{number}/versions/{version:int}/restore", Writers)
            { Hidden = NoWork, Path = "/api/v1/articles/{article}/versions/1/restore" },

        new("GET", "/api/v1/articles/{number}/comments", SeeWork) { Hidden = NoWork, Path = "/api/v1/articles/{article}/comments" },
        new("POST", "/api/v1/articles/{number}/comments", SeeWork)
            { Hidden = NoWork, Path = "/api/v1/articles/{article}/comments", Body = """{"text":"a"}""" },
        new("POST", "/api/v1/articles/{number}/comments/{comment:guid}/answers", SeeWork)
            { Hidden = NoWork, Path = "/api/v1/articles/{article}/comments/{edit}/answers", Body = """{"text":"a"}""" },
        new("POST", "/api/v1/articles/{number}/comments/{comment:guid}/resolve", Writers)
            { Hidden = NoWork, Path = "/api/v1/articles/{article}/comments/{edit}/resolve" },
        new("POST", "/api/v1/articles/{number}/comments/{comment:guid}/reopen", Writers)
            { Hidden = NoWork, Path = "/api/v1/articles/{article}/comments/{edit}/reopen" },
        new("POST", "/api/v1/articles/{number}/comments/{comment:guid}/accept", Writers)
            { Hidden = NoWork, Path = "/api/v1/articles/{article}/comments/{edit}/accept" },
        new("POST", "/api/v1/articles/{number}/comments/{comment:guid}/decline", Writers)
            { Hidden = NoWork, Path = "/api/v1/articles/{article}/comments/{edit}/decline" },

        new("GET", "/api/v1/articles/similar", SeeCases) { Hidden = [Role.Customer, Role.Partner] },
        new("GET", "/api/v1/articles/behind", SeeWork) { Hidden = [Role.Customer, Role.Partner] },
        new("GET", "/api/v1/articles/{number}/translation", SeeWork) { Hidden = NoWork, Path = "/api/v1/articles/{article}/translation" },
        new("POST", "/api/v1/articles/{number}/translation/no-change", Writers)
            { Path = "/api/v1/articles/{article}/translation/no-change", Body = """{"version":1}""" },
        new("GET", "/api/v1/articles/{number}/checklist", SeeWork) { Hidden = NoWork, Path = "/api/v1/articles/{article}/checklist" },
        new("GET", "/api/v1/templates", SeeWork) { Hidden = [Role.Customer, Role.Partner] },
        new("PUT", "/api/v1/templates/{kind}", [KnowledgeManager])
            { Path = "/api/v1/templates/policy", Body = """{"fields":[],"checklist":[]}""" },
        new("DELETE", "/api/v1/templates/{kind}", [KnowledgeManager]) { Path = "/api/v1/templates/policy" },

        new("GET", "/api/v1/articles/{number}/reviewers", SeeWork) { Hidden = NoWork, Path = "/api/v1/articles/{article}/reviewers" },
        new("PUT", "/api/v1/articles/{number}/amendment", Judges) { Path = "/api/v1/articles/{article}/amendment", Body = """{"title":"b"}""" },
        new("POST", "/api/v1/articles/{number}/confirm", Writers) { Path = "/api/v1/articles/{article}/confirm" },
        new("POST", "/api/v1/articles/{number}/emergency", [KnowledgeManager])
            { Path = "/api/v1/articles/{article}/emergency", Body = """{"reason":"a"}""" },
        new("POST", "/api/v1/articles/{number}/review-afterwards", Judges)
            { Path = "/api/v1/articles/{article}/review-afterwards", Body = """{"passes":true}""" },
        new("PUT", "/api/v1/articles/{number}/expiry", [KnowledgeManager]) { Path = "/api/v1/articles/{article}/expiry" },
        new("GET", "/api/v1/reviews", SeeWork) { Hidden = [Role.Customer, Role.Partner] },
        new("GET", "/api/v1/reviews/emergencies", SeeWork) { Hidden = [Role.Customer, Role.Partner] },
        new("GET", "/api/v1/reviews/rules", [KnowledgeManager]) { Hidden = [Role.Customer, Role.Partner] },
        new("PUT", "/api/v1/reviews/rules", [KnowledgeManager]) { Body = """{"days":3}""" },

        new("GET", "/api/v1/articles/{number}/care", SeeWork) { Hidden = NoWork, Path = "/api/v1/articles/{article}/care" },
        new("PUT", "/api/v1/articles/{number}/confidence", SeeWork) { Path = "/api/v1/articles/{article}/confidence", Body = """{"confidence":"notValidated"}""" },
        new("POST", "/api/v1/articles/{number}/still-right", SeeWork) { Path = "/api/v1/articles/{article}/still-right" },
        // For its owner and knowledge managers: these articles are the author's.
        new("PUT", "/api/v1/articles/{number}/review-by", Writers) { Path = "/api/v1/articles/{article}/review-by" },
        new("PUT", "/api/v1/articles/{number}/owner", Writers) { Path = "/api/v1/articles/{article}/owner", Body = """{"team":"a"}""" },
        new("PUT", "/api/v1/articles/{number}/details", Writers) { Path = "/api/v1/articles/{article}/details", Body = """{"segments":"a"}""" },
        new("PUT", "/api/v1/articles/{number}/address", [KnowledgeManager]) { Path = "/api/v1/articles/{article}/address", Body = """{"slug":"elsewhere"}""" },
        new("GET", "/api/v1/owners", Writers) { Hidden = [Role.Customer, Role.Partner] },
        new("POST", "/api/v1/owners/hand-over", [KnowledgeManager]) { Body = """{"from":{"team":"a"},"to":{"team":"b"}}""" },
        new("GET", "/api/v1/review-periods", SeeWork) { Hidden = [Role.Customer, Role.Partner] },
        new("PUT", "/api/v1/review-periods", [KnowledgeManager]) { Body = """{"governance":"experience","days":365}""" },

        new("GET", "/api/v1/articles/{number}/flags", SeeWork) { Hidden = NoWork, Path = "/api/v1/articles/{article}/flags" },
        new("POST", "/api/v1/articles/{number}/flags", Staff) { Path = "/api/v1/articles/{article}/flags", Body = """{"reason":"wrong"}""" },
        new("GET", "/api/v1/flags", Staff) { Hidden = [Role.Customer, Role.Partner] },
        new("POST", "/api/v1/flags/{flag:guid}/take-up", Writers) { Hidden = NoWork, Path = "/api/v1/flags/{flag}/take-up" },
        new("POST", "/api/v1/flags/{flag:guid}/decline", SeeWork) { Hidden = NoWork, Path = "/api/v1/flags/{flag}/decline", Body = """{"answer":"a"}""" },
        new("GET", "/api/v1/articles/{number}/tips", Staff) { Hidden = [Role.Customer, Role.Partner], Path = "/api/v1/articles/{article}/tips" },
        new("POST", "/api/v1/articles/{number}/tips", Staff)
            { Hidden = [Role.Customer, Role.Partner], Path = "/api/v1/articles/{article}/tips", Body = """{"text":"a"}""" },
        new("POST", "/api/v1/articles/{number}/tips/{tip:guid}/promote", Writers)
            { Hidden = [Role.Customer, Role.Partner], Path = "/api/v1/articles/{article}/tips/{tip}/promote" },
        // Sales said it.
        new("DELETE", "/api/v1/articles/{number}/tips/{tip:guid}", [Role.Sales, .. Writers])
            { Hidden = [Role.Customer, Role.Partner], Path = "/api/v1/articles/{article}/tips/{tip}" },
        new("GET", "/api/v1/desk", SeeWork) { Hidden = [Role.Customer, Role.Partner] },
        new("GET", "/api/v1/articles/{number}/value", SeeWork) { Hidden = NoWork, Path = "/api/v1/articles/{article}/value" },
        new("GET", "/api/v1/values", [KnowledgeManager, Administrator]) { Hidden = [Role.Customer, Role.Partner] },
        new("POST", "/api/v1/articles/{number}/merge", [KnowledgeManager]) { Path = "/api/v1/articles/{article}/merge", Body = """{"into":"a"}""" },
        new("POST", "/api/v1/articles/{number}/delete", [Administrator]) { Path = "/api/v1/articles/{article}/delete", Body = """{"reason":"a"}""" },

        new("GET", "/api/v1/curation/synonyms", SeeRules) { Hidden = [Role.Customer, Role.Partner] },
        new("POST", "/api/v1/curation/synonyms", MakeRules),
        new("PUT", "/api/v1/curation/synonyms/{id}", MakeRules),
        new("DELETE", "/api/v1/curation/synonyms/{id}", MakeRules),
        new("GET", "/api/v1/curation/suggested-synonyms", MakeRules),
        new("GET", "/api/v1/curation/dismissed-synonyms", MakeRules),
        new("POST", "/api/v1/curation/dismissed-synonyms", MakeRules),
        new("DELETE", "/api/v1/curation/dismissed-synonyms/{id}", MakeRules),
        new("GET", "/api/v1/curation/glossary", SeeRules) { Hidden = [Role.Customer, Role.Partner] },
        new("POST", "/api/v1/curation/glossary", MakeRules),
        new("PUT", "/api/v1/curation/glossary/{id}", MakeRules),
        new("DELETE", "/api/v1/curation/glossary/{id}", MakeRules),
        new("GET", "/api/v1/curation/pins", SeeRules) { Hidden = [Role.Customer, Role.Partner] },
        new("POST", "/api/v1/curation/pins", MakeRules),
        new("PUT", "/api/v1/curation/pins/{id}", MakeRules),
        new("DELETE", "/api/v1/curation/pins/{id}", MakeRules),

        .. WithCustomers,
    ];

    /// <summary>The pages: with a session of the role, never with its key. The first line that matches the pattern counts; <c>*</c> is anything.</summary>
    public static IReadOnlyList<PageLine> Pages { get; } =
    [
        new("/console/admin*", [Administrator]),
        new("/console/cases/new", [Rep]),
        new("/console/service*", SeeRules),
        new("/console/macros", SeeRules),
        new("/console/customers/new", SeeCustomers),
        new("/console/call", [Rep]),
        new("/console/call-*", SeeCustomers),
        new("/console/sales/opportunities/new", Sell),
        new("/console/sales/opportunities/{Number}/edit", Sell),
        new("/console/sales/opportunities*", SeeCustomers),
        new("/console/articles/new", Writers),
        new("/console/articles/{Number}/edit", SeeWork),
        new("/console/templates*", SeeWork),
        new("/console/review", SeeWork),
        new("/console/desk", SeeWork),
        new("/console/owners", [KnowledgeManager]),
        new("/console/values", [KnowledgeManager, Administrator]),
        new("/console/articles/{Number}/value", SeeWork),
        new("/console/articles/{Number}/merge", [KnowledgeManager]),
        new("/console/insight*", [KnowledgeManager, Administrator]),
        new("/console/curation*", SeeRules),
        new("/console/review/rules", [KnowledgeManager]),
        new("/console/complaints/causes", SeeRules),
        new("/console/complaints*", SeeCases),
        new("/console/dispatches*", [.. SeeCases, Partner]),
        new("/console/people/roles/{Key}/edit", [KnowledgeManager]),
        new("/console/satisfaction", SeeCases),
        new("/console*", Staff),
        new("/my/cases*", All),
        new("/account", All),
        new("/", All, Open: true),
        new("/search", All, Open: true),
        new("/topics/{Key}", All, Open: true),
        new("/articles/{Slug}", All, Open: true),
        // An article's files: the address is a secret, and the article's visibility is asked at each reading.
        new("/files/{key}/{name}", All, Open: true),
        // Two questions: the address is a secret that works once.
        new("/survey/{Token}", All, Open: true),
        new("/robots.txt", All, Open: true),
        new("/sitemap.xml", All, Open: true),
        new("/portal/suggest", All, Open: true),
        new("/portal/complete", All, Open: true),
        new("/api", All, Open: true),
        new("/openapi/{documentName}.json", All, Open: true),
        new("/sign-in", All, Open: true),
        new("/forbidden", All, Open: true),
        new("/error/*", All, Open: true),
    ];

    /// <summary>Forms without a page of their own: for everybody, and refused (400) without their page's token.</summary>
    public static IReadOnlyList<string> Forms { get; } = ["/language", "/theme", "/sign-out"];

    /// <summary>What the frameworks serve: files, and the circuits of pages that were opened.</summary>
    public static IReadOnlyList<string> Machinery { get; } = ["/_blazor*", "/_framework/*", "/{**path:file}"];
}

/// <summary>One call of the API.</summary>
/// <param name="Method">The method.</param>
/// <param name="Pattern">The route as the program lists it.</param>
/// <param name="May">Who may.</param>
internal sealed record ApiLine(string Method, string Pattern, Role[] May)
{
    /// <summary>Works without a key.</summary>
    public bool Open { get; init; }

    /// <summary>For whom there is nothing there (404); the others who may not are refused (403).</summary>
    public Role[] Hidden { get; init; } = [];
    public string? Path { get; init; }
    public string Body { get; init; } = "{}";
}

/// <summary>One page, or several whose routes begin alike.</summary>
internal sealed record PageLine(string Pattern, Role[] May, bool Open = false);
