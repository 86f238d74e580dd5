package dev.rehearsal.step;

/**
 * A step that lets clients into the server that they were led to. Where they cannot be led back from there, it is
 * carried out all the same: whoever is let go would find every server closed.
 */
public interface LetsIn extends HoldsTraffic {}
