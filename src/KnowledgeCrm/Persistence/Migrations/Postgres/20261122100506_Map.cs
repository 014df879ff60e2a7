using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace KnowledgeCrm.Persistence.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Map : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "LeavesOn",
                table: "ExpertProfiles",
                type: "date",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "WorkRoles",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Key = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    NameEn = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    NameZh = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Place = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WorkRoles", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "WorkSteps",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    RoleId = table.Column<Guid>(type: "uuid", nullable: false),
                    Key = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    NameEn = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    NameZh = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Place = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WorkSteps", x => x.Id);
                    table.ForeignKey(
                        name: "FK_WorkSteps_WorkRoles_RoleId",
                        column: x => x.RoleId,
                        principalTable: "WorkRoles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "StepArticles",
                columns: table => new
                {
                    StepId = table.Column<Guid>(type: "uuid", nullable: false),
                    ArticleId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StepArticles", x => new { x.StepId, x.ArticleId });
                    table.ForeignKey(
                        name: "FK_StepArticles_Articles_ArticleId",
                        column: x => x.ArticleId,
                        principalTable: "Articles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_StepArticles_WorkSteps_StepId",
                        column: x => x.StepId,
                        principalTable: "WorkSteps",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "StepPerson",
                columns: table => new
                {
                    StepId = table.Column<Guid>(type: "uuid", nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StepPerson", x => new { x.StepId, x.PersonId });
                    table.ForeignKey(
                        name: "FK_StepPerson_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_StepPerson_WorkSteps_StepId",
                        column: x => x.StepId,
                        principalTable: "WorkSteps",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_StepArticles_ArticleId",
                table: "StepArticles",
                column: "ArticleId");

            migrationBuilder.CreateIndex(
                name: "IX_StepPerson_PersonId",
                table: "StepPerson",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_WorkRoles_Key",
                table: "WorkRoles",
                column: "Key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_WorkSteps_RoleId_Key",
                table: "WorkSteps",
                columns: new[] { "RoleId", "Key" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "StepArticles");

            migrationBuilder.DropTable(
                name: "StepPerson");

            migrationBuilder.DropTable(
                name: "WorkSteps");

            migrationBuilder.DropTable(
                name: "WorkRoles");

            migrationBuilder.DropColumn(
                name: "LeavesOn",
                table: "ExpertProfiles");
        }
    }
}
