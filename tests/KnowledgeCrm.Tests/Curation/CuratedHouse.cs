using KnowledgeCrm.Common;
using KnowledgeCrm.Curation;

namespace KnowledgeCrm.Tests.Curation;

/// <summary>What a knowledge manager does in a house, in few words.</summary>
internal static class CuratedHouse
{
    public static async Task<RuleDone> SaveRuleAsync(this House house, Actor by, SynonymInput input) =>
        (await house.Get<SaveSynonymRule>().RunAsync(by, null, input, null, Desk.Stop)).Value;

    public static async Task<Page<SynonymLine>> SynonymsAsync(this House house, Actor by) =>
        (await house.Get<SynonymList>().RunAsync(by, null, 0, Desk.Stop)).Value;

    public static async Task<RuleDone> SavePinAsync(this House house, Actor by, string query, string article, bool banned = false, DateOnly? reviewBy = null) =>
        (await house.Get<SavePin>().RunAsync(by, null, new PinInput(query, article, banned, null, reviewBy, null), null, Desk.Stop)).Value;

    public static async Task<PinPage> PinsAsync(this House house, Actor by, PinFilter? filter = null) =>
        (await house.Get<PinList>().RunAsync(by, filter ?? new PinFilter(), Desk.Stop)).Value;
}
