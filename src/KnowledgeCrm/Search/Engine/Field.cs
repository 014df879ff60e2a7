namespace KnowledgeCrm.Search.Engine;

/// <summary>The texts of a document, kept apart because a match counts differently in each.</summary>
internal enum Field
{
    Title,
    Summary,
    Tags,
    Body,
    Attachments,
    /// <summary>All questions that the document has answered, as one text.</summary>
    PastQuestions,
}

/// <summary>How often a term stands in each field of a document, in one number: five bits a field, so that 31 stands for "31 or more".</summary>
internal static class FieldCounts
{
    /// <summary>Fields in all.</summary>
    public const int Fields = 6;

    /// <summary>Fields that an author wrote; they come first.</summary>
    public const int Written = 5;

    private const int Bits = 5;
    private const uint Most = (1u << Bits) - 1;

    /// <summary>The bits of the fields that an author wrote.</summary>
    public const uint WrittenBits = (1u << (Bits * Written)) - 1;

    public static uint Of(uint counts, int field) => (counts >> (Bits * field)) & Most;

    /// <summary>One more occurrence in a field.</summary>
    public static uint Raised(uint counts, int field) => Of(counts, field) == Most ? counts : counts + (1u << (Bits * field));
}
