using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace KnowledgeCrm.Knowledge;

/// <summary>Names in Latin letters: known ones, and unusual ones by where they stand.</summary>
internal static partial class EnglishNames
{
    private static readonly FrozenSet<string> Titles = Set("mr mrs ms miss mx dr prof professor sir madam madame herr frau signor signora señor señora monsieur mme mlle doktor sister father rev reverend lady lord nurse uncle auntie aunt mister");
    private static readonly FrozenSet<string> Particles = Set("van der den de la di da del della von zu bin binti binte ibn al el mac ó o ni nic af du le dos das ter ten y e abu ap ab st");
    private static readonly FrozenSet<string> BeforeName = Set("tell told ask asked named called from by to with for dear hi hello hey hiya cheers regards attention attn thanks signed sincerely and or thank driver engineer colleague fitter plumber electrician technician tenant landlord owner caller customer contact holder wife husband son daughter mother father brother sister mum dad nephew niece cousin uncle aunt neighbour neighbor assistant manager nurse reception spoke says said if is was that when because concierge locksmith caretaker me i'm name she's he's it's assigned cc lady gentleman");
    private static readonly FrozenSet<string> BeforeOther = Set("the a an this our your their in at near around outside via these those any every each");
    private static readonly FrozenSet<string> AfterName = Set("says said wrote writes called calls rang rings phoned emailed texted asks asked wants wanted works worked left signs signed told tells has had is was will would does did can could here and from in at on who whose came comes picked promised thinks thought reckons reckoned sent sends needs keeps kept got took gave gives never again mentioned confirmed agreed paid refuses logged replied answered refused hates lives speaks uses handed knows knew please too or but helped fitted fixed found looked saw noticed says complained reported insists insisted visits visited checked family household residence");
    private static readonly FrozenSet<string> FirmWords = Set("pty sdn bhd llp kk bv ag sa srl spa ltd limited inc llc plc gmbh co corp company group sons daughters brothers bros & hotel inn arms café cafe shop stores store school hospital street road lane avenue church university college bank court house square park method electrical electrics heating plumbing appliances solutions systems kitchens bathrooms interiors logistics motors foods supplies hospice clinic surgery centre bakery brewery pharmacy nursery academy museum gallery theatre motel guesthouse resort spa gym salon barbers dental vets launderette cleaners lettings estates properties developments construction builders joinery roofing flooring carpets metalworks airport cathedral marathon festival avenue cycle bridge station palace trading estate haulage range mutual driver drivers key bit oven toaster");

    // What begins a sentence and goes on with a person.
    private static readonly FrozenSet<string> LeadsToPerson = Set("per sent thanked rang emailed texted met saw gave let can could did does has have had is was if when while until since because as but so although ring call phone email text ask contact remind chase see meet visit invite thank apparently maybe perhaps only even spoken tried reached left get got make made help helped told regarding re via cc today yesterday tomorrow luckily sadly sorry unfortunately then later after before");

