using System.Text;

namespace KnowledgeCrm.Search.Analysis;

/// <summary>Reads words, numbers and codes: <c>running</c>, <c>don't</c>, <c>1.5</c>, <c>5 GHz</c>, <c>XR-200</c>, <c>example.com</c>.
/// A code or a measure is one term as a whole, written the same with and without hyphens or a space before the unit, and each of its
/// parts is a term as well.</summary>
internal sealed class WordReader(FoldedText text, List<Token> tokens)
{
    private const int MostPieces = 8;
    private const int MostParts = 6;

    private readonly List<Piece> pieces = [];

    /// <summary>A stretch of word characters; <paramref name="Joiner"/> is the character that ties it to the one before.</summary>
    private readonly record struct Piece(string Term, int From, int To, char Joiner);

    /// <summary>Reads the word that begins here, and returns where it ended.</summary>
    public int Read(int from)
    {
        pieces.Clear();
        var at = ReadPiece(from, '\0');
        while (pieces.Count < MostPieces && at + 1 < text.Length && IsJoiner(at) && IsWordAt(at + 1)) at = ReadPiece(at + 1, text[at]);
        at = TakeUnit(TakeSharpOrPlus(at));
        Emit();
        return at;
    }

    private bool IsWordAt(int index) => TextAnalyzer.Classify(text, index, out _) == CharacterClass.Word;

    private bool IsJoiner(int index) => text[index] switch
    {
        '-' or '.' or '_' or '\'' => true,
        ',' => GroupsThousands(index),
        _ => false,
    };

    // 1,500 is one number; "1,50" and "a,b" are not.
    private bool GroupsThousands(int comma)
    {
        if (comma == 0 || !char.IsAsciiDigit(text[comma - 1]) || comma + 3 >= text.Length) return false;
        for (var i = comma + 1; i <= comma + 3; i++)
            if (!char.IsAsciiDigit(text[i])) return false;
        return comma + 4 >= text.Length || !IsWordAt(comma + 4);
    }

    private int ReadPiece(int from, char joiner)
    {
        var at = from;
        while (at < text.Length && TextAnalyzer.Classify(text, at, out var width) == CharacterClass.Word) at += width;
        var term = text.Slice(from, Math.Min(at, from + TextAnalyzer.LongestTerm)).ToString();
        // A cut must not leave half a character.
        if (char.IsHighSurrogate(term[^1])) term = term[..^1];
        if (joiner is '\'' && TryJoinToPrevious(term, at)) return at;
        pieces.Add(new Piece(term, from, at, joiner));
        return at;
    }

    // customer's -> customer, don't -> dont, O'Brien -> obrien.
    private bool TryJoinToPrevious(string term, int to)
    {
        var before = pieces[^1];
        var joined = term == "s" ? before.Term : before.Term + term;
        if (joined.Length > TextAnalyzer.LongestTerm) return false;
        pieces[^1] = before with { Term = joined, To = to };
        return true;
    }

    // C++ and C#, F#: without the sign the name would be a letter.
    private int TakeSharpOrPlus(int at)
    {
        if (pieces.Count != 1 || pieces[0].Term.Length > 2 || at >= text.Length) return at;
        var sign = text[at] == '#' ? "#" : text[at] == '+' && at + 1 < text.Length && text[at + 1] == '+' ? "++" : null;
        if (sign is null) return at;
        var end = at + sign.Length;
        Add(pieces[0].Term + sign, pieces[0].From, end, TokenKind.Word);
        Add(pieces[0].Term, pieces[0].From, at, TokenKind.Part);
        pieces.Clear();
        return end;
    }

    // A unit after a number belongs to it, with a space before it or without.
    private int TakeUnit(int at)
    {
        if (pieces.Count is 0 or > 2 || at + 1 >= text.Length || text[at] != ' ' || !pieces.TrueForAll(piece => IsNumber(piece.Term))) return at;
        var end = at + 1;
        while (end < text.Length && IsWordAt(end) && char.IsLetter(text[end])) end++;
        if (end < text.Length && (IsWordAt(end) || (text[end] is '-' or '\'' && end + 1 < text.Length && IsWordAt(end + 1)))) return at;
        return Units.Contains(text.Slice(at + 1, end)) ? ReadPiece(at + 1, ' ') : at;
    }

