namespace KnowledgeCrm.Search.Analysis;

/// <summary>What a token stands for in its text.</summary>
public enum TokenKind
{
    /// <summary>A word, a number, or a code as a whole.</summary>
    Word,
    /// <summary>A part of the code or compound just before it, such as <c>200</c> of <c>XR-200</c>.</summary>
    Part,
    /// <summary>Two neighbouring characters of Chinese, Japanese, or the like.</summary>
    Pair,
    /// <summary>The last or only character of such a run; makes every single character findable by prefix.</summary>
    Last,
}

/// <summary>A searchable term with its place in the text it came from.</summary>
/// <param name="Term">Folded and stemmed; holds no space, quote or control character.</param>
/// <param name="Start">Where it begins in the original text, in UTF-16 characters.</param>
/// <param name="Length">How far it reaches in the original text, in UTF-16 characters.</param>
/// <param name="Kind">What it stands for.</param>
/// <param name="IsStopWord">True for words that only hold a sentence together.</param>
/// <param name="IsWholeRun">True for a single character that is a run of its own.</param>
public readonly record struct Token(string Term, int Start, int Length, TokenKind Kind, bool IsStopWord = false, bool IsWholeRun = false)
{
    /// <summary>Where it ends in the original text.</summary>
    public int End => Start + Length;
}
