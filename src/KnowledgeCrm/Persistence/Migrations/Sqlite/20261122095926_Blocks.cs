using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace KnowledgeCrm.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Blocks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "MailedAt",
                table: "SatisfactionRequests",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "MailedTo",
                table: "SatisfactionRequests",
                type: "TEXT",
                maxLength: 300,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "HasContract",
                table: "QueueRules",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Relation",
                table: "QueueRules",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Files",
                table: "OutgoingMail",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ImportKey",
                table: "Contracts",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Macros",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    IsOn = table.Column<bool>(type: "INTEGER", nullable: false),
                    Changes = table.Column<string>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Macros", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "SentRequests",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Fingerprint = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Status = table.Column<int>(type: "INTEGER", nullable: true),
                    ContentType = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    Location = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    Body = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SentRequests", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SentRequests_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "SurveyRefusals",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Address = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    CustomerId = table.Column<Guid>(type: "TEXT", nullable: true),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SurveyRefusals", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SurveyRefusals_Customers_CustomerId",
                        column: x => x.CustomerId,
                        principalTable: "Customers",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateIndex(
                name: "IX_SatisfactionRequests_MailedTo_MailedAt",
                table: "SatisfactionRequests",
                columns: new[] { "MailedTo", "MailedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Contracts_ImportKey",
                table: "Contracts",
                column: "ImportKey",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Macros_Key",
                table: "Macros",
                column: "Key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SentRequests_At",
                table: "SentRequests",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_SentRequests_PersonId_Key",
                table: "SentRequests",
                columns: new[] { "PersonId", "Key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SurveyRefusals_Address",
                table: "SurveyRefusals",
                column: "Address");

            migrationBuilder.CreateIndex(
                name: "IX_SurveyRefusals_CustomerId",
                table: "SurveyRefusals",
                column: "CustomerId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Macros");

            migrationBuilder.DropTable(
                name: "SentRequests");

            migrationBuilder.DropTable(
                name: "SurveyRefusals");

            migrationBuilder.DropIndex(
                name: "IX_SatisfactionRequests_MailedTo_MailedAt",
                table: "SatisfactionRequests");

            migrationBuilder.DropIndex(
                name: "IX_Contracts_ImportKey",
                table: "Contracts");

            migrationBuilder.DropColumn(
                name: "MailedAt",
                table: "SatisfactionRequests");

            migrationBuilder.DropColumn(
                name: "MailedTo",
                table: "SatisfactionRequests");

            migrationBuilder.DropColumn(
                name: "HasContract",
                table: "QueueRules");

            migrationBuilder.DropColumn(
                name: "Relation",
                table: "QueueRules");

            migrationBuilder.DropColumn(
                name: "Files",
                table: "OutgoingMail");

            migrationBuilder.DropColumn(
                name: "ImportKey",
                table: "Contracts");
        }
    }
}
