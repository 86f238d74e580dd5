/** What is shown on the terminal, while it happens and in the end. */
@NullMarked
package dev.rehearsal.cli.terminal;

import org.jspecify.annotations.NullMarked;
