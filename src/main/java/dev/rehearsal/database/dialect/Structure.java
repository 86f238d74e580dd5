package dev.rehearsal.database.dialect;

import dev.rehearsal.database.SchemaItem;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Everything that a database holds beside rows, described so that two servers can be compared, also of different
 * releases.
 *
 * @param release the server's major version
 * @param reader as whom it was read; one role may do so on blue and another on green
 * @param unread kinds that could not be read, and why not
 * @param uncompared names of what is there and is in no comparison, by what it is: an upgrade changes it on its way, or
 *     nobody may read it
 */
public record Structure(
        int release,
        String reader,
        List<SchemaItem> items,
        Map<String, String> unread,
        Map<String, List<String>> uncompared) {
    private static final String ROLE = "role";
    private static final String MEMBERSHIP = "membership";

    public Structure {
        items = List.copyOf(items);
        unread = Map.copyOf(unread);
        uncompared = Map.copyOf(uncompared);
    }

    public Structure without(String kind) {
        return with(items.stream().filter(item -> !item.kind().equals(kind)).toList());
    }

    /** Without the roles that read; what they may is not the application's. */
    public Structure withoutReaders(Set<String> readers) {
        return with(items.stream()
                .filter(item -> readers.stream().noneMatch(reader -> isOf(reader, item)))
                .toList());
    }

    private static boolean isOf(String reader, SchemaItem item) {
        return switch (item.kind()) {
            case ROLE -> item.object().equals(reader);
            case MEMBERSHIP -> item.object().startsWith(reader + " ");
            default -> false;
        };
    }

    private Structure with(List<SchemaItem> others) {
        return new Structure(release, reader, others, unread, uncompared);
    }
}
