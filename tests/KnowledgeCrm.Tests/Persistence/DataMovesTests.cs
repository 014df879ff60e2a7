using KnowledgeCrm.Common;
using KnowledgeCrm.Knowledge;
using KnowledgeCrm.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace KnowledgeCrm.Tests.Persistence;

public class DataMovesTests
{
    [Theory, OnBothDatabases]
    public async Task Files_of_an_article_become_files_of_its_versions(DatabaseKind kind)
    {
        await using var house = await House.OpenAsync(kind, empty: true);
        var stop = TestContext.Current.CancellationToken;
        await house.AskAsync(async db =>
        {
            var migrator = db.GetService<IMigrator>();
            await migrator.MigrateAsync(db.Database.GetMigrations().First(), stop);
            return 0;
        });
        var (article, version, file) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        await house.AskAsync(async db =>
        {
            // As the first release wrote them: with the columns that it had.
            await using var transaction = await db.Database.BeginTransactionAsync(stop);
            var sqlite = kind == DatabaseKind.Sqlite;
            await RunAsync(sqlite ? "PRAGMA defer_foreign_keys = ON" : "SET session_replication_role = replica");
            var (none, no) = sqlite ? ("'[]'", "0") : ("'{{}}'::uuid[]", "false");
            string Id(Guid id) => sqlite ? $"'{id.ToString().ToUpperInvariant()}'" : $"'{id}'";
            await RunAsync(
                $$"""
                INSERT INTO "ArticleVersions" ("Id", "ArticleId", "Number", "Title", "Summary", "Body", "Audience", "Governance", "Tags", "ProductIds",
                  "Origin", "Writers", "CreatedAt", "SavedAt", "Note", "IsCarriedOver", "SubmitNote", "ReviewerIds")
                VALUES ({{Id(version)}}, {{Id(article)}}, 1, 'T', '', 'B', 0, 'Experience', '', {{none}}, 'Authored', {{none}}, {0}, {0}, '', {{no}}, '', {{none}})
                """);
            await RunAsync(
                $$"""
                INSERT INTO "Articles" ("Id", "Version", "Number", "Slug", "Language", "WorkId", "State", "CreatedAt", "ChangedAt", "WorkVersionId",
                  "LiveAudience", "VersionCount")
                VALUES ({{Id(article)}}, 0, 'KB-1', 'kb-1', 'en', {{Id(article)}}, 'Draft', {0}, {0}, {{Id(version)}}, 3, 1)
                """);
            await RunAsync(
                $$"""
                INSERT INTO "ArticleAttachments" ("Id", "Version", "ArticleId", "Key", "FileName", "ContentType", "Sha256", "Size", "At")
                VALUES ({{Id(file)}}, 0, {{Id(article)}}, 'k', 'plan.svg', 'image/svg+xml', 'h', 1, {0})
                """);
            Task RunAsync(string sql) => db.Database.ExecuteSqlRawAsync(sql, [db.Now], stop);
            await transaction.CommitAsync(stop);
            return 0;
        });

        await house.Get<DatabaseSetup>().RunAsync(stop);

        Assert.Equal([file], (await house.AskAsync(db => db.ArticleVersions.SingleAsync(v => v.Id == version, stop))).FileIds);
        Assert.Equal("plan.svg", Assert.Single((await house.Get<ArticleWork>().RunAsync(Actor.System, "KB-1", stop)).Value.Article.Attachments).FileName);
    }
}
