package dev.rehearsal.machine;

/**
 * What the system has counted since it began, for the whole machine, in microseconds.
 *
 * @param capacity CPU time that there was, of all processors
 * @param busy CPU time spent working, for whatever process
 * @param stolen CPU time that the hypervisor gave to other machines while this one had work for it
 * @param pressure time during which some process waited for a processor; {@link #UNTOLD} where the kernel does not tell
 * @param memory time during which some process waited for memory
 * @param disk time during which some process waited for a disk
 * @param available bytes of memory that programs could still have; {@link #UNTOLD} where the system does not tell
 */
record Totals(long capacity, long busy, long stolen, long pressure, long memory, long disk, long available) {
    static final long UNTOLD = -1;
}
