package dev.rehearsal.database.postgres;

import java.util.Optional;
import java.util.stream.Stream;

/** What differs between servers because their releases do, and not because anybody forgot anything. */
public enum VersionCause {
    /**
     * Releases 14 and 15 name the relation before each column, later ones where more than one is read from:
     * https://github.com/pgplex/pgschema/pull/138
     */
    VIEW_SPELLING("from release 16 on, a view of one relation is spelt without its name before columns") {
        @Override
        boolean explains(StructurePair pair) {
            StructurePair up = pair.upwards();
            return pair.isOfKind("view", "materialized view")
                    && up.crosses(16)
                    && spelt(up.blue()).isSpeltAs(spelt(up.green()));
        }
    },
    AS_DUMPED("a dump spells it otherwise, and it means the same") {
        @Override
        boolean explains(StructurePair pair) {
            return pair.isOfKind(PRINTED_ANEW)
                    && pair.isOnBoth()
                    && DumpedText.of(pair.blue()).equals(DumpedText.of(pair.green()));
        }
    },
    /** https://www.postgresql.org/docs/release/15.0/: no CREATE for PUBLIC in schema public of new databases. */
    PUBLIC_SCHEMA("from release 15 on, nobody but the database's owner may create in schema public of a new database") {
        @Override
        boolean explains(StructurePair pair) {
            StructurePair up = pair.upwards();
            return up.crosses(15)
                    && up.isOfKind("grant")
                    && up.object().equals("schema public to public")
                    && up.blue().equals("CREATE, USAGE")
                    && up.green().equals("USAGE");
        }
    },
    /** https://www.postgresql.org/docs/release/17.0/: privilege MAINTAIN, one of ALL. */
    MAINTAIN("release 17 brought the privilege MAINTAIN, which is one of ALL") {
        @Override
        boolean explains(StructurePair pair) {
            StructurePair up = pair.upwards();
            return up.isOfKind("grant")
                    && up.crosses(17)
                    && up.blue().equals("DELETE, INSERT, REFERENCES, SELECT, TRIGGER, TRUNCATE, UPDATE")
                    && up.green().equals("DELETE, INSERT, MAINTAIN, REFERENCES, SELECT, TRIGGER, TRUNCATE, UPDATE");
        }
    },
    DEFAULT_CHANGED("it is the release's own default, on blue as on green") {
        @Override
        boolean explains(StructurePair pair) {
            return pair.isOfKind("setting")
                    && pair.areApart()
                    && Stream.of(pair.blue(), pair.green())
                            .allMatch(value -> value.isEmpty() || value.endsWith(", the default"));
        }
    },
    ONE_DEFAULT("it is the same, and only one release's default") {
        @Override
        boolean explains(StructurePair pair) {
            return pair.isOfKind("setting")
                    && pair.areApart()
                    && value(pair.blue()).equals(value(pair.green()));
        }
    },
    EXTENSION_VERSION("green has the newest version that its release brings") {
        @Override
        boolean explains(StructurePair pair) {
            return pair.isOfKind("extension")
                    && pair.areApart()
                    && pair.isOnBoth()
                    && !pair.green().contains(" while ")
                    && schema(pair.green()).equals(schema(pair.blue()));
        }
    },
    VIEW_IS_SLOW("its query takes too long, or may not be asked, to know how old it is") {
        @Override
        boolean explains(StructurePair pair) {
            return pair.kind().equals(ViewAge.KIND)
                    && (pair.blue().equals(ViewAge.UNTOLD) || pair.green().equals(ViewAge.UNTOLD));
        }
    },
    GREEN_IS_AHEAD("green is not behind blue") {
        @Override
        boolean explains(StructurePair pair) {
            return switch (pair.kind()) {
                case "statistics" -> pair.green().equals("present");
                case "rows of a materialized view" -> pair.green().equals("refreshed");
                case ViewAge.KIND -> !pair.blue().equals(ViewAge.FRESH);
                default -> false;
            };
        }
    };

    /** Kinds that a server prints from what it understood, and not as they were written. */
    private static final String[] PRINTED_ANEW = {
        "column", "constraint", "index", "materialized view", "policy", "rule", "trigger", "type", "view"
    };

    private final String reason;

    VersionCause(String reason) {
        this.reason = reason;
    }

    /** Why this difference is as it should be; empty for one that no release accounts for. */
    public static Optional<String> of(StructurePair pair) {
        return Stream.of(values())
                .filter(cause -> cause.explains(pair))
                .findFirst()
                .map(cause -> cause.reason);
    }

    abstract boolean explains(StructurePair pair);

    /** As it would be after a dump, which may lie between. */
    private static QualifiedText spelt(String definition) {
        return QualifiedText.of(DumpedText.of(definition).text());
    }

    private static String value(String setting) {
        return setting.replaceFirst(", the default$", "");
    }

    private static String schema(String extension) {
        return extension.replaceFirst("^.*, in schema ", "");
    }
}
