using System.Text.RegularExpressions;
using KnowledgeCrm.Common;
using KnowledgeCrm.Customers;

namespace KnowledgeCrm.Complaints;

/// <summary>Puts roles in the place of names that are known: "the customer" for the customer and its contacts, "a colleague" for those who
/// work here. Only names that are given are found; numbers and addresses are masked elsewhere.</summary>
public sealed class NamesAsRoles
{
    // What is put after a Chinese surname to speak of somebody.
    private const string Titles = "先生|女士|小姐|太太|老师|师傅|经理|阿姨|叔叔|总";

    // What is put before an English name.
    private const string EnglishTitles = "Mr|Mrs|Ms|Miss|Mx|Dr|Prof";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly List<(Regex Name, string Role)> roles = [];

    private NamesAsRoles()
    {
    }

    /// <param name="customers">Customers with their contacts.</param>
    /// <param name="colleagues">Names of those who work on it.</param>
    /// <param name="language">The language of the roles: <c>en</c> or <c>zh</c>.</param>
    public static NamesAsRoles Of(IEnumerable<Customer> customers, IEnumerable<string> colleagues, string language)
    {
        var made = new NamesAsRoles();
        foreach (var customer in customers)
        {
            var isPerson = customer.Kind == CustomerKind.Person;
            // A company's words are common words; a person's are not.
            var role = Messages.Text(customer.Relation == CustomerRelation.Customer ? "Story.Customer" : "Story.Partner", language);
            made.Add(isPerson ? [] : [customer.Name], role, areParts: false);
            made.Add(customer.Contacts.Select(contact => contact.Name).Concat(isPerson ? [customer.Name] : []), role, areParts: true);
        }
        made.Add(colleagues, Messages.Text("Story.Colleague", language), areParts: true);
        return made;
    }

    public string Replace(string text)
    {
        foreach (var (name, role) in roles) text = name.Replace(text, role.Replace("$", "$$", StringComparison.Ordinal));
        return text;
    }

    private void Add(IEnumerable<string> names, string role, bool areParts)
    {
        // Longer ones first: of "Maya Collins" nothing is left over.
        var known = names.Select(name => name.Trim()).Where(name => name.Length > 1).Distinct().ToList();
        foreach (var name in known.OrderByDescending(name => name.Length)) roles.Add((Whole(name), role));
        if (!areParts) return;
        foreach (var name in known)
        {
            if (IsChinese(name))
            {
                if (name.Length <= 4) roles.Add((new Regex($"{Regex.Escape(name[..1])}(?:{Titles})", RegexOptions.CultureInvariant, Patience), role));
            }
            else
            {
                var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
                foreach (var word in words.Where(word => word.Length > 2)) roles.Add((Addressed(word, words), role));
            }
        }
    }

    // "Ms G. Collins" is the same person as "Gwen Collins", and nothing of it is left over.
    private static Regex Addressed(string word, string[] words)
    {
        var initials = string.Concat(words.Select(other => other[0]).Where(char.IsLetter).Distinct());
        return initials.Length == 0 ? Whole(word)
            : new Regex($@"(?<!\w)(?:(?:{EnglishTitles})\.?\s+)?(?:[{initials}](?:\.\s?|\s)){{0,3}}{Regex.Escape(word)}(?!\w)", RegexOptions.CultureInvariant, Patience);
    }

    private static Regex Whole(string name) => new(
        IsChinese(name) ? Regex.Escape(name) : $@"(?<!\w){Regex.Escape(name)}(?!\w)", RegexOptions.CultureInvariant, Patience);

    private static bool IsChinese(string name) => name.Any(c => c is >= '㐀' and <= '鿿');
}
