package dev.rehearsal.step.ability;

/** A step that makes a server which follows another one by its log. */
public interface MakesReplica extends MakesServer, MakesReader {}
