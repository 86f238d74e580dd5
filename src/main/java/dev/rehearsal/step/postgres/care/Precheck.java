package dev.rehearsal.step.postgres.care;

import dev.rehearsal.step.postgres.care.SuccessorKind.Group;
import java.util.Locale;

/** One thing that an upgrade may meet. What breaks it or loses data blocks it; the rest is to be known. */
public enum Precheck {
    LOWER_VERSION(Group.ANY, "a version above the successor's", "choose a later version for the successor"),
    OTHER_DATABASE(
            Group.APPLYING,
            "further databases, whose changes are not replicated and are lost where a clone takes over",
            "replicate each, or move it elsewhere"),
    UNSEEN_SESSION(
            Group.ANY,
            "operators to whom others' sessions are hidden: no fence ends them, and no wait sees them",
            "grant pg_read_all_stats to the operator"),
    OTHER_SLOT(
            Group.ANY,
            "logical slots, which the successor will not have",
            "let their readers finish, drop them, and make them anew on the successor"),
    PHYSICAL_SLOT(Group.ANY, false, "physical slots, whose standbys follow no successor", "give it readers of its own"),
    SUBSCRIPTION(
            Group.ANY, "subscriptions, which a clone would apply too", "end them, and subscribe the successor later"),
    LONG_TRANSACTION(Group.ANY, "transactions open for long, for which a new slot and a pause would wait", "end them"),
    PREPARED_TRANSACTION(
            Group.ANY,
            "prepared transactions, which pg_upgrade refuses and a new slot would wait for",
            "commit them or roll them back"),
    UNLOGGED_TABLE(
            Group.ANY,
            "unlogged tables, whose rows are not replicated",
            "alter table ... set logged, or fill them anew after the switchover"),
    UNLOGGED_SEQUENCE(
            Group.PROMOTED, "unlogged sequences, which begin anew on a replica", "alter sequence ... set logged"),
    LARGE_OBJECT(
            Group.APPLYING, "large objects, which are not replicated", "move them to tables, or copy them in a pause"),
    REPLICA_TRIGGER(
            Group.APPLYING,
            "triggers that fire where changes are applied, by functions without a search_path, which is empty there",
            "alter function ... set search_path"),
    UNVALIDATED_RULE(
            Group.COPYING,
            "rules that were never validated or look beyond the row, and rows that break them, which a copy refuses",
            "mend the rows and validate the rule, or drop it"),
    DOMAIN_RULE(
            Group.APPLYING,
            "rules of domains, and values that break them, which a copy refuses, as does any change of their rows where it is applied",
            "mend the values and validate the rule, or drop it"),
    LOST_NAME(
            Group.COPYING,
            "columns such as regclass with names of TOAST tables, of temporary things or of what is gone: a copy refuses these, or takes what is left of them, a number, for another thing's",
            "set them to null, or to what they are to name"),
    SERVER_NUMBER(
            Group.COPYING,
            "checks and generated columns over the numbers that names and labels have on this server alone: copied rows break the checks, or have other values",
            "ask for names, as text, instead; or drop the check, and fill the column"),
    APPLIED_EXPRESSION(
            Group.APPLYING,
            "expressions that cannot be evaluated where changes are applied, since search_path is empty there",
            "alter function ... set search_path, or name the schema in the function"),
    READING_EXPRESSION(
            Group.COPYING,
            "expressions by functions that read tables, which may still lack their rows while others are copied",
            "make checks and indexes on the successor once all rows are there, and columns that nothing generates; accept those that hold without these rows"),
    APPLIED_TRIGGER(
            Group.APPLYING,
            "triggers that fire where changes are applied, and do there once more what they did here",
            "disable them on the successor until it has taken over; accept those that do no harm when they fire twice"),
    EVENT_TRIGGER(
            Group.ANY,
            "event triggers, which fire at what the runbook defines or, on login, at each of its connections",
            "disable them while you upgrade; accept those that write nothing"),
    HIDDEN_ROW(
            Group.APPLYING,
            "tables and sequences of which the operator may see only a part, or nothing: nobody would know what was not copied, nor can changes be applied to them",
            "alter role ... bypassrls for the operator, and grant what is lacking"),
    FOREIGN_OWNER(
            Group.CLONING,
            "owners of tables as whom the operator cannot act, and so cannot apply changes to them from release 16 on",
            "grant each to the operator"),
    LIMITED_OWNER(
            Group.APPLYING,
            "tables that their own owner cannot fill or change, as whom that is done from release 16 on",
            "grant him what he lacks, alter role ... bypassrls or alter table ... no force row level security; accept the lack of a right to what nobody does any more"),
    INVALID_INDEX(Group.APPLYING, "indexes that are not valid, which a dump leaves out", "reindex them, or drop them"),
    SWITCHED_FOREIGN_KEY(
            Group.APPLYING,
            "foreign keys that somebody switched off, or on where changes are applied, which a dump leaves out",
            "alter table ... enable trigger each of theirs, or accept them and switch them alike once the successor has taken over"),
    HASH_PARTITION(
            Group.COPYING,
            "partitions by the hash of something whose number differs from server to server",
            "upgrade a clone instead, or partition by something else"),
    REMOVED_PART(
            Group.APPLYING,
            "things made with what the successor's release no longer has",
            "define them without it, or drop them and make them anew on the successor"),
    REMOVED_SETTING(
            Group.APPLYING,
            "settings of roles, databases or functions that the successor's release no longer knows",
            "reset them, and give the successor what has taken their place"),
    RESERVED_NAME(
            Group.APPLYING,
            "names that the successor's release reserves, and takes for something of its own unless quoted or qualified",
            "rename them, or accept them once every statement that names them does either"),
    REFUSED_BY_UPGRADE(
            Group.CLONING,
            "what pg_upgrade refuses to take over",
            "give columns another type, mark them not null as their parent's are, drop the rest"),
    COLLATION_VERSION(
            Group.ANY,
            "collations of another version than the indexes were made with, which may be out of order",
            "reindex what depends on them, then alter collation ... refresh version"),
    EXTENSION_MISSING(
            Group.APPLYING, "extensions that the successor cannot create", "drop them, or take another version"),
    EXTENSION(
            Group.APPLYING,
            false,
            "extensions, which the successor must have too",
            "look once it is there; update-extensions makes them current"),
    TRIGGER(
            Group.APPLYING,
            false,
            "triggers by functions without a search_path",
            "they do not fire where changes are applied; leave that so, or alter function ... set search_path"),
    MATERIALIZED_VIEW(
            Group.APPLYING,
            false,
            "materialized views, whose rows are not replicated",
            "refresh-materialized-views fills them"),
    UNOWNED_SEQUENCE(
            Group.APPLYING, false, "sequences that no column owns", "synchronize-sequences sets them like the others"),
    PUBLICATION(
            Group.COPYING,
            false,
            "publications, which a dump leaves out: the successor will not have them",
            "make there what somebody will subscribe to there"),
    REPLICA_IDENTITY(
            Group.APPLYING,
            false,
            "tables whose UPDATE and DELETE a publication would refuse",
            "ensure-replica-identity gives them a replica identity"),
    INCOMPARABLE_ROW(
            Group.APPLYING,
            "tables whose rows were changed or deleted, without a key, and columns of types that know no equality: no UPDATE or DELETE of their rows can be applied",
            "give them a primary key, or accept those that only grow by now"),
    GROWING_ROW(
            Group.APPLYING,
            false,
            "tables that only ever grew as far as its statistics go, without a key, and columns of types that know no equality: no UPDATE or DELETE of their rows could be applied",
            "give them a primary key before anybody changes or deletes a row"),
    PARTITIONED_TABLE(
            Group.APPLYING,
            false,
            "partitioned tables, replicated partition by partition",
            "add no partition on one side alone"),
    REMOVED_NAME(
            Group.APPLYING,
            false,
            "functions whose text names what the successor's release no longer has",
            "see whether they ask for it, which only shows when they run there"),
    LACKING_RIGHT(
            Group.APPLYING, false, "tables whose owner may not do what nobody did yet", "grant it before anybody does"),
    UNREAD_RULE(
            Group.APPLYING, false, "rules of which is not known whether rows break them", "look where you doubt them"),
    NULL_SETTING(
            Group.APPLYING, false, "settings asked for leniently that will be null there", "see what is done then"),
    SERVER_VALUE(
            Group.COPYING,
            false,
            "columns, defaults and triggers with transaction, process or object ids or positions, which mean nothing on another server",
            "see who reads them; there, all of these begin anew"),
    SETTING(
            Group.ANY,
            false,
            "settings other than the default and, where it is there, the other server's",
            "give the successor's parameter group what it needs of them, and nothing that it must not have");

    private final Group kinds;
    private final boolean blocks;
    private final String what;
    private final String advice;

    /** One that blocks. */
    Precheck(Group kinds, String what, String advice) {
        this(kinds, true, what, advice);
    }

    Precheck(Group kinds, boolean blocks, String what, String advice) {
        this.kinds = kinds;
        this.blocks = blocks;
        this.what = what;
        this.advice = advice;
    }

    /** Whether it matters to a successor of that kind. */
    boolean concerns(SuccessorKind kind) {
        return kinds.holds(kind);
    }

    /** For which kinds of successor it counts. */
    Group kinds() {
        return kinds;
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
