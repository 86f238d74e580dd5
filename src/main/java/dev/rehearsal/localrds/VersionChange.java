package dev.rehearsal.localrds;

import dev.rehearsal.server.PostgresRelease;

/** A change of an engine's version that somebody asks for. */
record VersionChange(String identifier, Family from, PostgresRelease to) {

    boolean isNone() {
        return from.release().equals(to);
    }

    /** Refuses what RDS refuses: a way down, and a major upgrade that nobody says is meant. */
    void check(boolean isMajorAllowed) {
        int now = from.release().major();
        if (to.major() < now) {
            throw Refusal.combination("Cannot upgrade %s from %s to %s"
                    .formatted(from.engine().rdsName(), from.release().version(), to.version()));
        }
        if (to.major() > now && !isMajorAllowed) {
            throw Refusal.combination(
                    "The AllowMajorVersionUpgrade flag must be present when upgrading to a new major version.");
        }
    }

    /** What the stand-in answers where RDS would have upgraded. */
    RuntimeException notImitated(String instead) {
        return Refusal.notImitated(
                "upgrade '%s' in place from %s to %s"
                        .formatted(identifier, from.release().version(), to.version()),
                instead);
    }
}
