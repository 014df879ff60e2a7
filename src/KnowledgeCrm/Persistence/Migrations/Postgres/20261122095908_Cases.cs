using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace KnowledgeCrm.Persistence.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Cases : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Cases_AssigneeId_RankAt",
                table: "Cases");

            migrationBuilder.DropIndex(
                name: "IX_Cases_ProductId",
                table: "Cases");

            migrationBuilder.DropIndex(
                name: "IX_Cases_QueueId_RankAt",
                table: "Cases");

            migrationBuilder.DropIndex(
                name: "IX_Cases_RankAt",
                table: "Cases");

            migrationBuilder.DropIndex(
                name: "IX_Cases_Status_ChangedAt",
                table: "Cases");

            migrationBuilder.AddColumn<Guid>(
                name: "MergedIntoId",
                table: "Cases",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "ParentId",
                table: "Cases",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "CameFromId",
                table: "CasePosts",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "CaseMerges",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CaseId = table.Column<Guid>(type: "uuid", nullable: false),
                    IntoId = table.Column<Guid>(type: "uuid", nullable: false),
                    ById = table.Column<Guid>(type: "uuid", nullable: true),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Before = table.Column<string>(type: "text", nullable: false),
                    UndoneAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CaseMerges", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CaseMerges_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_CaseMerges_Cases_IntoId",
                        column: x => x.IntoId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_CaseMerges_People_ById",
                        column: x => x.ById,
                        principalTable: "People",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "CaseSplits",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    FromId = table.Column<Guid>(type: "uuid", nullable: false),
                    CaseId = table.Column<Guid>(type: "uuid", nullable: false),
                    ById = table.Column<Guid>(type: "uuid", nullable: true),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    PostIds = table.Column<string>(type: "text", nullable: false),
                    UndoneAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CaseSplits", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CaseSplits_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_CaseSplits_Cases_FromId",
                        column: x => x.FromId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_CaseSplits_People_ById",
                        column: x => x.ById,
                        principalTable: "People",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "CaseWatches",
                columns: table => new
                {
                    CaseId = table.Column<Guid>(type: "uuid", nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    AddedById = table.Column<Guid>(type: "uuid", nullable: true),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CaseWatches", x => new { x.CaseId, x.PersonId });
                    table.ForeignKey(
                        name: "FK_CaseWatches_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_CaseWatches_People_AddedById",
                        column: x => x.AddedById,
                        principalTable: "People",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_CaseWatches_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Cases_All",
                table: "Cases",
                columns: new[] { "OpenedAt", "Id", "Status", "Priority", "Type", "Language", "QueueId", "AssigneeId", "ProductId", "ContractId" },
                descending: new[] { true, false, false, false, false, false, false, false, false, false });

            migrationBuilder.CreateIndex(
                name: "IX_Cases_MergedIntoId",
                table: "Cases",
                column: "MergedIntoId");

            migrationBuilder.CreateIndex(
                name: "IX_Cases_Open",
                table: "Cases",
                columns: new[] { "RankAt", "Id", "Status", "Priority", "Type", "Language", "QueueId", "AssigneeId", "ProductId", "ContractId" },
                filter: "\"Status\" NOT IN ('Resolved', 'Closed')");

            migrationBuilder.CreateIndex(
                name: "IX_Cases_OpenOfAssignee",
                table: "Cases",
                columns: new[] { "AssigneeId", "RankAt", "Id", "Status", "Priority", "Type", "Language", "QueueId", "ProductId", "ContractId" },
                filter: "\"Status\" NOT IN ('Resolved', 'Closed')");

            migrationBuilder.CreateIndex(
                name: "IX_Cases_OpenOfQueue",
                table: "Cases",
                columns: new[] { "QueueId", "RankAt", "Id", "Status", "Priority", "Type", "Language", "AssigneeId", "ProductId", "ContractId" },
                filter: "\"Status\" NOT IN ('Resolved', 'Closed')");

            migrationBuilder.CreateIndex(
                name: "IX_Cases_ParentId",
                table: "Cases",
                column: "ParentId");

            migrationBuilder.CreateIndex(
                name: "IX_Cases_ProductId_Status_OpenedAt_RankAt_Id",
                table: "Cases",
                columns: new[] { "ProductId", "Status", "OpenedAt", "RankAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_CasePosts_CameFromId",
                table: "CasePosts",
                column: "CameFromId");

            migrationBuilder.CreateIndex(
                name: "IX_CaseMerges_ById",
                table: "CaseMerges",
                column: "ById");

            migrationBuilder.CreateIndex(
                name: "IX_CaseMerges_CaseId_At",
                table: "CaseMerges",
                columns: new[] { "CaseId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_CaseMerges_IntoId",
                table: "CaseMerges",
                column: "IntoId");

            migrationBuilder.CreateIndex(
                name: "IX_CaseSplits_ById",
                table: "CaseSplits",
                column: "ById");

            migrationBuilder.CreateIndex(
                name: "IX_CaseSplits_CaseId",
                table: "CaseSplits",
                column: "CaseId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CaseSplits_FromId",
                table: "CaseSplits",
                column: "FromId");

            migrationBuilder.CreateIndex(
                name: "IX_CaseWatches_AddedById",
                table: "CaseWatches",
                column: "AddedById");

            migrationBuilder.CreateIndex(
                name: "IX_CaseWatches_PersonId",
                table: "CaseWatches",
                column: "PersonId");

            migrationBuilder.AddForeignKey(
                name: "FK_CasePosts_Cases_CameFromId",
                table: "CasePosts",
                column: "CameFromId",
                principalTable: "Cases",
                principalColumn: "Id");

            migrationBuilder.AddForeignKey(
                name: "FK_Cases_Cases_MergedIntoId",
                table: "Cases",
                column: "MergedIntoId",
                principalTable: "Cases",
                principalColumn: "Id");

            migrationBuilder.AddForeignKey(
                name: "FK_Cases_Cases_ParentId",
                table: "Cases",
                column: "ParentId",
                principalTable: "Cases",
                principalColumn: "Id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_CasePosts_Cases_CameFromId",
                table: "CasePosts");

            migrationBuilder.DropForeignKey(
                name: "FK_Cases_Cases_MergedIntoId",
                table: "Cases");

            migrationBuilder.DropForeignKey(
                name: "FK_Cases_Cases_ParentId",
                table: "Cases");

            migrationBuilder.DropTable(
                name: "CaseMerges");

            migrationBuilder.DropTable(
                name: "CaseSplits");

            migrationBuilder.DropTable(
                name: "CaseWatches");

            migrationBuilder.DropIndex(
                name: "IX_Cases_All",
                table: "Cases");

            migrationBuilder.DropIndex(
                name: "IX_Cases_MergedIntoId",
                table: "Cases");

            migrationBuilder.DropIndex(
                name: "IX_Cases_Open",
                table: "Cases");

            migrationBuilder.DropIndex(
                name: "IX_Cases_OpenOfAssignee",
                table: "Cases");

            migrationBuilder.DropIndex(
                name: "IX_Cases_OpenOfQueue",
                table: "Cases");

            migrationBuilder.DropIndex(
                name: "IX_Cases_ParentId",
                table: "Cases");

            migrationBuilder.DropIndex(
                name: "IX_Cases_ProductId_Status_OpenedAt_RankAt_Id",
                table: "Cases");

            migrationBuilder.DropIndex(
                name: "IX_CasePosts_CameFromId",
                table: "CasePosts");

            migrationBuilder.DropColumn(
                name: "MergedIntoId",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "ParentId",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "CameFromId",
                table: "CasePosts");

            migrationBuilder.CreateIndex(
                name: "IX_Cases_AssigneeId_RankAt",
                table: "Cases",
                columns: new[] { "AssigneeId", "RankAt" },
                filter: "\"Status\" <> 'Resolved' AND \"Status\" <> 'Closed'");

            migrationBuilder.CreateIndex(
                name: "IX_Cases_ProductId",
                table: "Cases",
                column: "ProductId");

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
                name: "IX_Cases_Status_ChangedAt",
                table: "Cases",
                columns: new[] { "Status", "ChangedAt" });
        }
    }
}