    private static bool IsNumber(string term) => term.All(char.IsAsciiDigit);

    // The pieces of one number mean nothing: 1.5 is a part of 1.5kg, 1 and 5 are not. Addresses and dates have more points.
    private void JoinNumbers()
    {
        var hasOnePoint = pieces.Count(piece => piece.Joiner == '.') == 1;
        for (var i = pieces.Count - 1; i > 0; i--)
        {
            var (before, after) = (pieces[i - 1], pieces[i]);
            var joined = after.Joiner switch
            {
                ',' => before.Term + after.Term,
                '.' when hasOnePoint && char.IsAsciiDigit(before.Term[^1]) && char.IsAsciiDigit(after.Term[0]) => $"{before.Term}.{after.Term}",
                _ => null,
            };
            if (joined is null || joined.Length > TextAnalyzer.LongestTerm) continue;
            pieces[i - 1] = new Piece(joined, before.From, after.To, before.Joiner);
            pieces.RemoveAt(i);
        }
    }

    private void Emit()
    {
        if (pieces.Count == 0) return;
        JoinNumbers();
        if (pieces.Count == 1)
        {
            var only = pieces[0];
            AddWord(only.Term, only.From, only.To, TokenKind.Word);
            AddParts(only);
            return;
        }
        var whole = Whole();
        if (whole.Length is > 0 and <= TextAnalyzer.LongestTerm) AddWord(whole, pieces[0].From, pieces[^1].To, TokenKind.Word);
        foreach (var piece in pieces)
        {
            if (CountOfParts(piece) == 1) AddWord(piece.Term, piece.From, piece.To, TokenKind.Part);
            else AddParts(piece);
        }
    }

    private string Whole()
    {
        var whole = new StringBuilder();
        foreach (var piece in pieces)
        {
            // Between digits the sign means something: 1.5 is not 15, 2024-01 is not 202401.
            var betweenDigits = whole.Length > 0 && char.IsDigit(whole[^1]) && char.IsDigit(piece.Term[0]);
            if (piece.Joiner == '.' || (piece.Joiner is '-' or '_' && betweenDigits)) whole.Append(piece.Joiner);
            whole.Append(piece.Term);
        }
        return whole.ToString();
    }

    private static bool IsNumeric(char c) => char.IsDigit(c) || c == '.';

    private static int CountOfParts(Piece piece)
    {
        var count = 1;
        for (var i = 1; i < piece.Term.Length; i++)
            if (IsNumeric(piece.Term[i]) != IsNumeric(piece.Term[i - 1])) count++;
        return count;
    }

    private void AddParts(Piece piece)
    {
        var count = CountOfParts(piece);
        // Many changes between letters and digits are a serial number or a hash: its bits mean nothing.
        if (count is 1 or > MostParts) return;
        // With an apostrophe the term no longer has the text's length; the parts then share its place.
        var aligned = piece.Term.Length == piece.To - piece.From;
        var begin = 0;
        for (var i = 1; i <= piece.Term.Length; i++)
        {
            if (i < piece.Term.Length && IsNumeric(piece.Term[i]) == IsNumeric(piece.Term[i - 1])) continue;
            var (from, to) = aligned ? (piece.From + begin, piece.From + i) : (piece.From, piece.To);
            AddWord(piece.Term[begin..i], from, to, TokenKind.Part);
            begin = i;
        }
    }

    private void AddWord(string term, int from, int to, TokenKind kind) =>
        Add(EnglishStemmer.Stem(term), from, to, kind, StopWords.Contains(term));

    private void Add(string term, int from, int to, TokenKind kind, bool isStopWord = false)
    {
        var start = text.StartOf(from);
        tokens.Add(new Token(term, start, text.EndOf(to - 1) - start, kind, isStopWord));
    }
}
