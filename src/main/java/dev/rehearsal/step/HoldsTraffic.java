package dev.rehearsal.step;

/**
 * A step that keeps traffic from its server: a pause, a fence, a repointing. When a switchover fails, these are undone
 * first, latest first, whatever stands between them, because together their undoing gives traffic back to blue.
 */
public interface HoldsTraffic extends Reversible {}
