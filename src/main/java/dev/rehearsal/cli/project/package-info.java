/** What a command line names: the project's scenarios, environments and folders. */
@NullMarked
package dev.rehearsal.cli.project;

import org.jspecify.annotations.NullMarked;
