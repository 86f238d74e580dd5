package dev.rehearsal.server;

/**
 * One setting as the server describes it.
 *
 * @param context when it can change: {@code internal}, {@code postmaster}, {@code sighup}, {@code user}, ...
 * @param type {@code BOOLEAN}, {@code INTEGER}, {@code REAL}, {@code STRING} or {@code ENUM}
 */
public record ServerSetting(
        String name, String context, String type, String standard, String least, String most, String description) {
    /** Whether only a restart changes it. */
    public boolean isStatic() {
        return context.equalsIgnoreCase("postmaster");
    }

    /** Whether it can be changed at all. */
    public boolean isModifiable() {
        return !context.equalsIgnoreCase("internal");
    }
}
