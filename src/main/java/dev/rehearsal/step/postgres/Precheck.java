package dev.rehearsal.step.postgres;

import java.util.Locale;

/** One thing that an upgrade may meet. What breaks it or loses data blocks it; the rest is to be known. */
public enum Precheck {
    LOWER_VERSION(true, "a version above the successor's", "choose a later version for the successor"),
    OTHER_DATABASE(
            true,
            "further databases, whose changes are not replicated and are lost where a clone takes over",
            "replicate each, or move it elsewhere"),
    UNSEEN_SESSION(
            true,
            "operators to whom others' sessions are hidden: no fence ends them, and no wait sees them",
            "grant pg_read_all_stats to the operator"),
    OTHER_SLOT(
            true,
            "logical slots, which the successor will not have",
            "let their readers finish, drop them, and make them anew on the successor"),
    PHYSICAL_SLOT(false, "physical slots, whose standbys will not follow the successor", "give it readers of its own"),
    SUBSCRIPTION(
            true,
            "subscriptions, which a clone would apply a second time",
            "end them, and subscribe the successor later"),
    LONG_TRANSACTION(true, "transactions open for long, for which a new slot and a pause would wait", "end them"),
    PREPARED_TRANSACTION(
            true,
            "prepared transactions, which pg_upgrade refuses and a new slot would wait for",
            "commit them or roll them back"),
    UNLOGGED_TABLE(
            true,
            "unlogged tables, whose rows are not replicated",
            "alter table ... set logged, or fill them anew after the switchover"),
    LARGE_OBJECT(true, "large objects, which are not replicated", "move them into tables, or copy them in a pause"),
    REPLICA_TRIGGER(
            true,
            "triggers that fire where changes are applied, by functions without a search_path, which is empty there",
            "alter function ... set search_path"),
    COLLATION_VERSION(
            true,
            "collations of another version than the indexes were made with, which may be out of order",
            "reindex what depends on them, then alter collation ... refresh version"),
    EXTENSION_MISSING(true, "extensions that the successor cannot create", "drop them, or choose another version"),
    EXTENSION(
            false,
            "extensions, which the successor must have too",
            "look once it is there; update-extensions makes them current"),
    TRIGGER(
            false,
            "triggers by functions without a search_path",
            "they do not fire where changes are applied; leave that so, or alter function ... set search_path"),
    MATERIALIZED_VIEW(
            false, "materialized views, whose rows are not replicated", "refresh-materialized-views fills them"),
    UNOWNED_SEQUENCE(false, "sequences that no column owns", "synchronize-sequences sets them like the others"),
    REPLICA_IDENTITY(
            false,
            "tables whose UPDATE and DELETE a publication would refuse",
            "ensure-replica-identity gives them a replica identity"),
    PARTITIONED_TABLE(
            false,
            "partitioned tables, which are replicated partition by partition",
            "add no partition on one side alone while they are"),
    SETTING(
            false,
            "settings other than the default and, where it is there, the other server's",
            "give the successor's parameter group what it needs of them, and nothing that it must not have");

    private final boolean blocks;
    private final String what;
    private final String advice;

    Precheck(boolean blocks, String what, String advice) {
        this.blocks = blocks;
        this.what = what;
        this.advice = advice;
    }

    boolean blocks() {
        return blocks;
    }

    String what() {
        return what;
    }

    String advice() {
        return advice;
    }

    /** As scenario files write it. */
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
