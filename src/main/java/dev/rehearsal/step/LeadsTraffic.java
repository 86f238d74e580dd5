package dev.rehearsal.step;

/**
 * A step that decides by what way the application reaches its server, such as through a gate. When a switchover fails
 * and the gate cannot be released, since it is gone, these are undone so that traffic flows without it.
 */
public interface LeadsTraffic extends Reversible {}
