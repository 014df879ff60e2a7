return await KnowledgeCrm.Web.Commands.CommandLine.RunAsync(args);
