/** Structure and roles, brought from one server to another. */
@NullMarked
package dev.rehearsal.step.postgres.schema;

import org.jspecify.annotations.NullMarked;
