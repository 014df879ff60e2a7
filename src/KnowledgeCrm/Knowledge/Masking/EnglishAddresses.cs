using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace KnowledgeCrm.Knowledge;

/// <summary>Postal addresses in Latin letters: from a street with its number, a postcode or a flat, as far as the words around belong to it.</summary>
internal static partial class EnglishAddresses
{
    // An address has a few lines; what is farther away is another sentence.
    private const int Longest = 110;

    public static void TakeFrom(MaskingBuffer buffer)
    {
        var text = buffer.Text;
        buffer.TakeAll(PersonalKind.Address, SingaporeBlock());
        buffer.TakeAll(PersonalKind.Address, ToldToPostcode());
        buffer.TakeAll(PersonalKind.Address, PostcodeAlone());
        foreach (var rule in new[] { PrefixStreet(), Districts() })
            foreach (Match match in rule.Matches(text)) TakeAround(buffer, text, match);
        buffer.TakeAll(PersonalKind.Address, IrishCounty());
        buffer.TakeAll(PersonalKind.Address, RoomInBlock());
        foreach (Match match in ThroughPostcode().Matches(text)) TakeAround(buffer, text, match);
        foreach (var rule in new[] { Street(), NumberLast(), Continental(), HouseAndStreet() })
            foreach (Match match in rule.Matches(text)) TakeAround(buffer, text, match);
        foreach (Match match in Unit().Matches(text)) TakeUnit(buffer, text, match);
        foreach (Match match in Postcode().Matches(text)) TakeBefore(buffer, text, match);
        foreach (Match match in NumberAndName().Matches(text))
            if (NameLists.Places.Contains(NameLists.Plain(match.Groups["place"].Value))) TakeAround(buffer, text, match);
        buffer.TakeAll(PersonalKind.Address, LowerStreet(), match => !match.Groups["word"].Captures.Any(word => NameLists.IsOrdinary(word.Value) && word.Value is not ("church" or "high" or "park" or "mill" or "green" or "new" or "old" or "station" or "hill" or "west" or "east" or "north" or "south" or "market" or "bridge" or "school" or "king" or "queen" or "main" or "orchard" or "oak")));
        buffer.TakeAll(PersonalKind.Address, PostBox());
        buffer.TakeAll(PersonalKind.Address, UnitAlone());
        buffer.TakeAll(PersonalKind.Address, NumberAlone());
    }

    // A postcode belongs to the capitals and numbers before it.
    private static void TakeBefore(MaskingBuffer buffer, string text, Match postcode)
    {
        var start = LeftOf(text, postcode.Index);
        var said = text.AsSpan(start, postcode.Index - start);
        var isDigits = char.IsAsciiDigit(postcode.ValueSpan[0]);
        if (!IsBritish(postcode.Value) && (start == postcode.Index || !(isDigits ? StreetWord() : HasStreet()).IsMatch(said))) return;
        buffer.Take(PersonalKind.Address, start, AddressTail.EndOf(text, postcode.Index + postcode.Length) - start);
    }

    private static void TakeAround(MaskingBuffer buffer, string text, Match match)
    {
        var start = LeftOf(text, match.Index);
        if (!HasStreet().IsMatch(text.AsSpan(start, match.Index - start))) start = HouseNameBefore(text, match.Index);
        buffer.Take(PersonalKind.Address, start, AddressTail.EndOf(text, match.Index + match.Length) - start);
    }

    // Oakhurst, 5 Warren Drive: a house with a name and a number. A person or a firm there is no part of it.
    private static int HouseNameBefore(string text, int at)
    {
        var from = Math.Max(0, at - 60);
        var match = HouseName().Match(text[from..at]);
        if (!match.Success) return at;
        var words = match.Groups["v"].Value.Split(' ').Select(NameLists.Plain).ToList();
        return words.Exists(word => NameLists.Given.Contains(word) || NameLists.Surnames.Contains(word) || NameLists.IsOrdinary(word)) ? at : from + match.Groups["v"].Index;
    }

