/** What an account holds: instances, clusters, snapshots and their states. */
@NullMarked
package dev.rehearsal.localrds.holding;

import org.jspecify.annotations.NullMarked;
