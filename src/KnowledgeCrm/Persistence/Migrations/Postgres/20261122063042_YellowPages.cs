using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace KnowledgeCrm.Persistence.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class YellowPages : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "Reopenings",
                table: "Cases",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<Guid>(
                name: "ResolvedById",
                table: "Cases",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "DeclaredSkills",
                columns: table => new
                {
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    TopicId = table.Column<Guid>(type: "uuid", nullable: false),
                    Level = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DeclaredSkills", x => new { x.PersonId, x.TopicId });
                    table.ForeignKey(
                        name: "FK_DeclaredSkills_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_DeclaredSkills_Topics_TopicId",
                        column: x => x.TopicId,
                        principalTable: "Topics",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "DisownedEvidence",
                columns: table => new
                {
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    DocumentKind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    DocumentId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DisownedEvidence", x => new { x.PersonId, x.DocumentKind, x.DocumentId });
                    table.ForeignKey(
                        name: "FK_DisownedEvidence_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ExpertProfiles",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    OptedOut = table.Column<bool>(type: "boolean", nullable: false),
                    About = table.Column<string>(type: "text", nullable: false),
                    Place = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Phone = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Languages = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    AskMeAbout = table.Column<string>(type: "text", nullable: false),
                    DoNotAsk = table.Column<string>(type: "text", nullable: false),
                    KnownSegments = table.Column<string>(type: "text", nullable: false),
                    Hours = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    AwayUntil = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    AwayNote = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Busy = table.Column<string>(type: "text", nullable: false),
                    CalendarAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    PhotoSha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    PhotoType = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    Seen = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    ChangedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ExpertProfiles", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ExpertProfiles_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "HiddenTopics",
                columns: table => new
                {
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    TopicId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HiddenTopics", x => new { x.PersonId, x.TopicId });
                    table.ForeignKey(
                        name: "FK_HiddenTopics_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_HiddenTopics_Topics_TopicId",
                        column: x => x.TopicId,
                        principalTable: "Topics",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "KnownCustomers",
                columns: table => new
                {
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    CustomerId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_KnownCustomers", x => new { x.PersonId, x.CustomerId });
                    table.ForeignKey(
                        name: "FK_KnownCustomers_Customers_CustomerId",
                        column: x => x.CustomerId,
                        principalTable: "Customers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_KnownCustomers_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "SkillEndorsements",
                columns: table => new
                {
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    TopicId = table.Column<Guid>(type: "uuid", nullable: false),
                    ById = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SkillEndorsements", x => new { x.PersonId, x.TopicId, x.ById });
                    table.ForeignKey(
                        name: "FK_SkillEndorsements_People_ById",
                        column: x => x.ById,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_SkillEndorsements_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_SkillEndorsements_Topics_TopicId",
                        column: x => x.TopicId,
                        principalTable: "Topics",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Cases_ResolvedById",
                table: "Cases",
                column: "ResolvedById");

            migrationBuilder.CreateIndex(
                name: "IX_DeclaredSkills_TopicId",
                table: "DeclaredSkills",
                column: "TopicId");

            migrationBuilder.CreateIndex(
                name: "IX_ExpertProfiles_PersonId",
                table: "ExpertProfiles",
                column: "PersonId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ExpertProfiles_PhotoSha256",
                table: "ExpertProfiles",
                column: "PhotoSha256");

            migrationBuilder.CreateIndex(
                name: "IX_HiddenTopics_TopicId",
                table: "HiddenTopics",
                column: "TopicId");

            migrationBuilder.CreateIndex(
                name: "IX_KnownCustomers_CustomerId",
                table: "KnownCustomers",
                column: "CustomerId");

            migrationBuilder.CreateIndex(
                name: "IX_SkillEndorsements_ById",
                table: "SkillEndorsements",
                column: "ById");

            migrationBuilder.CreateIndex(
                name: "IX_SkillEndorsements_TopicId",
                table: "SkillEndorsements",
                column: "TopicId");

            migrationBuilder.AddForeignKey(
                name: "FK_Cases_People_ResolvedById",
                table: "Cases",
                column: "ResolvedById",
                principalTable: "People",
                principalColumn: "Id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Cases_People_ResolvedById",
                table: "Cases");

            migrationBuilder.DropTable(
                name: "DeclaredSkills");

            migrationBuilder.DropTable(
                name: "DisownedEvidence");

            migrationBuilder.DropTable(
                name: "ExpertProfiles");

            migrationBuilder.DropTable(
                name: "HiddenTopics");

            migrationBuilder.DropTable(
                name: "KnownCustomers");

            migrationBuilder.DropTable(
                name: "SkillEndorsements");

            migrationBuilder.DropIndex(
                name: "IX_Cases_ResolvedById",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "Reopenings",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "ResolvedById",
                table: "Cases");
        }
    }
}