    // Unit 3, Kyalami Business Park, Midrand: a number in a building and what it belongs to.
    private static void TakeUnit(MaskingBuffer buffer, string text, Match unit)
    {
        var end = AddressTail.EndOf(text, unit.Index + unit.Length);
        var tail = text.AsSpan(unit.Index + unit.Length, end - unit.Index - unit.Length);
        if (tail.Length > 6 && (StreetWord().IsMatch(tail) || HasCode().IsMatch(tail) || tail.Count(',') > 1)) buffer.Take(PersonalKind.Address, unit.Index, end - unit.Index);
    }

    private static int LeftOf(string text, int end)
    {
        var from = Math.Max(0, end - Longest);
        var match = Leading().Match(text[from..end]);
        if (!match.Success) return end;
        // Who lives there is a name, not a part of it.
        var person = Resident().Match(match.Value);
        return from + match.Index + (person.Success ? person.Length : 0);
    }

    /// <summary>True for a word that names a kind of street or building, in lower case.</summary>
    public static bool IsStreetType(string word) => StreetTypes.Contains(word);

    // The letters of the United Kingdom's postcode areas (Royal Mail).
    private static readonly FrozenSet<string> PostcodeAreas = "AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static bool IsBritish(string postcode) => BritishPostcode().Match(postcode) is { Success: true } match && PostcodeAreas.Contains(match.Groups["area"].Value);

    private const string Types = "Street|St|Road|Rd|Avenue|Ave|Av|Lane|Ln|Drive|Dr|Close|Court|Ct|Crescent|Cres|Place|Pl|Square|Sq|Terrace|Terr|Ter|Way|Walk|Mews|Gardens|Gdns|Garden|Grove|Hill|Rise|Row|Park|Parade|Pde|Quay|Green|View|Boulevard|Blvd|Highway|Hwy|Parkway|Pkwy|Circle|Cir|Trail|Yard|Wharf|Esplanade|Embankment|Gate|Mount|Vale|Common|Broadway|Path|Alley|Loop|Bend|Heights|Cottages|Cottage|Buildings|House|Estate|Strand|Promenade|Chase|Croft|Drove|Wynd|Brae|Bank|Fields|Meadow|Meadows|Plaza|Villas|Mansions|Tower|Towers|Airfield|Farm|Barn|Lodge|Hall|Point|Ridge|Crossing|Arcade|Approach|Circus|End|Side|Wood|Cross|Bridge|Corner|Reach|Mead|Orchard|Market|Exchange|Business Park|Industrial Estate|Trading Estate|Retail Park|Science Park|Business Centre|Business Center|Centre|Center|Works|Mill|Depot|Marina|Turnpike|Pike|Expressway|Freeway|Turn|Cove|Run|Glen|Knoll|Landing|Parkade|Plain|Pass|Via|Fold|Garth|Gait|Hythe|Leys|Lea|Nook|Paddock|Pastures|Spinney|Copse|Dene|Dale|Glade|Link|Maltings|Nagar|Marg|Colony|Jalan|Lorong";
    private static readonly FrozenSet<string> StreetTypes = Types.ToLowerInvariant().Split('|').ToFrozenSet(StringComparer.Ordinal);
    private const string Units = "Hse|Lt|Flat|Unit|Apt|Apartment|Suite|Ste|Block|Blk|Room|Rm|Shop|Floor|House|Villa|Plot|Lot|Hangar|Tower|Bldg|Building|Level|Studio|Penthouse|Maisonette|Bungalow|Cottage|Lower Flat|Upper Flat|Ground Floor|Top Flat|Basement Flat|Garden Flat";

    // The United Kingdom's postcodes (Royal Mail's Programmers' Guide), ZIP codes after a state, Australian and Canadian ones.
    [GeneratedRegex(@"\b(?:[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|[A-Z]{2},? \d{5}(?:-\d{4})?|(?:NSW|VIC|QLD|WA|SA|TAS|ACT|NT) \d{4}|[A-Z]\d[A-Z] ?\d[A-Z]\d|[A-Z]\d[\dW] ?[A-Z0-9]{4}|\d{4} ?[A-Z]{2}(?= [A-Z][a-z])|(?<=[a-z] )\d{4,6}|BT\d{1,2} \d[A-Z]{2})\b(?![\-/.,]?\d)", RegexOptions.CultureInvariant, MaskingPatience.Milliseconds)]
    private static partial Regex Postcode();

