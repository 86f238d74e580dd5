/** A small HTTP/1.1 server on the loopback interface, which costs as little as the bytes it moves. A leaf. */
@NullMarked
package dev.rehearsal.http;

import org.jspecify.annotations.NullMarked;
