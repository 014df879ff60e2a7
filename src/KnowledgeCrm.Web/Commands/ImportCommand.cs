using System.CommandLine;
using KnowledgeCrm.Accounts;
using KnowledgeCrm.Asking;
using KnowledgeCrm.Cases;
using KnowledgeCrm.Common;
using KnowledgeCrm.Customers;
using KnowledgeCrm.Insight;
using KnowledgeCrm.Knowledge.Import;
using KnowledgeCrm.Sales.Import;
using KnowledgeCrm.Web.Asking;
using KnowledgeCrm.Web.Customers;
using KnowledgeCrm.Web.Experts.Mapping;
using KnowledgeCrm.Web.Sales;

namespace KnowledgeCrm.Web.Commands;

/// <summary><c>import articles</c> and <c>import solved-questions</c>: brings in another base, and what it has already answered;
/// <c>import opportunities</c>: what another system knows of sales; <c>import contracts</c>: what customers were promised; <c>import customer-care</c>: how much
/// they matter, and what is to be minded; <c>import questions</c>: what colleagues answered each other; <c>import roles</c>: the steps of work.</summary>
internal static class ImportCommand
{
    private const int SomeRefused = 1;

    public static Command Build(GlobalOptions options) =>
        new("import", CommandText.Of("Import")) { Articles(options), SolvedQuestions(options), Opportunities(options), Contracts(options), CustomerCare(options), Questions(options), Roles(options) };

    private static Command Articles(GlobalOptions options)
    {
        var path = new Argument<string>("path") { Description = CommandText.Of("Import.Path") };
        var state = new Option<string>("--state") { Description = CommandText.Of("Import.State"), DefaultValueFactory = _ => "draft" };
        state.AcceptOnlyFromAmong("draft", "published");
        var audience = new Option<Audience>("--audience") { Description = CommandText.Of("Import.Audience"), DefaultValueFactory = _ => Audience.Internal };
        var by = AsOption();
        var command = new Command("articles", CommandText.Of("Import.Articles")) { path, state, audience, by };
        command.SetAction((parsed, stop) => ReportedAsync(options, parsed, async (services, progress, stop) =>
        {
            var rows = ArticleFiles.Read(parsed.GetRequiredValue(path), parsed.GetValue(audience));
            var actor = await ActorAsync(services, parsed.GetValue(by), stop);
            return await services.GetRequiredService<ImportArticles>().RunAsync(
                actor, rows, parsed.GetValue(state) == "published", progress, stop);
        }, stop));
        return command;
    }

    private static Command SolvedQuestions(GlobalOptions options)
    {
        var questions = new Option<string>("--questions") { Description = CommandText.Of("Import.Questions"), Required = true };
        var answers = new Option<string>("--answers") { Description = CommandText.Of("Import.Answers"), Required = true };
        var by = AsOption();
        var command = new Command("solved-questions", CommandText.Of("Import.SolvedQuestions")) { questions, answers, by };
        command.SetAction((parsed, stop) => ReportedAsync(options, parsed, async (services, progress, stop) =>
        {
            var read = SolvedQuestionFiles.Read(parsed.GetRequiredValue(questions), parsed.GetRequiredValue(answers));
            var actor = await ActorAsync(services, parsed.GetValue(by), stop);
            return await services.GetRequiredService<ImportSolvedQuestions>().RunAsync(actor, read, progress, stop);
        }, stop));
        return command;
    }

    private static Command Opportunities(GlobalOptions options) => Table(options, "opportunities", CommandText.Of("Import.Opportunities"), OpportunityCsv.Columns,
        (services, actor, text, progress, stop) => services.GetRequiredService<ImportOpportunities>().RunAsync(actor, OpportunityCsv.Read(text), progress, stop));

    private static Command Contracts(GlobalOptions options) => Table(options, "contracts", CommandText.Of("Import.Contracts"), ContractCsv.Columns,
        (services, actor, text, progress, stop) => services.GetRequiredService<ImportContracts>().RunAsync(actor, ContractCsv.Read(text), progress, stop));

