package dev.rehearsal.step.postgres.care;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.dialect.OpenTransaction;
import dev.rehearsal.database.dialect.Sequence;
import dev.rehearsal.database.postgres.AppliedExpression;
import dev.rehearsal.database.postgres.BrokenRules;
import dev.rehearsal.database.postgres.PrecheckQueries;
import dev.rehearsal.database.postgres.Publication;
import dev.rehearsal.database.postgres.RemovedFeature;
import dev.rehearsal.database.postgres.RemovedFeatures;
import dev.rehearsal.database.postgres.ReplicaIdentity;
import dev.rehearsal.database.postgres.TableOwners;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.postgres.replication.CreatePublication;
import dev.rehearsal.step.postgres.schema.WantedRelease;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Carries the checks out on one server, and where its successor is there already on that too. Reads only. */
record Prechecks(String on, String to, SuccessorKind kind, Duration longerThan) {

    /** What was found, in the order of the checks. */
    List<PrecheckResult> results(StepContext context) {
        try (Sql blue = context.sql(on)) {
            if (!context.exists(to)) {
                return results(new Look(context, blue, Optional.empty()));
            }
            try (Sql green = context.sql(to)) {
                return results(new Look(context, blue, Optional.of(green)));
            }
        }
    }

    private List<PrecheckResult> results(Look look) {
        return Arrays.stream(Precheck.values())
                .filter(check -> check.concerns(kind))
                .map(check -> new PrecheckResult(check, on, look.found(check)))
                .filter(result -> !result.found().isEmpty())
                .toList();
    }

    /** Both servers, the successor as far as it is there. */
    private final class Look {
        private final StepContext context;
        private final Sql blue;
        private final Optional<Sql> green;
        private final int here;
        private final RemovedFeatures removals;
        private final List<String> unread = new ArrayList<>();

        Look(StepContext context, Sql blue, Optional<Sql> green) {
            this.context = context;
            this.blue = blue;
            this.green = green;
            this.here = Math.toIntExact(blue.number("select current_setting('server_version_num')::int / 10000"));
            this.removals = RemovedFeatures.known().between(here, wanted());
        }

        List<String> found(Precheck check) {
            return switch (check) {
                case LOWER_VERSION -> version();
                case LONG_TRANSACTION ->
                    words(context.dialect().work().longerThan(blue, longerThan), OpenTransaction::described);
                case UNOWNED_SEQUENCE -> unownedSequences();
                case REPLICA_IDENTITY ->
                    words(
                            ReplicaIdentity.unusable(blue),
                            identity -> identity.table().toString());
                case EXTENSION -> green.isPresent() ? List.of() : inUse(Precheck.EXTENSION, blue);
                case EXTENSION_MISSING -> missingExtensions();
                case UNVALIDATED_RULE -> broken(BrokenRules.inTables(blue, BrokenRules.WORTH));
                case LOST_NAME -> broken(BrokenRules.inNames(blue, BrokenRules.WORTH));
                case DOMAIN_RULE -> broken(BrokenRules.inDomains(blue, BrokenRules.WORTH));
                // Of the rules that were looked at before it.
                case UNREAD_RULE -> List.copyOf(unread);
                case APPLIED_EXPRESSION -> AppliedExpression.failingIn(blue, wanted());
                case PUBLICATION -> publications();
                case EVENT_TRIGGER -> eventTriggers();
                case SETTING -> settings();
                case FOREIGN_OWNER, LIMITED_OWNER, LACKING_RIGHT ->
                    appliesAsOwner() ? ofOwners(check, kind == SuccessorKind.COPY) : List.of();
                case REMOVED_PART, REMOVED_SETTING, REMOVED_NAME, RESERVED_NAME, NULL_SETTING ->
                    PrecheckQueries.found(blue, check.code(), removals);
                case REFUSED_BY_UPGRADE ->
                    here < wanted() ? PrecheckQueries.found(blue, check.code(), removals) : List.of();
                default -> inUse(check, blue);
            };
        }

        private List<String> unownedSequences() {
            return context.dialect().counters().all(blue).stream()
                    .filter(sequence -> sequence.owner().isEmpty())
                    .map(Sequence::name)
                    .toList();
        }

        private List<String> ofOwners(Precheck check, boolean areFilled) {
            return switch (check) {
                case LIMITED_OWNER -> TableOwners.limited(blue, areFilled);
                case LACKING_RIGHT -> TableOwners.lackingRights(blue, areFilled);
                default -> TableOwners.outOfReach(blue);
            };
        }

        private List<String> broken(BrokenRules rules) {
            unread.addAll(rules.unread());
            return rules.broken();
        }

        /** The publications that no step of this rehearsal made. */
        private List<String> publications() {
            return Publication.names(blue).stream()
                    .filter(name -> !new CreatePublication(on, name).isOurs(context))
                    .map("'%s'"::formatted)
                    .toList();
        }

        private List<String> version() {
            return here > wanted()
                    ? List.of("%d, where %s is to have %s"
                            .formatted(here, to, context.servers().spec(to).version()))
                    : List.of();
        }

        private boolean appliesAsOwner() {
            return wanted() >= TableOwners.APPLYING_SINCE;
        }

        private int wanted() {
            return WantedRelease.of(context, to);
        }

        private List<String> missingExtensions() {
            return green.map(PrecheckQueries::availableExtensions)
                    .map(there -> without(inUse(Precheck.EXTENSION, blue), there))
                    .orElseGet(this::removedExtensions);
        }

        /** Extensions that no server of the successor's release brings. */
        private List<String> removedExtensions() {
            List<String> removed = removals.names(RemovedFeature.Kind.EXTENSION);
            return inUse(Precheck.EXTENSION, blue).stream()
                    .filter(removed::contains)
                    .toList();
        }

        /** Of both servers: something is defined on either, and connected to it. */
        private List<String> eventTriggers() {
            List<String> there =
                    green.map(sql -> inUse(Precheck.EVENT_TRIGGER, sql)).orElse(List.of());
            return Stream.concat(
                            inUse(Precheck.EVENT_TRIGGER, blue).stream(),
                            there.stream().map(each -> "on %s %s".formatted(to, each)))
                    .toList();
        }

        /** The settings of either server that the other has not. */
        private List<String> settings() {
            List<String> chosen = inUse(Precheck.SETTING, blue);
            List<String> there = green.map(sql -> inUse(Precheck.SETTING, sql)).orElse(List.of());
            return Stream.concat(
                            without(chosen, there).stream().map(this::marked),
                            without(there, chosen).stream().map(each -> "on %s %s".formatted(to, each)))
                    .toList();
        }

        private String marked(String setting) {
            String name = setting.replaceFirst("(?s)=.*", "");
            return removals.names(RemovedFeature.Kind.SETTING).contains(name)
                    ? "%s, which release %d no longer knows".formatted(setting, wanted())
                    : setting;
        }

        private List<String> inUse(Precheck check, Sql sql) {
            return PrecheckQueries.found(sql, check.code());
        }
    }

    private static List<String> without(List<String> all, List<String> others) {
        return all.stream().filter(each -> !others.contains(each)).toList();
    }

    private static <T> List<String> words(List<T> things, Function<T, String> words) {
        return things.stream().map(words).toList();
    }
}
