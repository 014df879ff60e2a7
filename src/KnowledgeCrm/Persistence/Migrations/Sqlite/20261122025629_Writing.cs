using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace KnowledgeCrm.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Writing : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Kind",
                table: "ArticleVersions",
                type: "TEXT",
                maxLength: 40,
                nullable: false,
                defaultValue: "General");

            migrationBuilder.AddColumn<string>(
                name: "Ticked",
                table: "ArticleVersions",
                type: "TEXT",
                maxLength: 1230,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "TranslatedUpTo",
                table: "ArticleVersions",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "OwnChangeVersion",
                table: "Articles",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "TranslatedUpTo",
                table: "Articles",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "ArticleTemplates",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Standard = table.Column<string>(type: "TEXT", nullable: false),
                    ChangedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ChangedById = table.Column<Guid>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ArticleTemplates", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ArticleTemplates_Kind",
                table: "ArticleTemplates",
                column: "Kind",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ArticleTemplates");

            migrationBuilder.DropColumn(
                name: "Kind",
                table: "ArticleVersions");

            migrationBuilder.DropColumn(
                name: "Ticked",
                table: "ArticleVersions");

            migrationBuilder.DropColumn(
                name: "TranslatedUpTo",
                table: "ArticleVersions");

            migrationBuilder.DropColumn(
                name: "OwnChangeVersion",
                table: "Articles");

            migrationBuilder.DropColumn(
                name: "TranslatedUpTo",
                table: "Articles");
        }
    }
}
