package dev.rehearsal.localrds.version;

import dev.rehearsal.localrds.answer.Refusal;
import dev.rehearsal.server.ServerRelease;

/** A change of an engine's version that somebody asks for. */
public record VersionChange(String identifier, Family from, ServerRelease to) {

    public boolean isNone() {
        return from.release().equals(to);
    }

    /** Refuses what RDS refuses: a way down, and a major upgrade that nobody says is meant. */
    public void check(boolean isMajorAllowed) {
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
    public RuntimeException notImitated(String instead) {
        return Refusal.notImitated(
                "upgrade '%s' in place from %s to %s"
                        .formatted(identifier, from.release().version(), to.version()),
                instead);
    }
}