    private static Command CustomerCare(GlobalOptions options) => Table(options, "customer-care", CommandText.Of("Import.CustomerCare"), CareCsv.Columns,
        (services, actor, text, progress, stop) => services.GetRequiredService<ImportCustomerCare>().RunAsync(actor, CareCsv.Read(text), progress, stop));

    private static Command Questions(GlobalOptions options) => Table(options, "questions", CommandText.Of("Import.ColleagueQuestions"), QuestionCsv.Columns,
        (services, actor, text, progress, stop) => services.GetRequiredService<ImportQuestions>().RunAsync(actor, QuestionCsv.Read(text), progress, stop));

    private static Command Roles(GlobalOptions options) => Table(options, "roles", CommandText.Of("Import.Roles"), RoleTable.Columns,
        (services, actor, text, _, stop) => services.GetRequiredService<ImportRoleKnowledge>().RunAsync(actor, RoleTable.Read(text), stop));

    private static Command Table(
        GlobalOptions options, string name, string about, IReadOnlyList<string> columns,
        Func<IServiceProvider, Actor, string, IProgress<ImportReport>, CancellationToken, Task<Outcome<ImportReport>>> import)
    {
        var file = new Argument<FileInfo>("file") { Description = CommandText.Of("Import.TableFile", string.Join(", ", columns)) };
        file.AcceptExistingOnly();
        var by = AsOption();
        var command = new Command(name, about) { file, by };
        command.SetAction((parsed, stop) => ReportedAsync(options, parsed, async (services, progress, stop) =>
            await import(services, await ActorAsync(services, parsed.GetValue(by), stop), await File.ReadAllTextAsync(parsed.GetRequiredValue(file).FullName, stop), progress, stop), stop));
        return command;
    }

    private static Option<string?> AsOption() =>
        new("--as") { Description = CommandText.Of("Import.As"), HelpName = CommandText.Of("Name.Email") };

    private static async Task<Actor> ActorAsync(IServiceProvider services, string? email, CancellationToken stop)
    {
        if (email is null) return Actor.System;
        var people = (await services.GetRequiredService<PersonList>().RunAsync(Actor.System, stop)).Value;
        var person = people.FirstOrDefault(p => p.Email.Equals(email, StringComparison.OrdinalIgnoreCase)) ?? throw Refused.Invalid("Account.Unknown", "as");
        return await services.GetRequiredService<ActorOf>().RunAsync(person.Id, stop) ?? throw Refused.Invalid("Account.Unknown", "as");
    }

    private static async Task<int> ReportedAsync(
        GlobalOptions options, ParseResult parsed,
        Func<IServiceProvider, IProgress<ImportReport>, CancellationToken, Task<Outcome<ImportReport>>> import, CancellationToken stop)
    {
        var report = new ImportReport(0, 0, 0, []);
        var done = await Tool.RunAsync(options.Configuration(parsed), async (services, stop) =>
            report = (await import(services, new Told(), stop)).Value, stop);
        foreach (var row in report.Refused)
            Console.WriteLine(CommandText.Of("Import.Refused", row.Place, row.Key, row.Why.Field ?? "", row.Why.MessageIn(CommandText.Language)));
        // The same words in every language: scripts read this line.
        Console.WriteLine($"{report.Added} added, {report.Changed} changed, {report.Unchanged} unchanged, {report.Refused.Count} refused");
        return done == 0 && report.Refused.Count > 0 ? SomeRefused : done;
    }

    private sealed class Told : IProgress<ImportReport>
    {
        private const int Every = 500;
        private int told;

        public void Report(ImportReport value)
        {
            if (value.Rows / Every == told) return;
            told = value.Rows / Every;
            Console.Error.WriteLine(CommandText.Of("Import.Progress", value.Rows));
        }
    }
}
