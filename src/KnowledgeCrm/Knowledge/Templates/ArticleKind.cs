namespace KnowledgeCrm.Knowledge;

/// <summary>What kind of text an article is. Each kind has a template: the sections it is built of, and what makes it a good one.</summary>
public enum ArticleKind
{
    /// <summary>None of the others: what came from another base, and what fits no template.</summary>
    General,
    QuestionAndAnswer,
    HowTo,
    /// <summary>What goes wrong, in the customer's words, why, and what to do.</summary>
    Problem,
    /// <summary>What to answer to an objection.</summary>
    SalesPlay,
    Policy,
    /// <summary>What happened once, and what was changed after it.</summary>
    CasebookStory,
    /// <summary>What representatives write into replies again and again, with places for what differs.</summary>
    TextBlock,
}
