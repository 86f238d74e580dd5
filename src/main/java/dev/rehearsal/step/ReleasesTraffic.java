package dev.rehearsal.step;

/** A step after which writes reach green. Just before it, the rehearsal takes its snapshot of green for parity. */
public interface ReleasesTraffic extends Step {}
