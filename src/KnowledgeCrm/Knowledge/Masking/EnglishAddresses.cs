using System.Text.RegularExpressions;

namespace KnowledgeCrm.Knowledge;

/// <summary>Postal addresses in Latin letters: from a street with its number, a postcode or a flat, as far as the words around belong to it.</summary>
internal static partial class EnglishAddresses
{
    // An address has a few lines; what is farther away is another sentence.
    private const int Longest = 110;

    public static void TakeFrom(MaskingBuffer buffer)
    {
        foreach (Match match in ThroughPostcode().Matches(buffer.Text)) TakeAround(buffer, match);
        foreach (Match match in Postcode().Matches(buffer.Text)) TakeBefore(buffer, match);
        foreach (var rule in new[] { Street(), NumberLast(), Continental(), UnitAndPlace() })
            foreach (Match match in rule.Matches(buffer.Text)) TakeAround(buffer, match);
        foreach (Match match in NumberAndName().Matches(buffer.Text))
            if (NameLists.Places.Contains(NameLists.Plain(match.Groups["place"].Value))) TakeAround(buffer, match);
        buffer.TakeAll(PersonalKind.Address, LowerStreet(), match => !match.Groups["word"].Captures.Any(word => NameLists.IsOrdinary(word.Value) && word.Value is not ("church" or "high" or "park" or "mill" or "green" or "new" or "old" or "station" or "hill" or "west" or "east" or "north" or "south" or "market" or "bridge" or "school" or "king" or "queen" or "main" or "orchard" or "oak")));
        buffer.TakeAll(PersonalKind.Address, PostBox());
        buffer.TakeAll(PersonalKind.Address, UnitAlone());
    }

    // A postcode belongs to the capitals and numbers before it.
    private static void TakeBefore(MaskingBuffer buffer, Match postcode)
    {
        var text = buffer.Text;
        var start = LeftOf(text, postcode.Index);
        var said = text.AsSpan(start, postcode.Index - start);
        var isDigits = char.IsAsciiDigit(postcode.ValueSpan[0]);
        if (start == postcode.Index || !(isDigits ? StreetWord() : HasStreet()).IsMatch(said)) return;
        buffer.Take(PersonalKind.Address, start, RightOf(text, postcode.Index + postcode.Length) - start);
    }

