using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace KnowledgeCrm.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Files : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_ArticleAttachments_ArticleId_FileName",
                table: "ArticleAttachments");

            migrationBuilder.AddColumn<string>(
                name: "FileIds",
                table: "ArticleVersions",
                type: "TEXT",
                nullable: false,
                defaultValueSql: "'[]'");

            migrationBuilder.AddColumn<Guid>(
                name: "ById",
                table: "ArticleAttachments",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "FileTexts",
                columns: table => new
                {
                    Sha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    ReadAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FileTexts", x => x.Sha256);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ArticleAttachments_ArticleId_FileName",
                table: "ArticleAttachments",
                columns: new[] { "ArticleId", "FileName" });

            migrationBuilder.CreateIndex(
                name: "IX_ArticleAttachments_Sha256",
                table: "ArticleAttachments",
                column: "Sha256");

            migrationBuilder.MoveFilesIntoVersions();
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "FileTexts");

            migrationBuilder.DropIndex(
                name: "IX_ArticleAttachments_ArticleId_FileName",
                table: "ArticleAttachments");

            migrationBuilder.DropIndex(
                name: "IX_ArticleAttachments_Sha256",
                table: "ArticleAttachments");

            migrationBuilder.DropColumn(
                name: "FileIds",
                table: "ArticleVersions");

            migrationBuilder.DropColumn(
                name: "ById",
                table: "ArticleAttachments");

            migrationBuilder.CreateIndex(
                name: "IX_ArticleAttachments_ArticleId_FileName",
                table: "ArticleAttachments",
                columns: new[] { "ArticleId", "FileName" },
                unique: true);
        }
    }
}
