/** What the doctor looks at. */
@NullMarked
package dev.rehearsal.cli.doctor;

import org.jspecify.annotations.NullMarked;
