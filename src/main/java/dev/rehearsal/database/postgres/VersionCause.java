package dev.rehearsal.database.postgres;

import dev.rehearsal.database.dialect.StructurePair;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What differs between servers because their releases do, and not because anybody forgot anything. */
enum VersionCause {
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
            return up.isOfKind("grant", "default grant")
                    && up.crosses(17)
                    && up.isOnBoth()
                    && withoutMaintain(withoutMaintain(up.green(), ""), " with grant option")
                            .equals(up.blue());
        }

        private String withoutMaintain(String rights, String option) {
            List<String> before = List.of("DELETE", "INSERT", "REFERENCES", "SELECT", "TRIGGER", "TRUNCATE", "UPDATE");
            List<String> all = Stream.concat(before.stream(), Stream.of("MAINTAIN"))
                    .sorted()
                    .toList();
            String join = option + ", ";
            return rights.replace(String.join(join, all) + option, String.join(join, before) + option);
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
    /** https://www.postgresql.org/docs/release/16.0/: CREATEROLE administers the roles that it made or was given. */
    CREATES_ROLES("from release 16 on, a role that may create roles administers none but what it made or was given") {
        @Override
        boolean explains(StructurePair pair) {
            StructurePair up = pair.upwards();
            return up.isOfKind("membership") && up.crosses(16) && up.blue().equals("administers all") && up.isOnBoth();
        }
    },
    NEVER_FILLED("it was never filled, and its query finds no rows") {
        @Override
        boolean explains(StructurePair pair) {
            return pair.kind().equals(ViewState.ROWS)
                    && pair.blue().equals(ViewState.NEVER_FILLED)
                    && pair.green().equals(ViewState.RIGHTLY_EMPTY);
        }
    },
    VIEW_IS_SLOW("its query takes too long, or may not be asked, to know how old it is") {
        @Override
        boolean explains(StructurePair pair) {
            return pair.kind().equals(ViewState.AGE)
                    && (pair.blue().equals(ViewState.UNTOLD) || pair.green().equals(ViewState.UNTOLD));
        }
    },
    GREEN_IS_AHEAD("green is not behind blue") {
        @Override
        boolean explains(StructurePair pair) {
            return switch (pair.kind()) {
                case "statistics" -> pair.green().equals("present");
                case ViewState.ROWS -> pair.green().equals(ViewState.FILLED);
                case ViewState.AGE -> !pair.blue().equals(ViewState.FRESH);
                default -> false;
            };
        }
    };

    private final String reason;

    VersionCause(String reason) {
        this.reason = reason;
    }

    /** Why this difference is as it should be; empty for one that no release accounts for. */
    static Optional<String> of(StructurePair pair) {
        return Stream.of(values())
                .filter(cause -> cause.explains(pair))
                .findFirst()
                .map(cause -> cause.reason);
    }

    abstract boolean explains(StructurePair pair);

    private static String value(String setting) {
        return setting.replaceFirst(", the default$", "");
    }

    private static String schema(String extension) {
        return extension.replaceFirst("^.*, in schema ", "");
    }
}
