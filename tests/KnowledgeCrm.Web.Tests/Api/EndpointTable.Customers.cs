using KnowledgeCrm.Common;
using static KnowledgeCrm.Common.Role;

namespace KnowledgeCrm.Web.Tests.Api;

// What has to do with customers and with the people who work for them.
internal static partial class EndpointTable
{
    private static IReadOnlyList<ApiLine> WithCustomers =>
    [
        new("GET", "/api/v1/customers", SeeCustomers) { Hidden = [Role.Customer, Role.Partner] },
        new("POST", "/api/v1/customers", SeeCustomers),
        new("GET", "/api/v1/customers/{number}", SeeCustomers) { Hidden = [.. All.Except(SeeCustomers)], Path = "/api/v1/customers/{customer}" },

        new("POST", "/api/v1/customers/{number}/win", SeeCustomers) { Hidden = [Role.Customer, Role.Partner], Path = "/api/v1/customers/{customer}/win" },
        new("PUT", "/api/v1/customers/{number}/care", SeeCustomers) { Hidden = [Role.Customer, Role.Partner], Path = "/api/v1/customers/{customer}/care" },
        new("POST", "/api/v1/customers/care/import", SeeCustomers) { Body = """{"customers":[]}""" },
        new("GET", "/api/v1/callers", SeeCustomers) { Hidden = [Role.Customer, Role.Partner], Path = "/api/v1/callers?number=02168452231" },
        new("POST", "/api/v1/interactions", SeeCustomers) { Hidden = [Role.Customer, Role.Partner], Body = """{"customer":"{customer}","disposition":"answered"}""" },
        new("GET", "/api/v1/customers/{number}/interactions", SeeCustomers)
            { Hidden = [Role.Customer, Role.Partner], Path = "/api/v1/customers/{customer}/interactions" },
        new("GET", "/api/v1/call-backs", SeeCustomers) { Hidden = [Role.Customer, Role.Partner] },
        new("POST", "/api/v1/call-backs/{id:guid}/done", SeeCustomers) { Hidden = [Role.Customer, Role.Partner], Path = "/api/v1/call-backs/{agreed}/done" },
        new("POST", "/api/v1/call-backs/{id:guid}/put-off", SeeCustomers) { Hidden = [Role.Customer, Role.Partner], Path = "/api/v1/call-backs/{agreed}/put-off", Body = """{"to":"2099-01-01T00:00:00Z"}""" },
        new("GET", "/api/v1/call-lists", SeeCustomers) { Hidden = [Role.Customer, Role.Partner] },
        new("POST", "/api/v1/call-lists", SeeCustomers) { Hidden = [Role.Customer, Role.Partner] },
        new("POST", "/api/v1/call-lists/{id:guid}/next", SeeCustomers) { Hidden = [Role.Customer, Role.Partner], Path = "/api/v1/call-lists/{list}/next" },
        new("POST", "/api/v1/call-lists/{id:guid}/close", SeeCustomers) { Hidden = [Role.Customer, Role.Partner], Path = "/api/v1/call-lists/{list}/close" },
        new("POST", "/api/v1/call-lists/{id:guid}/open", SeeCustomers) { Hidden = [Role.Customer, Role.Partner], Path = "/api/v1/call-lists/{list}/open" },
        new("POST", "/api/v1/call-lists/entries/{id:guid}/give-back", SeeCustomers) { Hidden = [Role.Customer, Role.Partner], Path = "/api/v1/call-lists/entries/{entry}/give-back" },
        new("GET", "/api/v1/opportunities", SeeCustomers) { Hidden = [Role.Customer, Role.Partner] },
        new("POST", "/api/v1/opportunities", Sell) { Hidden = [Role.Customer, Role.Partner] },
        new("GET", "/api/v1/opportunities/{number}", SeeCustomers) { Hidden = [.. All.Except(SeeCustomers)], Path = "/api/v1/opportunities/{opportunity}" },
        new("PUT", "/api/v1/opportunities/{number}", Sell)
            { Hidden = [.. All.Except(SeeCustomers)], Path = "/api/v1/opportunities/{opportunity}", Body = """{"title":"a"}""" },
        new("POST", "/api/v1/opportunities/{number}/move", Sell)
            { Hidden = [.. All.Except(SeeCustomers)], Path = "/api/v1/opportunities/{opportunity}/move", Body = """{"stage":"propose"}""" },
        new("POST", "/api/v1/opportunities/{number}/objections", Sell)
            { Hidden = [.. All.Except(SeeCustomers)], Path = "/api/v1/opportunities/{opportunity}/objections", Body = """{"words":"a","objection":"{objection}"}""" },
        new("GET", "/api/v1/opportunities/{number}/likely-objections", SeeCustomers)
            { Hidden = [.. All.Except(SeeCustomers)], Path = "/api/v1/opportunities/{opportunity}/likely-objections" },
        new("GET", "/api/v1/opportunities/{number}/who-to-take", SeeCustomers)
            { Hidden = [.. All.Except(SeeCustomers)], Path = "/api/v1/opportunities/{opportunity}/who-to-take" },
        new("POST", "/api/v1/raised-objections/{id:guid}/explanations", Sell)
            { Hidden = [.. All.Except(SeeCustomers)], Path = "/api/v1/raised-objections/{raised}/explanations", Body = """{"article":"a"}""" },
        new("GET", "/api/v1/objections", Staff) { Hidden = [Role.Customer, Role.Partner] },
        new("POST", "/api/v1/objections", KeepObjections) { Hidden = [Role.Customer, Role.Partner] },
        new("GET", "/api/v1/objections/suggested", Staff) { Hidden = [Role.Customer, Role.Partner] },
        new("GET", "/api/v1/objections/{number}", Staff) { Hidden = [Role.Customer, Role.Partner], Path = "/api/v1/objections/{objection}" },
        new("PUT", "/api/v1/objections/{number}", KeepObjections)
            { Hidden = [Role.Customer, Role.Partner], Path = "/api/v1/objections/{objection}", Body = """{"english":"It is dear"}""" },
        new("POST", "/api/v1/objections/{number}/merge", KeepObjections)
            { Hidden = [Role.Customer, Role.Partner], Path = "/api/v1/objections/{objection}/merge", Body = """{"into":"a"}""" },
        new("POST", "/api/v1/objections/{number}/answers", [Author, .. KeepObjections])
            { Hidden = [Role.Customer, Role.Partner], Path = "/api/v1/objections/{objection}/answers", Body = """{"whatToSay":"a"}""" },

        new("GET", "/api/v1/people", Staff) { Hidden = [Role.Customer, Role.Partner] },
        new("GET", "/api/v1/people/find", Staff) { Hidden = [Role.Customer, Role.Partner], Path = "/api/v1/people/find?q=pump" },
        new("POST", "/api/v1/people/wanted", Staff) { Hidden = [Role.Customer, Role.Partner], Body = """{"question":"Who knows this"}""" },
        new("GET", "/api/v1/people/{id:guid}", Staff) { Hidden = [Role.Customer, Role.Partner], Path = "/api/v1/people/{person}" },
        // Nobody has a photo here; that it is refused to others is shown in ExpertPhotoTests.
        new("GET", "/api/v1/people/{id:guid}/photo", []) { Hidden = All, Path = "/api/v1/people/{person}/photo" },
        new("PUT", "/api/v1/people/{id:guid}/endorsements/{topic}", Staff) { Hidden = [Role.Customer, Role.Partner], Path = "/api/v1/people/{person}/endorsements/none" },
        new("DELETE", "/api/v1/people/{id:guid}/endorsements/{topic}", Staff) { Hidden = [Role.Customer, Role.Partner], Path = "/api/v1/people/{person}/endorsements/none" },
        new("PUT", "/api/v1/people/{id:guid}/leaving", [KnowledgeManager, Administrator])
            { Hidden = [Role.Customer, Role.Partner], Path = "/api/v1/people/{person}/leaving", Body = """{"on":"2098-01-31"}""" },
        new("GET", "/api/v1/knowledge-map", Staff) { Hidden = [Role.Customer, Role.Partner] },
        // There is no such topic here; that the house alone sees one is shown in KnowledgeMapTests.
        new("GET", "/api/v1/knowledge-map/{topic}", []) { Hidden = All },
        new("GET", "/api/v1/work-roles", Staff) { Hidden = [Role.Customer, Role.Partner] },
        new("PUT", "/api/v1/work-roles/{role}", [KnowledgeManager]) { Path = "/api/v1/work-roles/given", Body = """{"nameEn":"Given","nameZh":"给定"}""" },
        new("PUT", "/api/v1/work-roles/{role}/steps/{step}", [KnowledgeManager])
            { Path = "/api/v1/work-roles/given/steps/one", Body = """{"nameEn":"One","nameZh":"一"}""" },
        new("POST", "/api/v1/work-roles/{role}/steps/{step}/wanted", [KnowledgeManager])
            { Hidden = [Role.Customer, Role.Partner], Path = "/api/v1/work-roles/given/steps/one/wanted" },
        new("DELETE", "/api/v1/work-roles/{role}/steps/{step}", [KnowledgeManager]) { Path = "/api/v1/work-roles/given/steps/one" },
        new("DELETE", "/api/v1/work-roles/{role}", [KnowledgeManager]) { Path = "/api/v1/work-roles/given" },
        new("GET", "/api/v1/people/me", Staff) { Hidden = [Role.Customer, Role.Partner] },
        new("PUT", "/api/v1/people/me", Staff) { Hidden = [Role.Customer, Role.Partner] },
        new("PUT", "/api/v1/people/me/availability", Staff) { Hidden = [Role.Customer, Role.Partner] },
        new("PUT", "/api/v1/people/me/calendar", Staff) { Hidden = [Role.Customer, Role.Partner] },
        new("DELETE", "/api/v1/people/me/calendar", Staff) { Hidden = [Role.Customer, Role.Partner] },
        new("PUT", "/api/v1/people/me/photo", Staff) { Hidden = [Role.Customer, Role.Partner] },
        new("DELETE", "/api/v1/people/me/photo", Staff) { Hidden = [Role.Customer, Role.Partner] },
        new("PUT", "/api/v1/people/me/listing", Staff) { Hidden = [Role.Customer, Role.Partner], Body = """{"listed":true}""" },
        new("PUT", "/api/v1/people/me/skills/{topic}", Staff) { Hidden = [Role.Customer, Role.Partner], Body = """{"level":"skilled"}""" },
        new("DELETE", "/api/v1/people/me/skills/{topic}", Staff) { Hidden = [Role.Customer, Role.Partner] },
        new("PUT", "/api/v1/people/me/hidden-topics/{topic}", Staff) { Hidden = [Role.Customer, Role.Partner] },
        new("DELETE", "/api/v1/people/me/hidden-topics/{topic}", Staff) { Hidden = [Role.Customer, Role.Partner] },
        new("PUT", "/api/v1/people/me/customers/{number}", Staff) { Hidden = [Role.Customer, Role.Partner] },
        new("DELETE", "/api/v1/people/me/customers/{number}", Staff) { Hidden = [Role.Customer, Role.Partner] },
        new("PUT", "/api/v1/people/me/not-mine/{number}", Staff) { Hidden = [Role.Customer, Role.Partner] },
        new("DELETE", "/api/v1/people/me/not-mine/{number}", Staff) { Hidden = [Role.Customer, Role.Partner] },
        // It is accepted, declined and passed on by one person each, whatever the role: see AnswerTests and RoutingTests.
        new("GET", "/api/v1/questions", Staff) { Hidden = [Role.Customer, Role.Partner] },
        new("POST", "/api/v1/questions", Staff) { Hidden = [Role.Customer, Role.Partner], Body = """{"title":"Why does it leak?"}""" },
        new("GET", "/api/v1/questions/figures", Staff) { Hidden = [Role.Customer, Role.Partner] },
        new("POST", "/api/v1/questions/import", MakeRules) { Body = """{"questions":[]}""" },
        new("GET", "/api/v1/questions/times", Staff) { Hidden = [Role.Customer, Role.Partner] },
        new("PUT", "/api/v1/questions/times", MakeRules) { Hidden = [Role.Customer, Role.Partner], Body = """{"remindAfter":240,"passOnAfter":480}""" },
        new("GET", "/api/v1/questions/{number}", Staff) { Hidden = [Role.Customer, Role.Partner], Path = "/api/v1/questions/{question}" },
        new("POST", "/api/v1/questions/{number}/posts", Staff)
            { Hidden = [Role.Customer, Role.Partner], Path = "/api/v1/questions/{question}/posts", Body = """{"text":"a","answer":false}""" },
        new("POST", "/api/v1/questions/{number}/accept", []) { Hidden = All, Path = "/api/v1/questions/{question}/accept", Body = """{"post":"00000000-0000-0000-0000-000000000001"}""" },
        new("POST", "/api/v1/questions/{number}/decline", []) { Hidden = [Role.Customer, Role.Partner], Path = "/api/v1/questions/{question}/decline", Body = """{"reason":"a"}""" },
        new("POST", "/api/v1/questions/{number}/hand-over", [KnowledgeManager])
            { Hidden = [Role.Customer, Role.Partner], Path = "/api/v1/questions/{question}/hand-over", Body = """{"person":"{person}"}""" },
        new("POST", "/api/v1/questions/{number}/next", []) { Hidden = [Role.Customer, Role.Partner], Path = "/api/v1/questions/{question}/next" },
        new("POST", "/api/v1/questions/{number}/close", [KnowledgeManager]) { Hidden = [Role.Customer, Role.Partner], Path = "/api/v1/questions/{question}/close" },
        new("GET", "/api/v1/topics", Staff) { Hidden = [Role.Customer, Role.Partner] },
        new("GET", "/api/v1/topics/{key}/community", []) { Hidden = All, Path = "/api/v1/topics/none/community" },
        new("GET", "/api/v1/notices", Staff) { Hidden = [Role.Customer, Role.Partner] },
        new("POST", "/api/v1/notices/read", Staff) { Hidden = [Role.Customer, Role.Partner] },
        // Nobody's: each has only their own.
        new("POST", "/api/v1/notices/{notice:long}/read", []) { Hidden = [.. All], Path = "/api/v1/notices/1000000/read" },
        new("GET", "/api/v1/notices/choices", Staff) { Hidden = [Role.Customer, Role.Partner] },
        new("PUT", "/api/v1/notices/choices", Staff) { Hidden = [Role.Customer, Role.Partner] },
        new("GET", "/api/v1/follows", Staff) { Hidden = [Role.Customer, Role.Partner] },
        new("PUT", "/api/v1/follows", Staff)
            { Hidden = [Role.Customer, Role.Partner], Path = "/api/v1/follows", Body = """{"kind":"article","key":"{article}"}""" },
        new("GET", "/api/v1/mail", [Administrator]),
        new("POST", "/api/v1/mail/test", [Administrator]),
        // There is no such message: who may learns that.
        new("POST", "/api/v1/mail/{message:guid}/retry", []) { Hidden = [Administrator], Path = "/api/v1/mail/0198c0de-0000-7000-8000-000000000000/retry" },
        new("GET", "/api/v1/cases/{number}/complaint", SeeCases) { Hidden = NoCases, Path = "/api/v1/cases/{complaint}/complaint" },
        new("PUT", "/api/v1/cases/{number}/complaint", [Rep]) { Hidden = NoCases, Path = "/api/v1/cases/{complaint}/complaint", Body = """{"severity":"minor"}""" },
        new("POST", "/api/v1/cases/{number}/complaint/compensation", [Rep])
            { Hidden = NoCases, Path = "/api/v1/cases/{complaint}/complaint/compensation", Body = """{"none":true,"reason":"a"}""" },
        // Nothing waits any more: that is said before whose limit reaches.
        new("POST", "/api/v1/cases/{number}/complaint/compensation/approve", SeeCases) { Hidden = NoCases, Path = "/api/v1/cases/{complaint}/complaint/compensation/approve" },
        new("POST", "/api/v1/cases/{number}/complaint/compensation/decline", SeeCases) { Hidden = NoCases, Path = "/api/v1/cases/{complaint}/complaint/compensation/decline" },
        new("POST", "/api/v1/cases/{number}/complaint/compensation/given", [Rep]) { Hidden = NoCases, Path = "/api/v1/cases/{complaint}/complaint/compensation/given" },
        new("POST", "/api/v1/cases/{number}/training-story", [Rep, Author, KnowledgeManager]) { Hidden = NoCases, Path = "/api/v1/cases/{complaint}/training-story" },
        new("GET", "/api/v1/complaints", SeeCases) { Hidden = NoCases },
        new("GET", "/api/v1/complaints/figures", SeeCases) { Hidden = NoCases },
        new("GET", "/api/v1/complaints/limits", SeeRules) { Hidden = [Role.Sales, Role.Customer, Role.Partner] },
        new("PUT", "/api/v1/complaints/limits", [Administrator]) { Body = """{"role":"rep","currency":"EUR","amount":20}""" },
        new("GET", "/api/v1/complaints/causes", SeeRules) { Hidden = [Role.Sales, Role.Customer, Role.Partner] },
        new("POST", "/api/v1/complaints/causes", MakeRules),
        new("PUT", "/api/v1/complaints/causes/{cause:guid}", MakeRules) { Path = "/api/v1/complaints/causes/{cause}", Body = """{"nameEn":"a","nameZh":"b"}""" },

        new("POST", "/api/v1/cases/{number}/dispatches", [Rep]) { Hidden = NoCases, Path = "/api/v1/cases/{complaint}/dispatches" },
        new("GET", "/api/v1/dispatches", [.. SeeCases, Partner]) { Hidden = [Role.Sales, Administrator, Role.Customer] },
        new("GET", "/api/v1/dispatches/{dispatch}", SeeCases) { Hidden = NoCases, Path = "/api/v1/dispatches/{dispatch}" },
        new("POST", "/api/v1/dispatches/{dispatch}/accept", []) { Hidden = NoCases, Path = "/api/v1/dispatches/{dispatch}/accept" },
        new("POST", "/api/v1/dispatches/{dispatch}/begin", []) { Hidden = NoCases, Path = "/api/v1/dispatches/{dispatch}/begin" },
        new("POST", "/api/v1/dispatches/{dispatch}/decline", []) { Hidden = NoCases, Path = "/api/v1/dispatches/{dispatch}/decline", Body = """{"text":"a"}""" },
        new("POST", "/api/v1/dispatches/{dispatch}/answer", []) { Hidden = NoCases, Path = "/api/v1/dispatches/{dispatch}/answer", Body = """{"result":"a"}""" },
        new("POST", "/api/v1/dispatches/{dispatch}/posts", [Rep]) { Hidden = NoCases, Path = "/api/v1/dispatches/{dispatch}/posts", Body = """{"text":"a"}""" },
        new("POST", "/api/v1/dispatches/{dispatch}/return", [Rep]) { Hidden = NoCases, Path = "/api/v1/dispatches/{dispatch}/return", Body = """{"text":"a"}""" },
        new("POST", "/api/v1/dispatches/{dispatch}/close", [Rep]) { Hidden = NoCases, Path = "/api/v1/dispatches/{dispatch}/close" },
        new("POST", "/api/v1/dispatches/{dispatch}/take-back", [Rep]) { Hidden = NoCases, Path = "/api/v1/dispatches/{dispatch}/take-back" },

        new("POST", "/api/v1/cases/{number}/satisfaction/link", [Rep]) { Hidden = NoCases, Path = "/api/v1/cases/{case}/satisfaction/link" },
        new("GET", "/api/v1/satisfaction", SeeCases) { Hidden = NoCases },
        new("GET", "/api/v1/satisfaction/answers", SeeCases) { Hidden = NoCases },
        new("POST", "/api/v1/satisfaction/answers/{answer:guid}/follow-up", [Rep, KnowledgeManager])
            { Hidden = NoCases, Path = "/api/v1/satisfaction/answers/{answer}/follow-up", Body = """{"reason":"a"}""" },
    ];
}
