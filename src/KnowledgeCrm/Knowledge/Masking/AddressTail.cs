using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace KnowledgeCrm.Knowledge;

/// <summary>What follows the street in an address in Latin letters: flat, district, town, county, postcode, country, one part after another.</summary>
internal static partial class AddressTail
{
    private const int MostParts = 6;
    private const int LongestPart = 70;

    // What a place's name begins or ends with although it is an ordinary word.
    private static readonly FrozenSet<string> OfPlaces = "new north south east west upper lower great little old high higher nether saint st isle co county mount port fort lake bay park royal long market church milton king queen kings queens castle stoke temple green business industrial the middle point grand san los las santa el la le white black red blue bridge hill wood water ocean river spring glen cross sandy palm harbour harbor beach city town central".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    // Words that stand after an address in a form or a mail and are no part of it.
    private static readonly FrozenSet<string> Never = "tel phone mobile mob fax email mail ring call ask please thanks regards contact attn attention name product serial model ref from to he she they we i it my mr mrs ms dr order date".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Where the address ends whose street ends at a place.</summary>
    public static int EndOf(string text, int end)
    {
        for (var i = 0; i < MostParts; i++)
        {
            var match = Part().Match(text.Substring(end, Math.Min(LongestPart, text.Length - end)));
            if (!match.Success || !Belongs(match)) break;
            end += match.Length;
        }
        return end;
    }

    private static bool Belongs(Match part)
    {
        if (!part.Groups["place"].Success) return true;
        var words = part.Groups["place"].Value.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries).Select(word => NameLists.Plain(word.Trim('.', ','))).ToList();
        if (words.Any(Never.Contains) || words.Count == 0) return false;
        if (words.Any(NameLists.Places.Contains) || part.Groups["code"].Success) return true;
        if (part.Groups["space"].Success) return false;
        if (words.All(OfPlaces.Contains)) return words.Count > 1;
        return words.TrueForAll(word => OfPlaces.Contains(word) || Joins().IsMatch(word) || EnglishAddresses.IsStreetType(word) || !NameLists.IsOrdinary(word))
            && (words.Count > 1 || words[0] == "the" || !NameLists.Given.Contains(words[0]) || NameLists.Ambiguous.Contains(words[0]))
            && !(NameLists.Given.Contains(words[0]) && !NameLists.Ambiguous.Contains(words[0]) && words.Count == 2 && !EnglishAddresses.IsStreetType(words[1]));
    }

    private const string Word = @"(?:\p{Lu}[\p{L}'’\-]{3,24}|\p{Lu}[\p{L}'’\-]{0,2}\.?)";
    private const string Code = @"(?:[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|[A-Z]\d[A-Z] ?\d[A-Z]\d|[A-Z]\d[\dW] ?[A-Z0-9]{4}|(?:[A-Z]{2,3} )?\d{4,6}(?:-\d{4})?|S\(\d{6}\))";

    [GeneratedRegex(@"^(?:(?:(?:,\s?\n?|\s?\n)\s?|(?<space> ))(?:(?i:flat|unit|apt|apartment|suite|ste|block|blk|room|rm|floor|level|tower|villa|house|plot|lot|shop|street|road|sector|phase|block|ward|district|zone|brgy\.?|barangay|esc\.?|bât\.?|wing|dorm|stage|purok)\.? ?(?:no\.? ?)?#?(?:\d{1,5}[A-Za-z]?|[A-Z]\d{0,4})(?:-[A-Z0-9]{1,4})?\b|#\d{1,2}-\d{1,5}[A-Za-z]?|\d{1,3}/F|\d{1,2}(?:st|nd|rd|th) (?i:floor|cross|main|street|avenue|block|phase)\b|[A-Z]-\d{1,3}(?:/\d{1,3})?|[A-Z]\.[A-Z]\.|\d(?:e|er|è|ème|\.)? ?(?i:étage|etage|gauche|droite|piso|izq|dcha|og|stock|floor)\b\.?|\d{1,2}[ºª°] ?[A-Z]\b|" + Code + @"(?![\d\-/])(?: (?<town>" + Word + "(?: " + Word + @")?))?|(?<place>" + Word + @"(?:[ \-](?:(?:on|upon|under|le|de|of|y|by|the|in|sur|am|bei) )?" + Word + @"){0,3})(?: \d{1,2}(?![\d:/]|[ \-]?\d))?(?:,? (?<code>" + Code + @"))?(?![\w:@]|\s?[:@])))", RegexOptions.CultureInvariant, MaskingPatience.Milliseconds)]
    private static partial Regex Part();

    [GeneratedRegex("^(?:on|upon|under|le|de|of|y|by|the|in|sur|am|bei)$", RegexOptions.CultureInvariant, MaskingPatience.Milliseconds)]
    private static partial Regex Joins();
}
