/**
 * Simulations: what the load asks of the application. {@link simulations.Orders} suits the reference application; to
 * load your own, extend {@link simulations.RecordedSimulation} and name the file or class in {@code load.simulation}.
 */
@NullMarked
package simulations;

import org.jspecify.annotations.NullMarked;
