/** The Java processes that this one starts. */
@NullMarked
package dev.rehearsal.jvm;

import org.jspecify.annotations.NullMarked;
