namespace KnowledgeCrm.Knowledge;

/// <summary>The sums by which numbers show that they were typed right.</summary>
public static class CheckDigits
{
    private static readonly int[] ChineseWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    /// <summary>True for a payment card's number: ISO/IEC 7812-1, annex B (Luhn's sum, US patent 2,950,048).</summary>
    /// <param name="digits">The number, digits alone.</param>
    public static bool IsLuhn(string digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[^(i + 1)] - '0';
            if (i % 2 == 1) digit = digit > 4 ? 2 * digit - 9 : 2 * digit;
            sum += digit;
        }
        return digits.Length > 0 && sum % 10 == 0;
    }

    /// <summary>True for a citizen's number of the People's Republic of China: GB 11643-1999, ISO 7064 MOD 11-2.</summary>
    /// <param name="number">Seventeen digits and a digit or X.</param>
    public static bool IsChineseIdentity(string number)
    {
        if (number.Length != 18 || !number.AsSpan(0, 17).ContainsOnlyDigits()) return false;
        var sum = 0;
        for (var i = 0; i < 17; i++) sum += (number[i] - '0') * ChineseWeights[i];
        return "10X98765432"[sum % 11] == char.ToUpperInvariant(number[17]);
    }

    /// <summary>True for an international bank account number: ISO 13616, MOD 97-10 of ISO 7064.</summary>
    /// <param name="iban">Country, check digits and account, letters and digits alone.</param>
    public static bool IsIban(string iban)
    {
        if (iban.Length is < 15 or > 34) return false;
        var rest = 0;
        foreach (var c in $"{iban[4..]}{iban[..4]}")
        {
            if (char.IsAsciiDigit(c)) rest = (rest * 10 + c - '0') % 97;
            else if (char.IsAsciiLetter(c)) rest = (rest * 100 + char.ToUpperInvariant(c) - 'A' + 10) % 97;
            else return false;
        }
        return rest == 1;
    }

    private static bool ContainsOnlyDigits(this ReadOnlySpan<char> text)
    {
        foreach (var c in text)
            if (!char.IsAsciiDigit(c)) return false;
        return true;
    }
}
