package dev.rehearsal.step.ability;

/** A step that makes a server which reads what another one writes. */
public interface MakesReader extends Makes {}
