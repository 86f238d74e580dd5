/**
 * The address that an instance of the application keeps while its processes come and go, and the HTTP that passes it.
 */
@NullMarked
package dev.rehearsal.application.door;

import org.jspecify.annotations.NullMarked;
