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
    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("/report/pages/"))
            .importPackages("dev.rehearsal");

    @TestFactory
    Stream<DynamicTest> a_package_knows_only_what_it_may() {
        return Stream.of(
                mayKnow("time"),
                mayKnow("jvm"),
                mayKnow("http"),
                mayKnow("journal"),
                mayKnow("requests"),
                mayKnow("machine", "requests", "journal"),
                mayKnow("database", "database.postgres"),
                mayKnow("database.rows", "database"),
                mayKnow("database.postgres", "database", "database.rows"),
                mayKnow("traffic", "database"),
                mayKnow("traffic.pgbouncer", "traffic", "database"),
                mayKnow("server", "database", "database.postgres"),
                mayKnow("server.containers", "server", "database", "database.postgres"),
                mayKnow("step", "database", "traffic", "journal"),
                mayKnow("step.postgres", "step", "database", "database.postgres", "traffic", "journal", "check.parity"),
                mayKnow("step.rds", "step", "database", "database.postgres", "traffic", "journal"),
                mayKnow("step.traffic", "step", "database", "database.postgres", "traffic", "journal"),
                mayKnow("step.operator", "step", "database", "traffic", "journal"),
                mayKnow("localrds", "database", "database.postgres", "server"),
                mayKnow("application", "database", "database.postgres", "http", "jvm"),
                mayKnow("load", "requests", "journal", "jvm"),
                mayKnow(
                        "environment",
                        "database",
                        "database.postgres",
                        "traffic",
                        "traffic.pgbouncer",
                        "application",
                        "localrds",
                        "server",
                        "server.containers",
                        "step",
                        "machine",
                        "journal"),
                mayKnow("check.availability", "database", "requests", "machine", "journal"),
                mayKnow("check.machine", "check.availability", "requests", "machine", "journal"),
                mayKnow("check.ledger", "database", "requests", "journal"),
                mayKnow("check.parity", "database", "database.rows", "database.postgres", "requests", "journal"),
                mayKnow("check.switchover", "database", "requests", "machine", "journal"),
                mayKnow("report", "requests", "machine", "journal"),
                mayKnow(
                        "scenario",
                        "step",
                        "step.postgres",
                        "step.rds",
                        "step.traffic",
                        "step.operator",
                        "database",
                        "journal"),
                mayKnow(
                        "runner",
                        "scenario",
                        "step",
                        "environment",
                        "traffic",
                        "application",
                        "database",
                        "load",
                        "check.availability",
                        "check.ledger",
                        "check.machine",
                        "check.parity",
                        "check.switchover",
                        "machine",
                        "journal",
                        "requests"));
    }

    @TestFactory
    Stream<DynamicTest> a_library_has_its_owners() {
        return Stream.of(
                belongsTo("picocli..", "cli"),
                belongsTo("org.yaml..", "scenario"),
                belongsTo("io.gatling..", "load"),
                belongsTo("software.amazon..", "step", "step.rds", "localrds", "environment"),
                belongsTo("com.zaxxer..", "application"),
                belongsTo("gg.jte..", "report"),
                belongsTo("com.fasterxml..", "journal", "application", "traffic", "report", "scenario", "check.parity"),
                belongsTo("com.ongres..", "traffic.pgbouncer"),
                belongsTo("org.HdrHistogram..", "requests", "check.availability", "load", "report"),
                belongsTo("org.apache.commons.compress..", "server"),
                belongsTo("org.testcontainers..", "server.containers"),
                belongsTo("com.github.dockerjava..", "server.containers"));
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
                .resideInAnyPackage(
                        names("runner", "scenario", "traffic", "check.availability", "check.ledger", "report"))
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
