package dev.rehearsal.step;

/**
 * A step whose looks run a command of the operator's, or ask a person; it is looked at no more often than it must be.
 */
public interface AsksOperator extends Step {}
