using KnowledgeCrm.Common;
using KnowledgeCrm.Persistence;

namespace KnowledgeCrm.Tests.Persistence;

public class DataDirectoryTests
{
    [Fact]
    public async Task A_second_lock_is_refused_and_names_the_process_and_the_first_released_frees_it()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite, empty: true);
        var settings = database.Settings;

        using (DataDirectory.Lock(settings))
        {
            var refused = Assert.Throws<Refused>(() => DataDirectory.Lock(settings));
            Assert.Equal((RefusalKind.Conflict, "Data.Locked"), (refused.Kind, refused.Code));
            Assert.Contains(Environment.ProcessId.ToString(), refused.MessageIn(Languages.English), StringComparison.Ordinal);
            Assert.Contains(Environment.ProcessId.ToString(), refused.MessageIn(Languages.Chinese), StringComparison.Ordinal);
            Assert.All([settings.SearchDirectory, settings.FilesDirectory, settings.KeysDirectory], folder => Assert.True(Directory.Exists(folder)));
        }

        using var again = DataDirectory.Lock(settings);
    }

    [Fact]
    public async Task Different_directories_do_not_hinder_each_other()
    {
        await using var one = await TestDatabase.CreateAsync(DatabaseKind.Sqlite, empty: true);
        await using var other = await TestDatabase.CreateAsync(DatabaseKind.Sqlite, empty: true);

        using var first = DataDirectory.Lock(one.Settings);
        using var second = DataDirectory.Lock(other.Settings);
    }
}
