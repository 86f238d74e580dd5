package dev.rehearsal.load;

/** How many rows of each sort the application's database held to begin with, their ids counting from 1. */
public record SeededRows(long orders, long accounts, long documents) {}
