/** Turns a journal and a request log into pages and files. */
@NullMarked
package dev.rehearsal.report;

import org.jspecify.annotations.NullMarked;
