namespace KnowledgeCrm.Search;
public sealed class QueryTerms;