    [GeneratedRegex(@"\b(?i:" + Units + @")\.? ?#?(?:\d{1,5}[A-Za-z]?|[A-Z])\b,[^.;!?\n:""\uE000]{3,90}?(?:\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b|\b\d{5,6}\b)", RegexOptions.CultureInvariant, MaskingPatience.Milliseconds)]
    private static partial Regex ThroughPostcode();

    [GeneratedRegex(@"(?<![\w.£$€/\-])(?:(?i:no|number|hse|house|plot|lot|door)\.? (?:No\.? ?)?)?\d{1,5}[A-Za-z]?(?:[\-/]\d{1,5}[A-Za-z]?)?,? (?:(?:the|of|y|St\.?|\d{1,3}(?:st|nd|rd|th)|[NSEW]|[A-Z][\w'\-]{1,25}\.?) ){1,4}(?i:" + Types + @")\b\.?(?: (?:Central|North|South|East|West|NW|NE|SW|SE|N|S|E|W)\b)?(?: \d{1,3}\b(?= #))?", RegexOptions.CultureInvariant, MaskingPatience.Milliseconds)]
    private static partial Regex Street();

    [GeneratedRegex(@"(?<![\w.£$€/\-])\d{1,4}(?:[\-/]\d{1,4}){0,3}[A-Za-z]?,? (?:The |[A-Z][\w'\-]{1,25} ?){1,3}, (?:[A-Z][\w'\-]{1,25}, )?(?<place>[A-Z][a-z]{2,20})\b", RegexOptions.CultureInvariant, MaskingPatience.Milliseconds)]
    private static partial Regex NumberAndName();

    [GeneratedRegex(@"(?<![\w.£$€/\-])(?:(?i:flat|unit|apt|house|no\.?|number) )?\d{1,4}[A-Za-z]? (?:(?<word>[A-Za-z][a-z']{2,20}|[A-Z'']{3,20}) ){1,2}(?i:street|st|road|rd|avenue|ave|lane|drive|close|crescent|terrace|gardens|grove|mews|court|way|place|walk|house|hill|view|park|row|green)\b(?:,? (?i:[a-z]{3,20}) (?i:[a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2})|, (?<town>[a-z]{4,20})(?=,|\.|$| ph| tel))?", RegexOptions.CultureInvariant, MaskingPatience.Milliseconds)]
    private static partial Regex LowerStreet();

    // Where the street's word goes first: 27, Jalan Melati 4/2; 24 Triq il-Kbira.
    [GeneratedRegex(@"(?<![\w.£$€/\-])(?:(?i:no|lot|unit|plot)\.? ?)?\d{1,5}[A-Za-z]?(?:[\-/]\d{1,4}){0,3},? (?:Jalan|Jln|Lorong|Lor|Persiaran|Lebuh|Lengkok|Taman|Triq|Sqaq|Soi|Thanon|Duong|Đường|Ngo|Hem|Calle|Rua|Via|Strada|Ulica|Sokak|Jl\.?|Gang) (?:(?:il|tal|ta'|is|de|do|da|dos|la|del)[\- ])?\p{Lu}[\p{L}'\-]{1,20}(?: \p{Lu}[\p{L}'\-]{1,20}){0,3}(?: \d{1,3}(?:/\d{1,3}[A-Z]?)?(?!\d))?|(?<![\w.£$€\-])\d{1,4}(?:/\d{1,4}){1,3} (?:\p{Lu}\p{L}{1,12} ){1,4}(?:street|road|st|rd|ward)\b", RegexOptions.CultureInvariant, MaskingPatience.Milliseconds)]
    private static partial Regex PrefixStreet();

    // Korean and Japanese districts and streets in Latin letters: Banpo-dong, Seocho-gu; 2-14-5 Minami-cho.
    [GeneratedRegex(@"(?<![\w\-])(?:\d{1,4}(?:-\d{1,4}){1,2},? )?(?:\p{Lu}\p{L}{2,16}(?: (?:Apt|Apartment|Villa|Mansion|Heights))?,? ){0,2}\p{Lu}\p{L}{1,16}-(?:dong|ro|gil|gu|daero|ku|cho|chome|machi|eup|myeon|ri)\b(?: \d{1,4}(?:-\d{1,4}){0,2}\b)?(?:,? \p{Lu}\p{L}{1,16}-(?:dong|ro|gil|gu|si|do|daero|ku|shi|cho|machi|ken)\b){0,3}", RegexOptions.CultureInvariant, MaskingPatience.Milliseconds)]
    private static partial Regex Districts();

