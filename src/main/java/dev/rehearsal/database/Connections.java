package dev.rehearsal.database;

import java.util.Optional;

/**
 * What an application connects to; never how it logs in.
 *
 * @param writer where everything goes that writes, and whatever no reader is named for
 * @param readers where reads go; empty when the application uses no readers
 */
public record Connections(Address writer, Optional<Address> readers) {
    public Connections(Address writer) {
        this(writer, Optional.empty());
    }

    @Override
    public String toString() {
        return "writer %s, %s"
                .formatted(writer, readers.map(each -> "readers " + each).orElse("no readers"));
    }
}
