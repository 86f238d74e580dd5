package dev.rehearsal.step;

/**
 * A step that leads what is held to another server, and changes nothing on either. Nobody is let go before it is
 * undone, since whoever is let go writes there; where it cannot be undone, traffic stays with that server for good.
 */
public interface MovesTraffic extends HoldsTraffic {}
