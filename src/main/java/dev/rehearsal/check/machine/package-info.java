/** Says what the machine did in each window of a rehearsal. It fails nothing: what took too long is judged by it. */
@NullMarked
package dev.rehearsal.check.machine;

import org.jspecify.annotations.NullMarked;
