package dev.rehearsal;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dev.rehearsal.step.Step;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

/** Which package may know which, and which library belongs to whom. A new package or library gets a line here. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ArchitectureTest {
    private static final String ROOT = "dev.rehearsal.";

    /**
     * A package, and the packages that it may know beside itself and {@code time}. A package that has no line here
     * knows any.
     */
    private static final String KNOWN = """
            time:
            jvm:
            http:
            journal:
            requests:
            machine: requests journal
            database:
            database.rows: database
            database.dialect: database database.rows
            database.postgres: database database.rows database.dialect
            engines: database database.dialect database.postgres
            traffic: database
            traffic.pgbouncer: traffic database database.postgres
            server: database
            server.postgres: server database database.postgres
            server.containers: server database database.postgres
            server.containers.postgres: server.containers server.postgres server database database.postgres
            step: database traffic journal database.dialect
            step.ability: step
            step.database: step step.ability database database.dialect journal
            step.postgres.schema: step.ability step database database.postgres journal database.dialect
            step.postgres.replication: step.ability step.postgres.schema step database database.postgres check.parity journal database.dialect
            step.postgres.care: step.ability step.postgres.schema step.postgres.replication step database database.postgres database.dialect
            step.rds: step.ability step database traffic journal database.dialect
            step.traffic: step.ability step database traffic journal database.dialect
            step.operator: step database traffic journal database.dialect
            localrds.answer:
            localrds.version: localrds.answer database server
            localrds.parameter: localrds.answer localrds.version database server
            localrds.holding: localrds.answer localrds.version localrds.parameter database database.postgres server
            localrds.running: localrds.version localrds.parameter localrds.holding database database.postgres server
            localrds.cluster: localrds.answer localrds.version localrds.parameter localrds.holding localrds.running database server
            localrds.instance: localrds.answer localrds.version localrds.parameter localrds.holding localrds.running database server
            localrds.snapshot: localrds.answer localrds.version localrds.parameter localrds.holding localrds.running localrds.instance database server
            localrds.group: localrds.answer localrds.version localrds.parameter localrds.holding localrds.running
            localrds: localrds.answer localrds.version localrds.holding localrds.running localrds.cluster localrds.instance localrds.snapshot localrds.group database server server.postgres database.postgres
            application.door: http
            application: application.door database database.dialect engines http jvm
            load: requests journal jvm
            environment: database traffic application server step machine journal database.dialect
            environment.local: environment database traffic traffic.pgbouncer application localrds server server.postgres server.containers server.containers.postgres step machine journal database.dialect engines
            environment.existing: environment database traffic traffic.pgbouncer application server step machine journal database.dialect
            check.availability: database requests machine journal
            check.machine: check.availability requests machine journal
            check.ledger: database requests journal database.dialect
            check.parity: database database.rows requests journal database.dialect
            check.switchover: database requests machine journal
            report.story: machine journal
            report.traffic: report.story requests machine
            report.drawing: report.story report.traffic requests machine journal
            report: report.story report.traffic report.drawing requests journal
            scenario: step.ability step step.database step.postgres.schema step.postgres.replication step.postgres.care step.rds step.traffic step.operator database journal
            runner: scenario step environment traffic application database load check.availability check.ledger check.machine check.parity check.switchover machine journal requests database.dialect
            cli.terminal: runner step check.parity report.story load machine database requests journal database.dialect
            cli.project: scenario runner environment environment.local environment.existing traffic.pgbouncer load step database journal database.dialect engines
            cli.doctor: cli.project scenario runner environment environment.local environment.existing server server.postgres server.containers machine database journal step
            """;

    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("/report/pages/"))
            .importPackages("dev.rehearsal");

    @TestFactory
    Stream<DynamicTest> a_package_knows_only_what_it_may() {
        return KNOWN.lines().map(line -> line.split(": *", 2)).map(row -> mayKnow(row[0], row[1].split(" ")));
    }

    @TestFactory
    Stream<DynamicTest> a_library_has_its_owners() {
        return Stream.of(
                belongsTo("picocli..", "cli.."),
                belongsTo("org.yaml..", "scenario"),
                belongsTo("io.gatling..", "load"),
                belongsTo("software.amazon..", "step", "step.rds", "localrds..", "environment.."),
                belongsTo("com.zaxxer..", "application"),
                belongsTo("gg.jte..", "report"),
                belongsTo("com.fasterxml..", "journal", "application", "traffic", "report", "scenario", "check.parity"),
                belongsTo("com.ongres..", "traffic.pgbouncer"),
                belongsTo("org.HdrHistogram..", "requests", "check.availability", "load", "report.traffic"),
                belongsTo("org.apache.commons.compress..", "server"),
                belongsTo("org.testcontainers..", "server.containers"),
                belongsTo("com.github.dockerjava..", "server.containers.."));
    }

    @Test
    void packages_form_no_cycle() {
        slices().matching("dev.rehearsal.(**)").should().beFreeOfCycles().check(ALL);
    }

    @Test
    void every_step_is_a_record() {
        classes()
                .that()
                .implement(Step.class)
                .and()
                .areNotInterfaces()
                .should()
                .beRecords()
                .check(ALL);
    }

    @Test
    void nobody_prints_past_the_command_line() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.rehearsal.application..")
                .should(ACCESS_STANDARD_STREAMS)
                .check(ALL);
    }

    @Test
    void nobody_throws_an_exception_that_says_nothing() {
        NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS.check(ALL);
    }

    @Test
    void what_serves_every_engine_speaks_of_none() {
        noClasses()
                .that()
                .resideInAnyPackage(names(
                        "database",
                        "database.dialect",
                        "database.rows",
                        "runner",
                        "scenario",
                        "traffic",
                        "step",
                        "step.database",
                        "step.traffic",
                        "step.rds",
                        "application..",
                        "environment..",
                        "check..",
                        "cli..",
                        "report.."))
                .should()
                .dependOnClassesThat(resideInAnyPackage("dev.rehearsal.database.postgres", "org.postgresql.."))
                .orShould()
                .haveSimpleNameContaining("Postgres")
                .check(ALL);
    }

    private static DynamicTest mayKnow(String name, String... others) {
        String[] known = Stream.concat(Stream.of(name, "time"), Arrays.stream(others))
                .map(ROOT::concat)
                .toArray(String[]::new);
        ArchRule rule = noClasses()
                .that()
                .resideInAPackage(ROOT + name)
                .should()
                .dependOnClassesThat(resideInAPackage("dev.rehearsal..").and(not(resideInAnyPackage(known))))
                .allowEmptyShould(true);
        return dynamicTest(name, () -> rule.check(ALL));
    }

    private static DynamicTest belongsTo(String library, String... owners) {
        ArchRule rule = noClasses()
                .that()
                .resideOutsideOfPackages(names(owners))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library);
        return dynamicTest(library, () -> rule.check(ALL));
    }

    private static String[] names(String... packages) {
        return Arrays.stream(packages).map(ROOT::concat).toArray(String[]::new);
    }
}
