package dev.rehearsal.runner;

import dev.rehearsal.environment.EnvironmentProvider;
import dev.rehearsal.journal.RehearsalFolder;
import dev.rehearsal.load.PreparedSimulation;
import dev.rehearsal.scenario.Scenario;
import dev.rehearsal.step.Operator;

/**
 * What is to be rehearsed, where, and under which load; everything checked that can be checked before anything starts.
 *
 * @param person whom the runbook may ask
 */
public record Assignment(
        Scenario scenario,
        EnvironmentProvider provider,
        PreparedSimulation simulation,
        RehearsalFolder folder,
        Operator person) {}
