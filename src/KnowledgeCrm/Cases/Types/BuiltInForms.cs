using KnowledgeCrm.Knowledge;
using static KnowledgeCrm.Cases.CaseFieldKind;
using static KnowledgeCrm.Cases.CaseFieldRequired;

namespace KnowledgeCrm.Cases;

/// <summary>The fields that every installation begins with.</summary>
public static class BuiltInForms
{
    private static readonly CaseField OrderNumber = Field("order-number", Text, "Order number", "订单号", asks: true);

    public static IReadOnlyList<CaseField> Of(CaseType type) => type switch
    {
        CaseType.Question => [OrderNumber],
        CaseType.Fault =>
        [
            Field(CaseNeeds.Version, Text, "Version on the type plate or in the app", "铭牌或应用中的版本号", asks: true),
            Field(CaseNeeds.FaultCode, Text, "Fault code on the display", "显示的故障代码", asks: true),
            Field("since", Date, "Since when", "从何时开始", asks: true),
            Choice("how-often", "How often", "发生频率", true, Never,
                ("always", "Every time", "每次都发生"), ("sometimes", "Now and then", "偶尔发生"), ("once", "Once so far", "目前仅一次")),
        ],
        CaseType.Complaint =>
        [
            Choice("complaint-about", "What it is about", "投诉对象", true, AtResolving,
                ("product", "The product", "产品"), ("service", "Our service", "服务"), ("delivery", "Delivery", "配送"), ("price", "Price or invoice", "价格或发票")),
            Field("wish", Text, "What you would like us to do", "希望我们如何处理", asks: true),
            Choice(CaseNeeds.Compensation, "Compensation", "补偿决定", false, Never,
                ("none", "None", "不补偿"), ("repair", "Free repair", "免费维修"), ("replacement", "Replacement", "换货"),
                ("refund", "Refund", "退款"), ("voucher", "Voucher", "代金券"), ("apology", "Apology", "道歉")),
            Field(CaseNeeds.CompensationAmount, Number, "Amount", "补偿金额"),
        ],
        CaseType.Return =>
        [
            OrderNumber,
            Choice("return-reason", "Why it comes back", "退货原因", true, AtOpening,
                ("fault", "It does not work", "无法使用"), ("damaged", "It arrived damaged", "到货时已损坏"), ("wrong", "Not what was ordered", "发错货"),
                ("unwanted", "No longer wanted", "不想要了")),
            Choice("condition", "Condition on arrival", "到货状况", false, AtResolving,
                ("unopened", "Unopened", "未拆封"), ("used", "Used", "已使用"), ("damaged", "Damaged", "已损坏"), ("not-received", "Never arrived", "未收到")),
        ],
        _ =>
        [
            Field(CaseNeeds.VisitDate, Date, "Day of the visit", "上门日期"),
            Choice("visit-window", "Time of day", "上门时段", true, Never,
                ("morning", "Morning", "上午"), ("afternoon", "Afternoon", "下午"), ("evening", "Evening", "晚上")),
            Field("access", Text, "How to get in", "如何进门", asks: true),
        ],
    };

    private static CaseField Field(string key, CaseFieldKind kind, string en, string zh, bool asks = false) =>
        new(key, kind, new BothLanguages(en, zh), Never, asks, []);

    private static CaseField Choice(
        string key, string en, string zh, bool asks, CaseFieldRequired required, params (string Key, string En, string Zh)[] choices) =>
        new(key, CaseFieldKind.Choice, new BothLanguages(en, zh), required, asks,
            [.. choices.Select(choice => new CaseFieldChoice(choice.Key, new BothLanguages(choice.En, choice.Zh)))]);
}
