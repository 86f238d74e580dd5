/** The command line: parses, wires, prints, exits. The only user of picocli. */
@NullMarked
package dev.rehearsal.cli;

import org.jspecify.annotations.NullMarked;
