namespace KnowledgeCrm.Customers;

/// <summary>How much a customer matters to the house: A the most. Without a grade a customer is served as everybody is.</summary>
public enum CustomerGrade { A, B, C, D }
