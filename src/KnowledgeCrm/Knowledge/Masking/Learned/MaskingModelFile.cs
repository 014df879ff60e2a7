using System.Text;

namespace KnowledgeCrm.Knowledge;

/// <summary>The weights as a file: for each kind how many there are, then each trait as the step from the one before and its weight, in numbers
/// of seven bits a byte; at last the weights of one kind after another.</summary>
internal static class MaskingModelFile
{
    private const string Resource = "KnowledgeCrm.Knowledge.Masking.Words.weights.bin";

    // What is less changes nothing that was counted; hundredths are kept as tenths.
    private const int Least = 20;
    private const int Grain = 10;

    public static MaskingModel? Embedded()
    {
        using var stream = typeof(MaskingModelFile).Assembly.GetManifestResourceStream(Resource);
        return stream is null ? null : Read(stream);
    }

    public static void Write(MaskingModel model, Stream stream)
    {
        using var writer = new BinaryWriter(stream, Encoding.UTF8, true);
        for (var kind = 0; kind < MaskingModel.Kinds; kind++)
        {
            var weights = model.Places.Select(pair => (Trait: pair.Key, Weight: model.Weights[pair.Value * MaskingModel.Kinds + kind]))
                .Where(pair => Math.Abs(pair.Weight) >= Least).OrderBy(pair => pair.Trait).ToList();
            writer.Write7BitEncodedInt(weights.Count);
            var last = 0u;
            foreach (var (trait, weight) in weights)
            {
                writer.Write7BitEncodedInt((int)(trait - last));
                var tenths = (int)Math.Round((double)weight / Grain);
                writer.Write7BitEncodedInt(tenths < 0 ? -2 * tenths - 1 : 2 * tenths);
                last = trait;
            }
        }
        foreach (var step in model.Steps) writer.Write(step);
    }

    public static MaskingModel Read(Stream stream)
    {
        using var reader = new BinaryReader(stream, Encoding.UTF8, true);
        var places = new Dictionary<uint, int>();
        var weights = new List<(int Place, int Kind, int Weight)>();
        for (var kind = 0; kind < MaskingModel.Kinds; kind++)
        {
            var trait = 0u;
            for (var left = reader.Read7BitEncodedInt(); left > 0; left--)
            {
                trait += (uint)reader.Read7BitEncodedInt();
                var tenths = reader.Read7BitEncodedInt();
                if (!places.TryGetValue(trait, out var place)) places.Add(trait, place = places.Count);
                weights.Add((place, kind, (tenths % 2 == 0 ? tenths / 2 : -(tenths + 1) / 2) * Grain));
            }
        }
        var model = new MaskingModel { Places = places, Weights = new int[places.Count * MaskingModel.Kinds] };
        foreach (var (place, kind, weight) in weights) model.Weights[place * MaskingModel.Kinds + kind] = weight;
        for (var i = 0; i < model.Steps.Length; i++) model.Steps[i] = reader.ReadInt32();
        return model;
    }
}
