using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace KnowledgeCrm.Persistence.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Desk : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "AssetId",
                table: "Cases",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "AssignedAt",
                table: "Cases",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "Clock_BrokenAt",
                table: "Cases",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "Clock_FirstAnswerDueAt",
                table: "Cases",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "Clock_FirstAnsweredAt",
                table: "Cases",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "Clock_LevelId",
                table: "Cases",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "Clock_PausedAt",
                table: "Cases",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "Clock_PausedTicks",
                table: "Cases",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<DateTime>(
                name: "Clock_ResolutionDueAt",
                table: "Cases",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "Clock_StartedAt",
                table: "Cases",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "Clock_TellAt",
                table: "Cases",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "Clock_WarnedAt",
                table: "Cases",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "ContractId",
                table: "Cases",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "DueAt",
                table: "Cases",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Fields",
                table: "Cases",
                type: "text",
                nullable: false,
                defaultValueSql: "'{}'");

            migrationBuilder.AddColumn<bool>(
                name: "IsQueueChosen",
                table: "Cases",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<Guid>(
                name: "QueueId",
                table: "Cases",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "RankAt",
                table: "Cases",
                type: "timestamp with time zone",
                nullable: false,
                defaultValue: new DateTime(2100, 1, 1, 0, 0, 0, 0, DateTimeKind.Utc));

            migrationBuilder.AddColumn<Guid>(
                name: "TopicId",
                table: "Cases",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Type",
                table: "Cases",
                type: "character varying(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "Question");

            migrationBuilder.CreateTable(
                name: "BulkChanges",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Before = table.Column<string>(type: "text", nullable: false),
                    UndoneAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BulkChanges", x => x.Id);
                    table.ForeignKey(
                        name: "FK_BulkChanges_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "CaseForms",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Type = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Fields = table.Column<string>(type: "text", nullable: false),
                    ChangedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ChangedById = table.Column<Guid>(type: "uuid", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CaseForms", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "CaseQueues",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Key = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    DealsOut = table.Column<bool>(type: "boolean", nullable: false),
                    Members = table.Column<string>(type: "text", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CaseQueues", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Contracts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    CustomerId = table.Column<Guid>(type: "uuid", nullable: false),
                    Title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    ServiceLevel = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    To = table.Column<DateOnly>(type: "date", nullable: true),
                    ProductIds = table.Column<List<Guid>>(type: "uuid[]", nullable: false),
                    AssetIds = table.Column<List<Guid>>(type: "uuid[]", nullable: false),
                    Note = table.Column<string>(type: "text", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Contracts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Contracts_Customers_CustomerId",
                        column: x => x.CustomerId,
                        principalTable: "Customers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "InboxViews",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    OwnerId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Query = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    IsShared = table.Column<bool>(type: "boolean", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_InboxViews", x => x.Id);
                    table.ForeignKey(
                        name: "FK_InboxViews_People_OwnerId",
                        column: x => x.OwnerId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "WorkCalendars",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Key = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    TimeZone = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Hours = table.Column<string>(type: "text", nullable: false),
                    Holidays = table.Column<string>(type: "text", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WorkCalendars", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "EscalationRules",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Key = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    IsOn = table.Column<bool>(type: "boolean", nullable: false),
                    Trigger = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Minutes = table.Column<int>(type: "integer", nullable: false),
                    Type = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Priority = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    QueueId = table.Column<Guid>(type: "uuid", nullable: true),
                    RaiseTo = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    MoveToId = table.Column<Guid>(type: "uuid", nullable: true),
                    NotifyIds = table.Column<string>(type: "text", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EscalationRules", x => x.Id);
                    table.ForeignKey(
                        name: "FK_EscalationRules_CaseQueues_MoveToId",
                        column: x => x.MoveToId,
                        principalTable: "CaseQueues",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_EscalationRules_CaseQueues_QueueId",
                        column: x => x.QueueId,
                        principalTable: "CaseQueues",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "QueueRules",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Place = table.Column<int>(type: "integer", nullable: false),
                    QueueId = table.Column<Guid>(type: "uuid", nullable: false),
                    Type = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Priority = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Language = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: true),
                    ProductId = table.Column<Guid>(type: "uuid", nullable: true),
                    TopicId = table.Column<Guid>(type: "uuid", nullable: true),
                    ServiceLevel = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_QueueRules", x => x.Id);
                    table.ForeignKey(
                        name: "FK_QueueRules_CaseQueues_QueueId",
                        column: x => x.QueueId,
                        principalTable: "CaseQueues",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_QueueRules_Products_ProductId",
                        column: x => x.ProductId,
                        principalTable: "Products",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_QueueRules_Topics_TopicId",
                        column: x => x.TopicId,
                        principalTable: "Topics",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "ServiceLevels",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Key = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    CalendarId = table.Column<Guid>(type: "uuid", nullable: false),
                    IsUsual = table.Column<bool>(type: "boolean", nullable: false),
                    Targets = table.Column<string>(type: "text", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ServiceLevels", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ServiceLevels_WorkCalendars_CalendarId",
                        column: x => x.CalendarId,
                        principalTable: "WorkCalendars",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "CaseEscalations",
                columns: table => new
                {
                    CaseId = table.Column<Guid>(type: "uuid", nullable: false),
                    RuleId = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CaseEscalations", x => new { x.CaseId, x.RuleId });
                    table.ForeignKey(
                        name: "FK_CaseEscalations_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_CaseEscalations_EscalationRules_RuleId",
                        column: x => x.RuleId,
                        principalTable: "EscalationRules",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.InsertData(
                table: "NumberSequences",
                columns: new[] { "Name", "Last" },
                values: new object[] { "CT", 1000 });

            migrationBuilder.CreateIndex(
                name: "IX_Cases_AssetId",
                table: "Cases",
                column: "AssetId");

            migrationBuilder.CreateIndex(
                name: "IX_Cases_AssigneeId_RankAt",
                table: "Cases",
                columns: new[] { "AssigneeId", "RankAt" },
                filter: "\"Status\" <> 'Resolved' AND \"Status\" <> 'Closed'");

            migrationBuilder.CreateIndex(
                name: "IX_Cases_ContractId",
                table: "Cases",
                column: "ContractId");

            migrationBuilder.CreateIndex(
                name: "IX_Cases_DueAt",
                table: "Cases",
                column: "DueAt",
                filter: "\"Status\" <> 'Resolved' AND \"Status\" <> 'Closed'");

            migrationBuilder.CreateIndex(
                name: "IX_Cases_QueueId_RankAt",
                table: "Cases",
                columns: new[] { "QueueId", "RankAt" },
                filter: "\"Status\" <> 'Resolved' AND \"Status\" <> 'Closed'");

            migrationBuilder.CreateIndex(
                name: "IX_Cases_RankAt",
                table: "Cases",
                column: "RankAt",
                filter: "\"Status\" <> 'Resolved' AND \"Status\" <> 'Closed'");

            migrationBuilder.CreateIndex(
                name: "IX_Cases_TopicId",
                table: "Cases",
                column: "TopicId");

            migrationBuilder.CreateIndex(
                name: "IX_BulkChanges_PersonId",
                table: "BulkChanges",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_CaseEscalations_RuleId",
                table: "CaseEscalations",
                column: "RuleId");

            migrationBuilder.CreateIndex(
                name: "IX_CaseForms_Type",
                table: "CaseForms",
                column: "Type",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CaseQueues_Key",
                table: "CaseQueues",
                column: "Key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Contracts_CustomerId",
                table: "Contracts",
                column: "CustomerId");

            migrationBuilder.CreateIndex(
                name: "IX_Contracts_Number",
                table: "Contracts",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_EscalationRules_Key",
                table: "EscalationRules",
                column: "Key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_EscalationRules_MoveToId",
                table: "EscalationRules",
                column: "MoveToId");

            migrationBuilder.CreateIndex(
                name: "IX_EscalationRules_QueueId",
                table: "EscalationRules",
                column: "QueueId");

            migrationBuilder.CreateIndex(
                name: "IX_InboxViews_OwnerId_Name",
                table: "InboxViews",
                columns: new[] { "OwnerId", "Name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_QueueRules_ProductId",
                table: "QueueRules",
                column: "ProductId");

            migrationBuilder.CreateIndex(
                name: "IX_QueueRules_QueueId",
                table: "QueueRules",
                column: "QueueId");

            migrationBuilder.CreateIndex(
                name: "IX_QueueRules_TopicId",
                table: "QueueRules",
                column: "TopicId");

            migrationBuilder.CreateIndex(
                name: "IX_ServiceLevels_CalendarId",
                table: "ServiceLevels",
                column: "CalendarId");

            migrationBuilder.CreateIndex(
                name: "IX_ServiceLevels_Key",
                table: "ServiceLevels",
                column: "Key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_WorkCalendars_Key",
                table: "WorkCalendars",
                column: "Key",
                unique: true);

            migrationBuilder.AddForeignKey(
                name: "FK_Cases_Assets_AssetId",
                table: "Cases",
                column: "AssetId",
                principalTable: "Assets",
                principalColumn: "Id");

            migrationBuilder.AddForeignKey(
                name: "FK_Cases_CaseQueues_QueueId",
                table: "Cases",
                column: "QueueId",
                principalTable: "CaseQueues",
                principalColumn: "Id");

            migrationBuilder.AddForeignKey(
                name: "FK_Cases_Contracts_ContractId",
                table: "Cases",
                column: "ContractId",
                principalTable: "Contracts",
                principalColumn: "Id");

            migrationBuilder.AddForeignKey(
                name: "FK_Cases_Topics_TopicId",
                table: "Cases",
                column: "TopicId",
                principalTable: "Topics",
                principalColumn: "Id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Cases_Assets_AssetId",
                table: "Cases");

            migrationBuilder.DropForeignKey(
                name: "FK_Cases_CaseQueues_QueueId",
                table: "Cases");

            migrationBuilder.DropForeignKey(
                name: "FK_Cases_Contracts_ContractId",
                table: "Cases");

            migrationBuilder.DropForeignKey(
                name: "FK_Cases_Topics_TopicId",
                table: "Cases");

            migrationBuilder.DropTable(
                name: "BulkChanges");

            migrationBuilder.DropTable(
                name: "CaseEscalations");

            migrationBuilder.DropTable(
                name: "CaseForms");

            migrationBuilder.DropTable(
                name: "Contracts");

            migrationBuilder.DropTable(
                name: "InboxViews");

            migrationBuilder.DropTable(
                name: "QueueRules");

            migrationBuilder.DropTable(
                name: "ServiceLevels");

            migrationBuilder.DropTable(
                name: "EscalationRules");

            migrationBuilder.DropTable(
                name: "WorkCalendars");

            migrationBuilder.DropTable(
                name: "CaseQueues");

            migrationBuilder.DropIndex(
                name: "IX_Cases_AssetId",
                table: "Cases");

            migrationBuilder.DropIndex(
                name: "IX_Cases_AssigneeId_RankAt",
                table: "Cases");

            migrationBuilder.DropIndex(
                name: "IX_Cases_ContractId",
                table: "Cases");

            migrationBuilder.DropIndex(
                name: "IX_Cases_DueAt",
                table: "Cases");

            migrationBuilder.DropIndex(
                name: "IX_Cases_QueueId_RankAt",
                table: "Cases");

            migrationBuilder.DropIndex(
                name: "IX_Cases_RankAt",
                table: "Cases");

            migrationBuilder.DropIndex(
                name: "IX_Cases_TopicId",
                table: "Cases");

            migrationBuilder.DeleteData(
                table: "NumberSequences",
                keyColumn: "Name",
                keyValue: "CT");

            migrationBuilder.DropColumn(
                name: "AssetId",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "AssignedAt",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "Clock_BrokenAt",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "Clock_FirstAnswerDueAt",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "Clock_FirstAnsweredAt",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "Clock_LevelId",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "Clock_PausedAt",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "Clock_PausedTicks",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "Clock_ResolutionDueAt",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "Clock_StartedAt",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "Clock_TellAt",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "Clock_WarnedAt",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "ContractId",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "DueAt",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "Fields",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "IsQueueChosen",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "QueueId",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "RankAt",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "TopicId",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "Type",
                table: "Cases");
        }
    }
}
