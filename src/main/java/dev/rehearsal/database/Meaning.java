package dev.rehearsal.database;

/**
 * What of a description a server can be asked to understand.
 *
 * @param rest the description without its expressions, which is spelt alike wherever it means the same
 * @param query a query that holds the expressions
 */
public record Meaning(String rest, String query) {}
