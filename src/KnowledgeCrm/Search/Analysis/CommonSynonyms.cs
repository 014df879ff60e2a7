using System.Collections.Frozen;

namespace KnowledgeCrm.Search.Analysis;

/// <summary>
/// Words of customer service that mean nearly the same, in both languages: what every base begins with, before a company's own list. A
/// word of a query then counts as found where its synonym stands, though for less. Written for this program; general on purpose.
/// </summary>
public static class CommonSynonyms
{
    /// <summary>What an occurrence of a synonym is worth, against one of the word itself; 0.2 to 0.4 do about as well.</summary>
    public const float Weight = 0.3f;

    // A line is a group; each word stands for all others of its line. Chinese words are of two characters, as the analyser pairs them.
    private const string Groups = """
        max maximum limit quota
        min minimum
        delete remove erase
        cancel stop abort terminate
        fee charge cost price
        pay payment
        buy purchase order
        refund reimburse
        cash money fund
        arrive deliver delivery ship shipping arrival receive
        late delay pending
        lost missing lose
        stolen theft steal
        broken damaged faulty defective
        fix repair solve resolve
        problem issue error trouble
        fail decline reject refuse
        login signin logon
        phone mobile telephone smartphone cellphone
        photo picture image pic
        change update modify edit alter
        verify verification confirm authenticate
        start begin launch
        enable activate
        disable deactivate
        configure configuration config setup setting
        app application
        doc document documentation
        info information detail
        account profile
        customer client
        exchange convert conversion
        abroad foreign overseas international
        fast quick speed
        connect link associate attach
        type kind sort
        size capacity
        duplicate twice double
        wrong incorrect mistake
        allow permit
        safe secure security
        find locate search
        close shut
        move migrate
        pin passcode
        topup recharge
        country nation
        pc computer
        admin administrator
        db database
        repo repository
        id identity identification
        auth authentication
        benefit advantage
        reset restore
        display show
        undo revert
        hide conceal
        block ban
        merge combine join
        restrict limit
        warranty guarantee
        leak drip
        noise sound
        smell odour odor stink
        damp wet moist soggy
        hot warm
        mould mold mildew
        rust corrosion
        shake vibrate wobble
        loud noisy
        blocked clogged jammed
        stuck frozen hang
        slow sluggish
        upgrade update
        restart reboot
        fridge refrigerator
        washer laundry
        tap faucet
        hose pipe tube
        filter sieve strainer
        socket outlet
        screen display monitor
        lamp bulb light
        rubbish trash garbage waste
        tv television
        laptop notebook
        wifi wireless
        internet broadband
        technician engineer repairman
        appointment visit
        reschedule postpone
        manual handbook instruction
        spare replacement
        receipt invoice bill
        voucher coupon
        discount rebate
        rent hire
        flat apartment
        car vehicle
        kid child
        luggage baggage
        trip journey travel
        holiday vacation
        insurance coverage
        退款 退钱 退费
        发票 票据 收据
        修理 维修
        坏了 故障 损坏
        更改 修改 变更
        取消 撤销
        删除 移除
        登录 登陆
        密码 口令
        快递 物流 配送
        价格 费用 价钱
        手机 电话
        账号 帐号 账户 帐户
        无法 不能
        购买 下单
        保修 质保
        噪音 异响 响声 噪声
        异味 臭味 气味
        漏水 渗水 滴水
        抖动 震动 振动 晃动
        堵塞 堵住
        发霉 霉斑 长霉
        生锈 锈蚀
        结冰 结霜
        清洗 清洁 清理
        升级 更新
        卡住 卡死 死机
        重启 重开
        联网 网络 宽带
        配件 零件 备件
        说明 手册 指南
        预约 上门
        师傅 技师
        改期 延期
        退货 退换
        运费 邮费
        优惠 折扣
        地址 住址
        姓名 名字
        小孩 孩子 儿童
        插座 插头
        屏幕 显示
        """;

    private static readonly FrozenDictionary<string, string[]> ByTerm = Read();

    /// <summary>The terms that may stand for a term; none for most.</summary>
    /// <param name="term">As the analyser gives it.</param>
    public static IReadOnlyList<string> Of(string term) => ByTerm.GetValueOrDefault(term, []);

    private static FrozenDictionary<string, string[]> Read()
    {
        var others = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var group in Groups.Split('\n'))
        {
            var terms = group.Trim().Split(' ').Select(word => TextAnalyzer.Analyze(word)[0].Term).Distinct().ToList();
            foreach (var term in terms)
            {
                if (!others.TryGetValue(term, out var known)) others[term] = known = new HashSet<string>(StringComparer.Ordinal);
                known.UnionWith(terms.Where(other => other != term));
            }
        }
        return others.ToFrozenDictionary(pair => pair.Key, pair => pair.Value.Order(StringComparer.Ordinal).ToArray(), StringComparer.Ordinal);
    }
}
