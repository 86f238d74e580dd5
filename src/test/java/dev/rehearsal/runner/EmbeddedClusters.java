package dev.rehearsal.runner;

import dev.rehearsal.environment.Environment;
import dev.rehearsal.environment.EnvironmentFailedException;
import dev.rehearsal.environment.EnvironmentProvider;
import dev.rehearsal.environment.EnvironmentSettings;
import dev.rehearsal.environment.Wanted;
import dev.rehearsal.environment.local.EmbeddedProvider;
import dev.rehearsal.journal.Journal;
import java.util.List;

/**
 * Embedded servers that stand for clusters, whose clones keep their version: enough for what replicates between them.
 */
record EmbeddedClusters(EmbeddedProvider provider) implements EnvironmentProvider {
    EmbeddedClusters() {
        this(new EmbeddedProvider());
    }

    @Override
    public String name() {
        return provider.name();
    }

    @Override
    public List<String> refusals(Wanted wanted) {
        return List.of();
    }

    @Override
    public List<String> imitated() {
        return provider.imitated();
    }

    @Override
    public List<String> shortages(EnvironmentSettings settings) {
        return provider.shortages(settings);
    }

    @Override
    public List<String> obstacles(EnvironmentSettings settings) {
        return provider.obstacles(settings);
    }

    @Override
    public Environment open(EnvironmentSettings settings, Journal journal)
            throws EnvironmentFailedException, InterruptedException {
        return provider.open(settings, journal);
    }
}