    private static void TakeAround(MaskingBuffer buffer, Match match)
    {
        var text = buffer.Text;
        var start = LeftOf(text, match.Index);
        if (!HasStreet().IsMatch(text.AsSpan(start, match.Index - start))) start = match.Index;
        buffer.Take(PersonalKind.Address, start, RightOf(text, match.Index + match.Length) - start);
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

    private static int RightOf(string text, int start)
    {
        var match = Trailing().Match(text.AsSpan(start, Math.Min(Longest, text.Length - start)).ToString());
        if (!match.Success) return start;
        var end = start;
        foreach (Capture part in match.Groups["part"].Captures)
        {
            if (!Belongs(part.Value)) break;
            end = start + part.Index + part.Length;
        }
        return end;
    }

    private static bool Belongs(string part)
    {
        var words = part.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
        return words.Length > 0 && (words.Any(word => NameLists.Places.Contains(NameLists.Plain(word.Trim('.')))) || PartForm().IsMatch(part));
    }

    private const string Types = "Street|St|Road|Rd|Avenue|Ave|Av|Lane|Ln|Drive|Dr|Close|Court|Ct|Crescent|Cres|Place|Pl|Square|Sq|Terrace|Terr|Ter|Way|Walk|Mews|Gardens|Gdns|Garden|Grove|Hill|Rise|Row|Park|Parade|Pde|Quay|Green|View|Boulevard|Blvd|Highway|Hwy|Parkway|Pkwy|Circle|Cir|Trail|Yard|Wharf|Esplanade|Embankment|Gate|Mount|Vale|Common|Broadway|Path|Alley|Loop|Bend|Heights|Cottages|Cottage|Buildings|House|Estate|Strand|Promenade|Chase|Croft|Drove|Wynd|Brae|Bank|Fields|Meadow|Meadows|Plaza|Villas|Mansions|Tower|Towers|Airfield|Farm|Barn|Lodge|Hall|Point|Ridge|Crossing|Arcade|Approach|Circus|End|Side|Wood|Cross|Bridge|Corner|Reach|Mead|Orchard|Market|Exchange|Business Park|Industrial Estate|Trading Estate|Retail Park|Science Park|Business Centre|Business Center|Centre|Center|Works|Mill|Depot|Marina|Turnpike|Pike|Expressway|Freeway|Turn|Cove|Run|Glen|Knoll|Landing|Parkade|Plain|Pass|Via|Fold|Garth|Gait|Hythe|Leys|Lea|Nook|Paddock|Pastures|Spinney|Copse|Dene|Dale|Glade|Link|Maltings|Nagar|Marg|Colony|Jalan|Lorong";
    private const string Units = "Flat|Unit|Apt|Apartment|Suite|Ste|Block|Blk|Room|Rm|Shop|Floor|House|Villa|Plot|Lot|Hangar|Tower|Bldg|Building|Level|Studio|Penthouse|Maisonette|Bungalow|Cottage|Lower Flat|Upper Flat|Ground Floor|Top Flat|Basement Flat|Garden Flat";

    // The United Kingdom's postcodes (Royal Mail's Programmers' Guide), ZIP codes after a state, Australian and Canadian ones.
    [GeneratedRegex(@"\b(?:[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|[A-Z]{2},? \d{5}(?:-\d{4})?|(?:NSW|VIC|QLD|WA|SA|TAS|ACT|NT) \d{4}|[A-Z]\d[A-Z] ?\d[A-Z]\d|[A-Z]\d[\dW] ?[A-Z0-9]{4}|\d{4} ?[A-Z]{2}(?= [A-Z][a-z])|(?<=[a-z] )\d{4,6}|BT\d{1,2} \d[A-Z]{2})\b(?![\-/.,]?\d)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Postcode();

    [GeneratedRegex(@"\b(?i:" + Units + @")\.? ?#?(?:\d{1,5}[A-Za-z]?|[A-Z])\b,[^.;!?\n:""\uE000]{3,90}?(?:\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b|\b\d{5,6}\b)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex ThroughPostcode();

    [GeneratedRegex(@"(?<![\w.£$€/\-])\d{1,5}[A-Za-z]?(?:[\-/]\d{1,5}[A-Za-z]?)?,? (?:(?:the|of|St\.?|[A-Z][\w'\-]{0,25}\.?) ){1,4}(?:" + Types + @")\b\.?(?: (?:Central|North|South|East|West|NW|NE|SW|SE|N|S|E|W)\b)?", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Street();

    [GeneratedRegex(@"(?<![\w.£$€/\-])\d{1,4}[A-Za-z]?,? (?:The |[A-Z][\w'\-]{1,25} ?){1,3}, (?:[A-Z][\w'\-]{1,25}, )?(?<place>[A-Z][a-z]{2,20})\b", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex NumberAndName();

    [GeneratedRegex(@"(?<![\w.£$€/\-])\d{1,4}[A-Za-z]? (?:(?<word>[A-Za-z][a-z']{2,20}|[A-Z'']{3,20}) ){1,2}(?i:street|road|rd|avenue|ave|lane|drive|close|crescent|terrace|gardens|grove|mews)\b(?:,? (?i:[a-z]{3,20}) (?i:[a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2}))?", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex LowerStreet();

    [GeneratedRegex(@"\b(?:P\.? ?O\.? ?Box|PO Box|Postfach|Private Bag) \d{1,6}\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex PostBox();

    [GeneratedRegex(@"\b(?:[A-Z][\w'\-]{1,25} ){1,3}(?:Mews|Cottages|Street|Road|Lane|Avenue|Terrace|Close|Drive|Gardens) \d{1,4}[A-Za-z]?\b", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex NumberLast();

    [GeneratedRegex(@"\b\d{1,4},? (?:bis |ter )?(?:rue|impasse|avenue|allée|chemin|place|quai|boulevard|route|cours|passage|sentier) (?:(?:de|du|des|la|le|les|d'|l'|et) ?)*[\p{L}'\- ]{2,40}|\b\p{Lu}[\p{L}\-]{1,25}(?:straße|strasse|str\.|gasse|weg|allee|platz|gade|vej|gatan|vägen|straat|laan|gracht|plein|ufer|damm|ring|veien|katu|utca) \d{1,4}[a-z]?\b(?:, \d\. (?:tv|th|mf)\.?)?|\b(?:Via|Viale|Piazza|Corso|Calle|Avenida|Av\.|Plaza|Paseo|Rua|Travessa|ul\.|Ulica|Rue|Boulevard|Carrer|Strada) (?:\p{L}[\p{L}'.\-]{0,20} ){0,3}\p{L}[\p{L}'.\-]{1,20},? (?:n\.? ?º? ?)?\d{1,4}[a-z]?\b", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Continental();

    [GeneratedRegex(@"\b(?:" + Units + @")\.? ?#?(?:\d{1,5}[A-Za-z]?|[A-Z]), (?:\d{1,3}/F, )?(?:[A-Z][\w'\-]{1,25} ){1,3}(?:" + Types + @")\b", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex UnitAndPlace();

    [GeneratedRegex(@"\b(?i:flat|apartment|apt)\.? ?#?(?:\d{1,5}[A-Za-z]?|[A-H])\b(?! ?(?:%|mm|cm|V\b))|#\d{2}-\d{2,4}[A-Z]?\b", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex UnitAlone();

    [GeneratedRegex(@"\b(?:" + Types + @"|" + Units + @")\b|\d", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex HasStreet();

    [GeneratedRegex(@"\b(?:" + Types + "|" + Units + @")\b", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex StreetWord();

    [GeneratedRegex(@"^(?:(?:Mr|Mrs|Ms|Miss|Dr|Prof)\.? [^\d]*?(?=\d)|[^\d]* of (?=\d))", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Resident();

    [GeneratedRegex(@"(?:(?:\p{Lu}[\w'.\-]{0,25}|#?\d{1,5}[A-Za-z]{0,2}(?:[\-/]\w{1,5})?|\d{1,3}/F|of|the|and|du|de|la|rue|tv)[, ]{0,2}){1,16}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Leading();

    [GeneratedRegex(@"^(?<part>(?:,? ?\n?|, )(?:\p{Lu}[\p{L}'.\-]{1,25}|[A-Z]{2,3} \d{4,5}|\d{4,6} \p{Lu}[\p{L}\-]{1,25}(?: [A-Z]\b)?|\d{1,3}/F|#?\d{1,4}[A-Z]?|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2})(?: (?:\p{Lu}[\p{L}'\-]{1,25}|\d{1,6}[A-Z]?))*){1,6}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Trailing();

    [GeneratedRegex(@"^,? ?\n?(?:\d{1,3}/F|(?:" + Units + @") ?#?\w{1,5}|(?:[A-Z]{2,3} )?\d{4,6}(?: \p{Lu}[\p{L}\-]{1,25}.*)?|\p{Lu}\p{L}+ \d{4,6}|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2})$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex PartForm();
}
