namespace KnowledgeCrm.Tests; public class T { [Fact] public void A() { } }
