package dev.rehearsal.database;

/**
 * Something that a database holds beside rows.
 *
 * @param kind what it is, such as {@code index}
 * @param object its name, qualified and quoted, the same on every server
 * @param description what makes it up, such as its definition
 */
public record SchemaItem(String kind, String object, String description) {}
