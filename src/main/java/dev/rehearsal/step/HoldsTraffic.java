package dev.rehearsal.step;

/**
 * A step that keeps traffic from a server, or lets it to another: a pause, a fence, its lifting, a repointing. When a
 * switchover fails, these are undone first, latest first, whatever stands between them, because together their undoing
 * gives traffic back to blue.
 */
public interface HoldsTraffic extends Reversible {}
