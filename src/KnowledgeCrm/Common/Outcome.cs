using System.Diagnostics.CodeAnalysis;

namespace KnowledgeCrm.Common;

/// <summary>What a use case answers: a value, or why it was refused.</summary>
/// <typeparam name="T">The value's type.</typeparam>
public readonly struct Outcome<T>
{
    private readonly T? value;

    private Outcome(T? value, Refused? refused)
    {
        this.value = value;
        Refused = refused;
    }

    /// <summary>Why it was refused; null when it went well.</summary>
    public Refused? Refused { get; }

    /// <summary>True when there is a value.</summary>
    [MemberNotNullWhen(false, nameof(Refused))]
    public bool Succeeded => Refused is null;

    /// <summary>The value; throws the refusal when there is none.</summary>
    public T Value => Refused is null ? value! : throw Refused;

    public static implicit operator Outcome<T>(T value) => new(value, null);
    public static implicit operator Outcome<T>(Refused refused) => new(default, refused);
}

/// <summary>The value of use cases that answer nothing but that it was done.</summary>
public readonly record struct Done;
