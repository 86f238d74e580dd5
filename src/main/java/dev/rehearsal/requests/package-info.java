/**
 * The record of every request the load made, and of the machine's hiccups beside it: written as it happens, read as a
 * stream. A leaf.
 */
@NullMarked
package dev.rehearsal.requests;

import org.jspecify.annotations.NullMarked;
