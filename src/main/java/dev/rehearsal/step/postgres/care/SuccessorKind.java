package dev.rehearsal.step.postgres.care;

/** How a successor comes to hold what the server holds that is to be upgraded. */
public enum SuccessorKind {
    /** An empty server is given the structure, and a subscription copies the rows and applies what changes. */
    COPY,
    /** A clone of the storage is upgraded in place, and a subscription applies what has changed since. */
    CLONE,
    /** A physical replica of the same release is promoted. */
    REPLICA;

    /** The kinds of successor to which a check matters. */
    enum Group {
        ANY,
        /** The kinds to which changes are applied, one after the other. */
        APPLYING,
        /** The kinds that are filled row by row. */
        COPYING,
        /** The kind that holds what the log tells, and nothing else. */
        PROMOTED,
        /** The kinds that come with data, roles and owners as they are, which pg_upgrade takes over. */
        CLONING;

        /** Which they are. */
        String inWords() {
            return switch (this) {
                case ANY -> "for any kind of successor";
                case APPLYING -> "for a copy or a clone";
                case COPYING -> "for a copy";
                case PROMOTED -> "for a replica";
                case CLONING -> "for a clone";
            };
        }

        boolean holds(SuccessorKind kind) {
            return switch (this) {
                case ANY -> true;
                case APPLYING -> kind != REPLICA;
                case COPYING -> kind == COPY;
                case PROMOTED -> kind == REPLICA;
                case CLONING -> kind == CLONE;
            };
        }
    }
}
