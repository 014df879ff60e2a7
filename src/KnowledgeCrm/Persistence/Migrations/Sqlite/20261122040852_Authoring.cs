using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace KnowledgeCrm.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Authoring : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_ArticleAttachments_ArticleId_FileName",
                table: "ArticleAttachments");

            migrationBuilder.AddColumn<string>(
                name: "Reason",
                table: "Feedback",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Reason",
                table: "AuditEntries",
                type: "TEXT",
                maxLength: 1000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "FileIds",
                table: "ArticleVersions",
                type: "TEXT",
                nullable: false,
                defaultValueSql: "'[]'");

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

            migrationBuilder.AddColumn<DateTime>(
                name: "FoundRightAt",
                table: "Articles",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "FoundRightById",
                table: "Articles",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "MergedIntoId",
                table: "Articles",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "OwnChangeVersion",
                table: "Articles",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "OwnerTeam",
                table: "Articles",
                type: "TEXT",
                maxLength: 200,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "RelatedWorkIds",
                table: "Articles",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "ReviewBy",
                table: "Articles",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SaidConfidence",
                table: "Articles",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Segments",
                table: "Articles",
                type: "TEXT",
                maxLength: 1000,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "TranslatedUpTo",
                table: "Articles",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "ById",
                table: "ArticleAttachments",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "ArticleAddresses",
                columns: table => new
                {
                    Slug = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    ArticleId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ArticleAddresses", x => x.Slug);
                    table.ForeignKey(
                        name: "FK_ArticleAddresses_Articles_ArticleId",
                        column: x => x.ArticleId,
                        principalTable: "Articles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ArticleFlags",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ArticleId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OnVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Words = table.Column<string>(type: "TEXT", nullable: false),
                    FeedbackId = table.Column<Guid>(type: "TEXT", nullable: true),
                    FromId = table.Column<Guid>(type: "TEXT", nullable: true),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    CaseId = table.Column<Guid>(type: "TEXT", nullable: true),
                    CaseNumber = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    TakenById = table.Column<Guid>(type: "TEXT", nullable: true),
                    TakenAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ClosedById = table.Column<Guid>(type: "TEXT", nullable: true),
                    ClosedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    FixedInVersion = table.Column<int>(type: "INTEGER", nullable: true),
                    Answer = table.Column<string>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ArticleFlags", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ArticleFlags_Articles_ArticleId",
                        column: x => x.ArticleId,
                        principalTable: "Articles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ArticleReads",
                columns: table => new
                {
                    ArticleId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Day = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Outside = table.Column<int>(type: "INTEGER", nullable: false),
                    Inside = table.Column<int>(type: "INTEGER", nullable: false),
                    ThenCase = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ArticleReads", x => new { x.ArticleId, x.Day });
                    table.ForeignKey(
                        name: "FK_ArticleReads_Articles_ArticleId",
                        column: x => x.ArticleId,
                        principalTable: "Articles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

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

            migrationBuilder.CreateTable(
                name: "ArticleTips",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ArticleId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    AuthorId = table.Column<Guid>(type: "TEXT", nullable: true),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    ClosedById = table.Column<Guid>(type: "TEXT", nullable: true),
                    ClosedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    PromotedInVersion = table.Column<int>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ArticleTips", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ArticleTips_Articles_ArticleId",
                        column: x => x.ArticleId,
                        principalTable: "Articles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

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

            migrationBuilder.CreateTable(
                name: "RecentReads",
                columns: table => new
                {
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ArticleId = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RecentReads", x => new { x.PersonId, x.ArticleId });
                    table.ForeignKey(
                        name: "FK_RecentReads_Articles_ArticleId",
                        column: x => x.ArticleId,
                        principalTable: "Articles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ReviewPeriods",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Governance = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Days = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReviewPeriods", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Articles_MergedIntoId",
                table: "Articles",
                column: "MergedIntoId");

            migrationBuilder.CreateIndex(
                name: "IX_Articles_OwnerId",
                table: "Articles",
                column: "OwnerId");

            migrationBuilder.CreateIndex(
                name: "IX_ArticleAttachments_ArticleId_FileName",
                table: "ArticleAttachments",
                columns: new[] { "ArticleId", "FileName" });

            migrationBuilder.CreateIndex(
                name: "IX_ArticleAttachments_Sha256",
                table: "ArticleAttachments",
                column: "Sha256");

            migrationBuilder.CreateIndex(
                name: "IX_ArticleAddresses_ArticleId",
                table: "ArticleAddresses",
                column: "ArticleId");

            migrationBuilder.CreateIndex(
                name: "IX_ArticleFlags_ArticleId_State",
                table: "ArticleFlags",
                columns: new[] { "ArticleId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_ArticleFlags_FromId_At",
                table: "ArticleFlags",
                columns: new[] { "FromId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_ArticleFlags_State_At",
                table: "ArticleFlags",
                columns: new[] { "State", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_ArticleReads_Day",
                table: "ArticleReads",
                column: "Day");

            migrationBuilder.CreateIndex(
                name: "IX_ArticleTemplates_Kind",
                table: "ArticleTemplates",
                column: "Kind",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ArticleTips_ArticleId_At",
                table: "ArticleTips",
                columns: new[] { "ArticleId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_RecentReads_ArticleId",
                table: "RecentReads",
                column: "ArticleId");

            migrationBuilder.CreateIndex(
                name: "IX_RecentReads_At",
                table: "RecentReads",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_ReviewPeriods_Governance",
                table: "ReviewPeriods",
                column: "Governance",
                unique: true);

            migrationBuilder.MoveFilesIntoVersions();
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ArticleAddresses");

            migrationBuilder.DropTable(
                name: "ArticleFlags");

            migrationBuilder.DropTable(
                name: "ArticleReads");

            migrationBuilder.DropTable(
                name: "ArticleTemplates");

            migrationBuilder.DropTable(
                name: "ArticleTips");

            migrationBuilder.DropTable(
                name: "FileTexts");

            migrationBuilder.DropTable(
                name: "RecentReads");

            migrationBuilder.DropTable(
                name: "ReviewPeriods");

            migrationBuilder.DropIndex(
                name: "IX_Articles_MergedIntoId",
                table: "Articles");

            migrationBuilder.DropIndex(
                name: "IX_Articles_OwnerId",
                table: "Articles");

            migrationBuilder.DropIndex(
                name: "IX_ArticleAttachments_ArticleId_FileName",
                table: "ArticleAttachments");

            migrationBuilder.DropIndex(
                name: "IX_ArticleAttachments_Sha256",
                table: "ArticleAttachments");

            migrationBuilder.DropColumn(
                name: "Reason",
                table: "Feedback");

            migrationBuilder.DropColumn(
                name: "Reason",
                table: "AuditEntries");

            migrationBuilder.DropColumn(
                name: "FileIds",
                table: "ArticleVersions");

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
                name: "FoundRightAt",
                table: "Articles");

            migrationBuilder.DropColumn(
                name: "FoundRightById",
                table: "Articles");

            migrationBuilder.DropColumn(
                name: "MergedIntoId",
                table: "Articles");

            migrationBuilder.DropColumn(
                name: "OwnChangeVersion",
                table: "Articles");

            migrationBuilder.DropColumn(
                name: "OwnerTeam",
                table: "Articles");

            migrationBuilder.DropColumn(
                name: "RelatedWorkIds",
                table: "Articles");

            migrationBuilder.DropColumn(
                name: "ReviewBy",
                table: "Articles");

            migrationBuilder.DropColumn(
                name: "SaidConfidence",
                table: "Articles");

            migrationBuilder.DropColumn(
                name: "Segments",
                table: "Articles");

            migrationBuilder.DropColumn(
                name: "TranslatedUpTo",
                table: "Articles");

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
