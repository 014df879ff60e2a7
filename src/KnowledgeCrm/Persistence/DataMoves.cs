using Microsoft.EntityFrameworkCore.Migrations;

namespace KnowledgeCrm.Persistence;

/// <summary>What migrations do with data that stood elsewhere before.</summary>
internal static class DataMoves
{
    /// <summary>The files of an article become files of each of its versions: until then every version showed all of them.</summary>
    public static void MoveFilesIntoVersions(this MigrationBuilder migration)
    {
        var files = migration.ActiveProvider!.Contains("Sqlite", StringComparison.Ordinal) ? "json_group_array(f.\"Id\")" : "coalesce(array_agg(f.\"Id\"), '{}')";
        migration.Sql(
            $"""
            UPDATE "ArticleVersions" SET "FileIds" =
                (SELECT {files} FROM "ArticleAttachments" AS f WHERE f."ArticleId" = "ArticleVersions"."ArticleId");
            """);
    }
}
