package dev.rehearsal.step;

/**
 * A step that runs a command of the operator's, or asks a person. Nobody knows what it does: it is looked at no more
 * often than it must be, and nothing runs beside it.
 */
public interface AsksOperator extends Step {}
