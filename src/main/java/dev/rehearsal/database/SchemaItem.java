package dev.rehearsal.database;

import java.util.Optional;

/**
 * Something that a database holds beside rows.
 *
 * @param kind what it is, such as {@code index}
 * @param object its name, qualified and quoted, the same on every server
 * @param description what makes it up, such as its definition
 * @param meaning of the expressions in it; empty where there are none
 */
public record SchemaItem(String kind, String object, String description, Optional<Meaning> meaning) {
    public SchemaItem(String kind, String object, String description) {
        this(kind, object, description, Optional.empty());
    }
}
