namespace KnowledgeCrm.Search.Engine;

/// <summary>The ways of finding a document. All take part in every search; an evaluation leaves some out, to see what each brings.</summary>
[Flags]
internal enum Ways
{
    /// <summary>What the author wrote.</summary>
    Words = 1,
    /// <summary>Past questions, as text.</summary>
    PastQuestions = 2,
    /// <summary>Nearness in meaning.</summary>
    Meaning = 4,
    /// <summary>What solved cases teach.</summary>
    Learned = 8,
    /// <summary>All of them.</summary>
    All = Words | PastQuestions | Meaning | Learned,
}
