package dev.rehearsal.database;

/** A named SQL text of one or more statements, such as one migration. */
public record SqlFile(String name, String text) {}