    // Townlands: a house or a place before its county.
    [GeneratedRegex(@"(?<!\w)(?:(?:The )?\p{Lu}[\p{L}'\-]{2,20}(?: \p{Lu}[\p{L}'\-]{1,20}){0,2}, ){1,3}Co\.? \p{Lu}\p{L}{3,12}\b", RegexOptions.CultureInvariant, MaskingPatience.Milliseconds)]
    private static partial Regex IrishCounty();

    // An address typed in small letters, up to its postcode.
    [GeneratedRegex(@"\b(?:add?ress(?: is|:)?|live (?:at|in)|deliver(?:y|ed)? to|i'?m at|we'?re at|i am at|based at)\s(?<v>[^\n!?:\uE000]{3,80}?\b[a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2}\b)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, MaskingPatience.Milliseconds)]
    private static partial Regex ToldToPostcode();

    [GeneratedRegex(@"\b(?i:eircode|post ?code)\b[\s:]{1,3}(?:is )?(?<v>[A-Z]\d[\dW] ?[A-Z0-9]{4}|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|[A-Z]\d[A-Z] ?\d[A-Z]\d)\b", RegexOptions.CultureInvariant, MaskingPatience.Milliseconds)]
    private static partial Regex PostcodeAlone();

    [GeneratedRegex(@"\b(?:dorm(?:itory)?|block|blk|building|bldg|wing|tower|hall|residence) ?[A-Z0-9]{1,3},? (?:room|rm|flat|apartment|apt|unit|suite) ?#?\d{1,4}[A-Z]?\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, MaskingPatience.Milliseconds)]
    private static partial Regex RoomInBlock();

    [GeneratedRegex(@"\b(?:P\.? ?O\.? ?Box|PO Box|Postfach|Private Bag) \d{1,6}\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, MaskingPatience.Milliseconds)]
    private static partial Regex PostBox();

    [GeneratedRegex(@"\b(?:[A-Z][\w'\-]{1,25} ){1,3}(?:Mews|Cottages|Street|Road|Lane|Avenue|Terrace|Close|Drive|Gardens) \d{1,4}[A-Za-z]?\b", RegexOptions.CultureInvariant, MaskingPatience.Milliseconds)]
    private static partial Regex NumberLast();

    [GeneratedRegex(@"\b\d{1,4},? (?:bis |ter )?(?i:rue|impasse|allée|chemin|quai|boulevard|route|cours|passage|sentier|place d|avenue d) ?(?:(?:de|du|des|la|le|les|d'|l'|et) ?)*[\p{L}'\- ]{2,40}|\b\p{Lu}[\p{L}\-]{3,25}(?:straße|strasse|str\.|gasse|weg|allee|platz|gade|vej|gatan|vägen|straat|laan|gracht|plein|ufer|damm|ring|veien|katu|utca) \d{1,4}[a-z]?\b(?:, \d\. (?:tv|th|mf)\.?)?|\b(?:Via|Viale|Piazza|Corso|Calle|Avenida|Av\.|Plaza|Paseo|Rua|Travessa|ul\.|Ulica|Rue|Boulevard|Carrer|Strada) (?:\p{L}[\p{L}'.\-]{0,20} ){0,3}\p{L}[\p{L}'.\-]{1,20},? (?:n\.? ?º? ?)?\d{1,4}[a-z]?\b", RegexOptions.CultureInvariant, MaskingPatience.Milliseconds)]
    private static partial Regex Continental();

    [GeneratedRegex(@"(?<![\w\-])(?:(?i:" + Units + @")\.? ?(?:(?i:no)\.? ?)?#?(?:\d{1,5}(?:-?[A-Za-z])?|[A-Z](?:-?\d{1,4})?)\b(?!-)|(?i:no\.?) \d{1,4}[A-Z]?\b|[A-Z]-?\d{1,4}(?=, \p{Lu}))", RegexOptions.CultureInvariant, MaskingPatience.Milliseconds)]
    private static partial Regex Unit();

    // Rose Cottage, Mill Lane: a house that has a name, and its street.
    [GeneratedRegex(@"\b(?:The )?(?:[A-Z][\w'\-]{1,20} ){0,3}(?:Cottage|Farm|Grange|Lodge|Rectory|Vicarage|Manor|Hall|Barn|Forge|Mill|Croft|House|Villa|Bungalow|Convent of \p{L}{2,12}|Gwyn|Mawr|Chapel|Schoolhouse|Farmhouse|Stables|Priory|Abbey|Oast),? ?\n?(?<=[,\n] ?)(?:[A-Z][\w'\-]{1,20} (?:(?:of|the|y) )?){1,3}(?:" + Types + @"|Capel)\b", RegexOptions.CultureInvariant, MaskingPatience.Milliseconds)]
    private static partial Regex HouseAndStreet();

    [GeneratedRegex(@"\b(?:at|door|to|from|opposite|beside) (?:at )?(?<v>(?:no\.?|number) \d{1,3}[A-Za-z]?)\b(?! ?[a-z]*(?:day|pm|am|%))(?=[.,;)!]| (?:and|or|will|with|is|has|can|if|mr|mrs|please)|\s*$)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, MaskingPatience.Milliseconds)]
    private static partial Regex NumberAlone();

    [GeneratedRegex(@"(?:\b(?i:at|of|in|is|address)|:)\s(?<v>\p{Lu}[\w'\-]{2,20}(?: \p{Lu}[\w'\-]{2,20}){0,2}), ?$", RegexOptions.CultureInvariant, MaskingPatience.Milliseconds)]
    private static partial Regex HouseName();

    // Blk 412 Ang Mo Kio Ave 10 #07-1123 Singapore 560412.
    [GeneratedRegex(@"\b(?i:blk|block|no\.?)\.? ?\d{1,4}[A-Z]?,? (?:[A-Z][a-z]{1,14} ){1,4}(?:\d{1,3},? )?#\d{1,2}-\d{1,5}[A-Z]?(?:,? ?(?:Singapore|S) ?\(?\d{6}\)?)?", RegexOptions.CultureInvariant, MaskingPatience.Milliseconds)]
    private static partial Regex SingaporeBlock();

    [GeneratedRegex(@"^(?<area>[A-Z]{1,2})\d[A-Z\d]? ?\d[A-Z]{2}$", RegexOptions.CultureInvariant, MaskingPatience.Milliseconds)]
    private static partial Regex BritishPostcode();

    [GeneratedRegex(@"#\d|\d{4,6}\b|\b(?:Jalan|Lorong|Lor|Jln|Cross|Nagar|Ave) ?", RegexOptions.CultureInvariant, MaskingPatience.Milliseconds)]
    private static partial Regex HasCode();

    [GeneratedRegex(@"\b(?i:flat|apartment|apt)\.? ?#?(?:\d{1,5}[A-Za-z]?|[A-H])\b(?! ?(?:%|mm|cm|V\b))|#\d{2}-\d{2,4}[A-Z]?\b", RegexOptions.CultureInvariant, MaskingPatience.Milliseconds)]
    private static partial Regex UnitAlone();

    [GeneratedRegex(@"\b(?:" + Types + @"|" + Units + @")\b|\d", RegexOptions.CultureInvariant, MaskingPatience.Milliseconds)]
    private static partial Regex HasStreet();

    [GeneratedRegex(@"\b(?:" + Types + "|" + Units + @")\b", RegexOptions.CultureInvariant, MaskingPatience.Milliseconds)]
    private static partial Regex StreetWord();

    [GeneratedRegex(@"^(?:(?:Mr|Mrs|Ms|Miss|Dr|Prof)\.? [^\d]*?(?=\d)|[^\d]* of (?=\d))", RegexOptions.CultureInvariant, MaskingPatience.Milliseconds)]
    private static partial Regex Resident();

    // Each part is read in one way only, so that a text of addresses alone takes no longer than others.
    [GeneratedRegex(@"(?<![\w'.\-#/])(?:(?>\p{Lu}[\w'.\-]{0,25}|#?\d{1,5}[A-Za-z]{0,2}(?:[\-/]\w{1,5})?|of|the|and|du|de|la|rue|tv)(?:[, ]{1,2}|$)){1,16}$", RegexOptions.CultureInvariant, MaskingPatience.Milliseconds)]
    private static partial Regex Leading();
}
