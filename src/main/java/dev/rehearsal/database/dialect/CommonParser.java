package dev.rehearsal.database.dialect;

import dev.rehearsal.database.SchemaItem;
import java.util.Optional;

/** Tells whether two descriptions of one thing mean the same, however either server spells it. */
public interface CommonParser {
    /**
     * What it says.
     *
     * @param isSame whether both mean the same
     * @param obstacle what kept it from reading them; empty where it read them, or cannot know what they name
     */
    record Answer(boolean isSame, Optional<String> obstacle) {
        public static final Answer SAME = new Answer(true, Optional.empty());
        public static final Answer DIFFERENT = new Answer(false, Optional.empty());
    }

    Answer compare(SchemaItem one, SchemaItem other);
}
