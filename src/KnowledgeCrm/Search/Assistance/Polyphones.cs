namespace KnowledgeCrm.Search.Assistance;

/// <summary>Characters that are read in more than one way, tones aside, with all their readings: ICU's table gives one of each, whatever the word.
/// The everyday ones of 《通用规范汉字表》, by their readings in 《现代汉语词典》.</summary>
internal static class Polyphones
{
    private const string Readings = """
        行 xing hang;长 chang zhang;重 zhong chong;调 tiao diao;还 hai huan;得 de dei;都 dou du;降 jiang xiang;传 chuan zhuan;率 lv shuai
        弹 tan dan;盛 sheng cheng;系 xi ji;校 xiao jiao;削 xiao xue;血 xue xie;粘 zhan nian;着 zhe zhao zhuo;露 lu lou;落 luo la lao
        模 mo mu;差 cha chai ci;称 cheng chen;大 da dai;单 dan shan;给 gei ji;会 hui kuai;角 jiao jue;卡 ka qia;咳 ke hai
        壳 ke qiao;没 mei mo;便 bian pian;强 qiang jiang;塞 sai se;色 se shai;什 shen shi;似 si shi;提 ti di;折 zhe she
        乐 le yue;了 le liao;的 de di;地 di de;薄 bao bo;剥 bo bao;参 can shen;藏 cang zang;曾 ceng zeng;朝 chao zhao
        车 che ju;澄 cheng deng;臭 chou xiu;畜 chu xu;伺 ci si;嚼 jiao jue;解 jie xie;劲 jin jing;觉 jue jiao;勒 le lei
        脉 mai mo;埋 mai man;秘 mi bi;抹 mo ma;弄 nong long;曝 bao pu;奇 qi ji;茄 qie jia;亲 qin qing;圈 quan juan
        杉 shan sha;厦 sha xia;省 sheng xing;识 shi zhi;熟 shu shou;属 shu zhu;说 shuo shui;宿 su xiu;拓 tuo ta;尾 wei yi
        吓 xia he;纤 xian qian;巷 xiang hang;咽 yan ye;钥 yao yue;择 ze zhai;轧 zha ya;爪 zhua zhao;核 he hu;和 he huo hu
        夹 jia ga;见 jian xian;烙 lao luo;绿 lv lu;褪 tui tun;仔 zi zai;综 zong zeng;褶 zhe;摩 mo ma;漂 piao
        """;

    /// <summary>By character, how it can be read, in lower-case ASCII letters with <c>v</c> for ü.</summary>
    public static IReadOnlyDictionary<char, string[]> All { get; } =
        Readings.Split(['\n', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(entry => entry.Split(' ')).ToDictionary(entry => entry[0][0], entry => entry[1..]);
}
