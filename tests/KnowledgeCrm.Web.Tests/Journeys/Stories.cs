using KnowledgeCrm.Common;

namespace KnowledgeCrm.Web.Tests.Journeys;

/// <summary>The same journey told twice, each time as people of that language would.</summary>
internal static class Stories
{
    public static Story In(string language) => language == Languages.Chinese ? Chinese : English;

    private static readonly Story English = new()
    {
        Language = Languages.English,
        Locale = "en-GB",
        FirstCustomer = "Maeve Kowalczyk",
        SecondCustomer = "Dinesh Abara",
        Rep = "Tilda Renner",
        Author = "Oskar Lindqvist",
        Reviewer = "Priya Castellan",
        OtherTitle = "The machine does not start: close the door until it clicks",
        OtherBody = "A door that is not quite shut keeps the machine from starting. Push it until you hear a click, then press **Start** again.",
        FirstSearch = "machine door stuck",
        Subject = "Door of the machine jammed shut, laundry inside",
        Description = """
            The wash finished an hour ago and I still can't get my laundry out. Pulling the handle does nothing,
            and the tiny lamp next to it keeps winking at me. My boy's football kit is trapped in there and his match is at four!
            """,
        OwnWords = ["jammed shut", "can't get my laundry", "keeps winking at me", "football kit", "his match is at four", "Maeve"],
        Reply = "Please hold Start for five seconds with the programme dial on zero; the lock lets go with a click.",
        Note = "Third one this week from the same production run; told the workshop.",
        Cause = "The lock waits for the pump, and the pump had stopped with a little water left.",
        Resolution = "Programme dial to zero, hold Start for five seconds, wait for the click.",
        Title = "The door stays locked after the programme has ended",
        Summary = "How to release the safety lock by hand when the programme is over.",
        Body = """
            ## Why it happens

            The safety lock waits until the pump reports an **empty drum**.

            ## What to do

            1. Turn the programme dial to zero.
            2. Hold Start for five seconds.
            3. Wait for the click, then open.
            """,
        Strong = "empty drum",
        Step = "Hold Start for five seconds.",
        SentBackFor = "Please say what to do when there is no click; callers will ask.",
        MendedStep = "No click? Clean the pump filter and begin again at step 1.",
        LaterSearch = "lamp winking, laundry trapped, handle pulling",
        LaterSubject = "Towels locked in since last night",
        LaterDescription = "I turned it off and on again, and the hatch will not give way.",
    };

    private static readonly Story Chinese = new()
    {
        Language = Languages.Chinese,
        Locale = "zh-CN",
        FirstCustomer = "邹晓芸",
        SecondCustomer = "阮志诚",
        Rep = "岑佳宁",
        Author = "骆文斌",
        Reviewer = "鲍雪莹",
        OtherTitle = "洗衣机按了启动没反应：请先关好机门",
        OtherBody = "机门没有关到位时，洗衣机不会启动。请用力推门，听到“咔嗒”一声后再按**启动**键。",
        FirstSearch = "洗衣机的门卡住",
        Subject = "洗衣机的门卡住了，死活拉不开",
        Description = """
            衣服早就洗完了，可门怎么拽都拽不动，把手旁边的小红灯一闪一闪的。
            孩子的校服还闷在里面，明天一早就要穿，急死我了！
            """,
        OwnWords = ["卡住了，死活拉不开", "衣服早就洗完了", "小红灯一闪一闪的", "孩子的校服", "急死我了", "邹晓芸"],
        Reply = "您好，请先把程序旋钮转到零位，再按住启动键五秒，听到“咔嗒”一声就能开门了。",
        Note = "这个批次本周已经是第三起，已通知维修车间。",
        Cause = "门锁要等排水泵给出信号，而水泵停下时筒里还剩一点水。",
        Resolution = "旋钮转到零位，按住启动键五秒，等门锁发出声响。",
        Title = "程序结束后机门仍然锁定",
        Summary = "程序已经结束而机门没有解锁时，如何手动解除安全锁。",
        Body = """
            ## 原因

            安全锁要等排水泵确认**筒内无水**之后才会解除。

            ## 处理步骤

            1. 将程序旋钮转到零位。
            2. 按住启动键五秒。
            3. 听到“咔嗒”声后再开启机门。
            """,
        Strong = "筒内无水",
        Step = "按住启动键五秒。",
        SentBackFor = "请补充没有听到声响时该怎么做，客户一定会问到。",
        MendedStep = "没有听到声响？请清洗排水泵过滤网，然后从第一步重新开始。",
        LaterSearch = "小红灯一闪，拽不动，校服闷在里面",
        LaterSubject = "毛巾从昨晚锁到现在",
        LaterDescription = "断电重启过两次，还是打不开。",
    };
}