    // Firms, goods and figures of speech that are called like people.
    private static readonly FrozenSet<string> Firms = new[] { "john lewis", "eddie stobart", "fisher paykel", "russell hobbs", "morphy richards", "harvey norman", "robert dyas", "fred olsen", "laura ashley", "calvin klein", "ralph lauren", "ted baker", "paul smith", "tommy hilfiger", "hugo boss", "louis vuitton", "wells fargo", "morgan stanley", "charles schwab", "aston martin", "alfa romeo", "earl grey", "granny smith", "king edward", "maris piper", "bloody mary", "charlotte tilbury", "travis perkins", "allen carr", "bernard matthews", "betty crocker", "uncle ben", "dr pepper", "dr martens", "jack daniels", "jack daniel", "jim beam", "johnnie walker", "captain morgan", "ben jerry", "jo malone", "kate spade", "marc jacobs", "michael kors", "oliver bonas", "thomas cook", "thomas pink", "william hill", "paddy power", "david jones", "peter jones", "robinson crusoe", "sherlock holmes", "harry potter", "james bond", "santa claus", "father christmas", "father's day", "mother's day", "st pancras", "martin luther", "george foreman", "peter pan", "jack russell", "stanley knife", "phillips screwdriver", "allen key" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> LowerTitles = Set("mr mrs ms miss dr prof");
    private static readonly FrozenSet<string> Never = Set("i monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december the a an this that it he she we they you if and but or not no yes please thanks hi hello brightwell app email tel phone mobile re fw fwd ps nb ok");

    /// <summary>True for what is said before a name: mr, dr; in lower case.</summary>
    public static bool IsTitle(string word) => Titles.Contains(word);

    public static void TakeFrom(MaskingBuffer buffer)
    {
        var text = buffer.Text;
        var words = EnglishWord.In(text);
        if (words.Count == 0) return;
        var isChinese = Common.Languages.Of(text) == Common.Languages.Chinese;
        var seen = words.Where(word => !word.IsCapital).Select(word => word.Plain).ToHashSet(StringComparer.Ordinal);
        for (var i = 0; i < words.Count; i++)
        {
            var found = new NameSpan(text, words, i, seen, isChinese);
            if (!found.IsName(out var first, out var last)) continue;
            var end = words[last].End;
            if (words[last].IsInitial && end < text.Length && text[end] == '.') end++;
            end += Suffix().Match(text, end, Math.Min(5, text.Length - end)).Length;
            buffer.Take(PersonalKind.Name, words[first].Start, end - words[first].Start);
            i = last;
        }
    }

    /// <summary>Judges the word at a place and gathers the words of the name that it begins.</summary>
    private readonly struct NameSpan(string text, List<EnglishWord> words, int at, HashSet<string> seen, bool isChinese)
    {
        public bool IsName(out int first, out int last)
        {
            (first, last) = (at, at);
            var word = words[at];
            if (word.TouchesDigit || word.HasInnerCapital || word.Plain == "st" || IsProduct()) return false;
            var isShouted = (word.IsAllCapitals || word.IsInitial) && IsShouted(word.Start);
            if (!word.IsCapital) return IsLowerName(ref first, ref last);
            last = LastOf(isShouted);
            var isTitled = IsTitled();
            var isLabelled = Label().IsMatch(Before(24));
            if (Titles.Contains(word.Plain) && last == at) return false;
            if (isTitled) last = LastTitled(last, isShouted);
            if (isChinese && HasChineseTitle(last)) return true;
            if (word.IsInitial) return last > at && !words[last].IsOrdinary && !words[last].IsInitial;
            if (isTitled) return !Never.Contains(word.Plain);
            if (IsInverted()) return ++last > at;
            if (at > 0 && words[at - 1] is { IsCapital: true, Plain: "st" } && text[words[at - 1].End] is ' ' or '.') return false;
            var next = at + 1 < words.Count ? words[at + 1] : null;
            if (last > at && word.IsGiven && !FollowedByFirm() && words.Skip(at + 1).Take(last - at).All(w => !w.IsOrdinary || w.IsSurname)) return !IsAfter(at, "the");
            if (FollowedByFirm() || FollowedByNumber(last)) return word.IsGiven && !word.IsAmbiguous && !FollowedByFirm() && isLabelled;
            if (last == at && IsAfter(at, "in") && IsLineEnd(word.End)) return false;
            if (word.IsGiven && !word.IsAmbiguous && !(word.IsOrdinary && last == at)) return !IsAfter(at, "the") || last > at;
            if (isLabelled && (word.IsUnknown || word.IsGiven || word.IsSurname || word.IsAmbiguous)) return true;
            if (word.IsAmbiguous || (word.IsGiven && word.IsOrdinary)) return IsAmbiguousName(last, isShouted);
            if (isShouted || (word.IsAllCapitals && !isShouted && last == at)) return word.IsAllCapitals && isChinese && last > at && !word.IsOrdinary;
            // Tan Kok Beng: a surname that is a word, and a name that is none.
            if (word is { IsSurname: true, IsOrdinary: true, IsPlace: false } && last > at && words.Skip(at + 1).Take(last - at).All(w => w.IsUnknown || w.IsGiven) && !IsAfter(at, "the")) return true;
            if (word.IsOrdinary || word.IsPlace || seen.Contains(word.Plain)) return false;
            if (isChinese && last == at) return word.IsSurname && Cue(at) is not null;
            return IsUnusualName(last, next);
        }

        // macOS Sonoma; John Lewis; F-gas.
        private bool IsProduct() => (at > 0 && words[at - 1].HasInnerCapital && IsBlank(words[at - 1].End, words[at].Start)) || words[at].Value.Length > 1 && words[at].Value[1] == '-'
            || (at + 1 < words.Count && Firms.Contains(words[at].Plain + " " + words[at + 1].Plain)) || (at > 0 && Firms.Contains(words[at - 1].Plain + " " + words[at].Plain));

        // Lower case: only what is a name and nothing else.
        private bool IsLowerName(ref int first, ref int last)
        {
            var word = words[at];
            if (word.Value.Length < 3 || word.IsOrdinary || word.IsAmbiguous || word.IsPlace || isChinese) return false;
            if (InitialsBefore(word.Start))
            {
                while (first > 0 && words[first - 1].Value.Length == 1 && words[first].Start - words[first - 1].End <= 2) first--;
                return true;
            }
            if (at > 0 && LowerTitles.Contains(words[at - 1].Plain) && text[words[at - 1].End..word.Start] is " " or ". ") return true;
            if (!NameLists.Given.Contains(word.Plain) && !NameTold().IsMatch(Before(20))) return false;
            if (at + 1 < words.Count && IsBlank(word.End, words[at + 1].Start) && (words[at + 1].Value.Length == 1 && words[at + 1].Plain is not ("a" or "i") || words[at + 1] is { IsOrdinary: false, IsPlace: false, IsCapital: false } && !words[at + 1].TouchesDigit)) last = at + 1;
            return true;
        }

        private bool IsAmbiguousName(int last, bool isShouted)
        {
            if (last > at && words.Skip(at + 1).Take(last - at).Any(w => w.IsUnknown || w.IsInitial || (w.IsSurname && !isShouted))) return !IsAfter(at, "the") && !IsAfter(at, "in");
            if (isChinese) return Cue(at) is not null;
            var cue = Cue(at);
            if (cue == words[at].Plain) return true;
            if (SignedOff().IsMatch(Before(20)) && IsLineEnd(words[last].End)) return true;
            var isPersonBefore = cue is "tell" or "ring" or "call" or "phone" or "remind" or "chase" or "thanked" or "contact" or "cc" or "told" or "ask" or "dear" or "hi" or "hello" or "hey" or "i'm" or "named" or "says" or "said" or "name" or "spoke" or "thanks" or "regards" || NameIs().IsMatch(Before(20));
            if (isPersonBefore && !words[at].IsPlace) return true;
            return PersonAfter().IsMatch(text.AsSpan(words[at].End, Math.Min(24, text.Length - words[at].End)));
        }

        private bool IsUnusualName(int last, EnglishWord? next)
        {
            var cue = Cue(at);
            if (cue is not null && BeforeOther.Contains(cue) && !SentenceStarts(words[at].Start)) return last > at && words.Skip(at).Take(last - at + 1).Any(w => w.IsGiven) && cue is not "the";
            // A firm: a name and what it trades in.
            if (last + 1 < words.Count && words[last + 1] is { IsCapital: true, IsOrdinary: true, IsSurname: false } && IsBlank(words[last].End, words[last + 1].Start) && !Never.Contains(words[last + 1].Plain)) return false;
            if (last > at) return true;
            if (at > 0 && words[at - 1] is { IsCapital: true, IsOrdinary: true } before && !BeforeName.Contains(before.Plain) && !(SentenceStarts(before.Start) && LeadsToPerson.Contains(before.Plain)) && IsBlank(before.End, words[at].Start)) return false;
            if (words[at].Start > 1 && char.IsAsciiDigit(text[words[at].Start - 2])) return false;
            if (text.Length > words[at].End + 1 && text[words[at].End] == '\'' && cue is "from" or "to") return false;
            if (!SentenceStarts(words[at].Start)) return cue is not ("to" or "from") || words[at].IsSurname || IsLineEnd(words[at].End);
            // My wife (Aparna).
            if (words[at].Start > 1 && text[words[at].Start - 1] == '(' && words[at].End < text.Length && text[words[at].End] == ')') return Relation().IsMatch(text.AsSpan(Math.Max(0, words[at].Start - 16), Math.Min(16, words[at].Start)));
            // A sentence begins with a capital whatever its first word is.
            if (next is null) return IsLineEnd(words[at].End);
            var between = text[words[at].End..next.Start];
            if (between.StartsWith(',') || between.StartsWith("'s", StringComparison.Ordinal) || between.StartsWith(':') || between.StartsWith('.')) return true;
            return between is " (" || (between == " " && (AfterName.Contains(next.Plain) || (!next.IsCapital && next.Plain.Length > 4 && next.Plain.EndsWith("ed", StringComparison.Ordinal))));
        }

        // Mr Tan Ah Kow: after a title every capital belongs to the name.
        private int LastTitled(int last, bool isShouted)
        {
            while (!isShouted && last + 1 < words.Count && last < at + 4 && words[last + 1] is { IsCapital: true, TouchesDigit: false, IsAllCapitals: false } next && IsBlank(words[last].End, next.Start)
                && !Never.Contains(next.Plain) && !Titles.Contains(next.Plain) && !FirmWords.Contains(next.Plain)) last++;
            return last;
        }

        // Okafor, Ikenna: in a list the surname goes first.
        private bool IsInverted() => at + 1 < words.Count && words[at] is { IsOrdinary: false, IsPlace: false } word && (word.IsSurname || word.IsAllCapitals) && !word.IsGiven
            && words[at + 1] is { IsGiven: true, IsAmbiguous: false } next && next.IsAllCapitals == word.IsAllCapitals && text[word.End..next.Start] == ", " && (SentenceStarts(word.Start) || IsAfter(at, "by"));

        // Jenny姐, 阿Ken, David先生.
        private bool HasChineseTitle(int last) => !words[at].IsAllCapitals && words[at].Value.Length > 1 && (ChineseTitle().IsMatch(text.AsSpan(words[last].End, Math.Min(3, text.Length - words[last].End)))
            || words[at].Start > 0 && text[words[at].Start - 1] is '阿' or '叫');

        // The last word of the name that begins here.
        private int LastOf(bool isShouted)
        {
            var last = at;
            for (var i = at + 1; i < words.Count && i < at + 7; i++)
            {
                var between = text[words[i - 1].End..words[i].Start];
                var joins = between == " " || (between is ". " or "." && words[i - 1].IsInitial) || (between == ", " && isShouted && Label().IsMatch(Before(24)) && words[i].IsGiven);
                if (!joins || words[i].TouchesDigit || words[i].HasInnerCapital) break;
                if (Particles.Contains(words[i].Plain) && i + 1 < words.Count && (words[i + 1].IsCapital || Particles.Contains(words[i + 1].Plain)) && text[words[i].End..words[i + 1].Start] == " " && !(words[i].IsCapital && words[i].IsAllCapitals && isShouted)) continue;
                if (!words[i].IsCapital && !words[i].Plain.StartsWith("al-", StringComparison.Ordinal) && !words[i].Plain.StartsWith("el-", StringComparison.Ordinal)) break;
                if (words[at] is { IsAllCapitals: true, IsGiven: true } && words[i].IsAllCapitals && (words[i].IsSurname || words[i].IsUnknown))
                {
                    last = i;
                    continue;
                }
                if (isShouted != words[i].IsAllCapitals && words[i].Value.Length > 1 && words[i].IsAllCapitals) break;
                if (!isShouted && words[i - 1] is { IsGiven: true, IsAmbiguous: false, IsOrdinary: false } && between == " " && !Never.Contains(words[i].Plain) && !FirmWords.Contains(words[i].Plain))
                {
                    last = i;
                    continue;
                }
                if (words[i].IsOrdinary && (isShouted || !(words[i].IsSurname || words[i].IsGiven || words[i].IsAmbiguous))) break;
                if (words[i].IsPlace && !words[i].IsSurname && !words[i].IsGiven) break;
                last = i;
            }
            return last;
        }

        private bool FollowedByFirm()
        {
            if (at + 1 >= words.Count) return false;
            var end = words[at].End;
            return (text.AsSpan(end).StartsWith(" & ") && !(words[at].IsGiven && words[at + 1].IsGiven)) || (at > 0 && !Titles.Contains(words[at - 1].Plain) && text.AsSpan(0, words[at].Start).EndsWith(" & ") && !(words[at].IsGiven && words[at - 1].IsGiven)) || (IsBlank(end, words[at + 1].Start) && FirmWords.Contains(words[at + 1].Plain) && words[at + 1].IsCapital && !(words[at] is { IsGiven: true, IsAmbiguous: false } && words[at + 1].IsSurname));
        }

        private bool FollowedByNumber(int last)
        {
            var end = words[last].End;
            if (end + 1 >= text.Length || text[end] != ' ') return at > 0 && words[at].Start > 1 && char.IsAsciiDigit(text[words[at].Start - 2]) && words[at].IsAmbiguous;
            return char.IsAsciiDigit(text[end + 1]) && !(words[last].IsGiven && !words[last].IsAmbiguous && words[last].Value.Length > 3)
                || (last + 1 < words.Count && words[last + 1].TouchesDigit && IsBlank(end, words[last + 1].Start) && words[last + 1].IsAllCapitals);
        }

        private bool IsTitled() => at > 0 && Titles.Contains(words[at - 1].Plain) && text[words[at - 1].End..words[at].Start] is " " or ". " or "." or " & "
            && !words[at - 1].IsAllCapitals | words[at].IsAllCapitals;

        // The word before, in the same sentence.
        private string? Cue(int i) => i > 0 && Between().IsMatch(text.AsSpan(words[i - 1].End, words[i].Start - words[i - 1].End)) ? words[i - 1].Plain : null;

        private bool IsAfter(int i, string word) => Cue(i) == word;

        private ReadOnlySpan<char> Before(int length) => text.AsSpan(Math.Max(0, words[at].Start - length), Math.Min(length, words[at].Start));

        private bool SentenceStarts(int start) => Start().IsMatch(text.AsSpan(Math.Max(0, start - 4), Math.Min(4, start)));

        private bool InitialsBefore(int start) => Initials().IsMatch(text.AsSpan(Math.Max(0, start - 6), Math.Min(6, start)));

        private bool IsBlank(int from, int to) => to == from + 1 && text[from] == ' ';

        private bool IsPoint(int end) => end < text.Length && text[end] == '.';

        private bool IsLineEnd(int end) => LineEnd().IsMatch(text.AsSpan(end, Math.Min(4, text.Length - end)));

        // More capitals than small letters around: a capital says nothing.
        private bool IsShouted(int start)
        {
            var around = text.AsSpan(Math.Max(0, start - 60), Math.Min(text.Length, start + 60) - Math.Max(0, start - 60));
            var (upper, lower) = (0, 0);
            foreach (var c in around)
            {
                if (char.IsUpper(c)) upper++;
                else if (char.IsLower(c)) lower++;
            }
            return upper > 2 * lower;
        }
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);

    [GeneratedRegex(@"(?:name|customer|contact|holder|owner|tenant|from|to|attn|attention|signed|consignee|beneficiary|recipient|name on card|account name|acct name|拼音|engineer|driver|caller|client|buyer|by|技师|联系人|姓名|客户|收件人|发件人|户名|用户)\s?[:：=]\s?$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, MaskingPatience.Milliseconds)]
    private static partial Regex Label();

    [GeneratedRegex(@"(?:regards|cheers|thanks|sincerely|faithfully|wishes|love|from|yours|[.!?])[,.!]?\s{1,3}-?\s?$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, MaskingPatience.Milliseconds)]
    private static partial Regex SignedOff();

    [GeneratedRegex(@"(?:name is|name's|asked for|heard (?:back )?from|this is|i am|i'm|ask for|speak to|spoke to|spoke with|talk to|it's|called|leave it with|c/o|attn) $", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, MaskingPatience.Milliseconds)]
    private static partial Regex NameIs();

    [GeneratedRegex(@"(?:name is|name's|ask for|speak to|spoke to|spoke with|talk to|asked for) $", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, MaskingPatience.Milliseconds)]
    private static partial Regex NameTold();

    [GeneratedRegex(@"^(?: here\b|: (?=[a-z]|I |You |Can |We )| (?:marked|covers|covered|marks|handled|keeps|checked|looked|spotted|noticed|mentioned|herself|himself|handles|prefers|wants|asked|asks|thinks|reckons|insists|came|left|agreed|keeps|met|gave|told|tells|sent|got|did|does|plugged|signed|wants|forgot|lives|works)\b| from (?:accounts|sales|service|reception|procurement|hr|dispatch|marketing|support|facilities|maintenance|planning)\b| (?:is )?the (?:tenant|landlady|landlord|owner|caretaker|cleaner|nurse)| (?:says|said|wrote|rang|phoned|called|promised|told)\b| in (?:accounts|sales|service|reception)\b)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, MaskingPatience.Milliseconds)]
    private static partial Regex PersonAfter();

    [GeneratedRegex(@"(?:law|wife|husband|son|daughter|mother|father|brother|sister|mum|mom|dad|niece|nephew|cousin|aunt|uncle|neighbour|neighbor|tenant|landlord|landlady|colleague|boss|owner|manager|engineer|driver|technician|assistant|customer|flatmate|partner|carer|nurse) \($", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, MaskingPatience.Milliseconds)]
    private static partial Regex Relation();

    [GeneratedRegex(@"^ ?(?:姐|哥|总|先生|小姐|女士|太太|老师|师傅|同学|经理|Sir)", RegexOptions.CultureInvariant, MaskingPatience.Milliseconds)]
    private static partial Regex ChineseTitle();

    [GeneratedRegex(@"^[ ,(""]{1,3}$|^: $", RegexOptions.CultureInvariant, MaskingPatience.Milliseconds)]
    private static partial Regex Between();

    [GeneratedRegex(@"(?:^|[.!?:;""“(\n>•\-]\s{0,2})$", RegexOptions.CultureInvariant, MaskingPatience.Milliseconds)]
    private static partial Regex Start();

    // The third of a name; junior and senior.
    [GeneratedRegex(@"\G,? (?:III|II|IV|Jr|Sr|Jnr|Snr)\b", RegexOptions.CultureInvariant, MaskingPatience.Milliseconds)]
    private static partial Regex Suffix();

    [GeneratedRegex(@"\b[a-z]\.(?: ?[a-z]\.)? ?$", RegexOptions.CultureInvariant, MaskingPatience.Milliseconds)]
    private static partial Regex Initials();

    [GeneratedRegex(@"^(?:[.!,;)""?]?\s*$|[.!,)]?\s*\n)", RegexOptions.CultureInvariant, MaskingPatience.Milliseconds)]
    private static partial Regex LineEnd();
}
