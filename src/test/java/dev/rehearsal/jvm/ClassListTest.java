package dev.rehearsal.jvm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ClassListTest {
    private static final Path LIST = Path.of("src", "launch", "classes.list");

    @Test
    void every_class_of_the_archive_is_in_a_library() throws IOException {
        List<String> names = Files.readAllLines(LIST).stream()
                .filter(line -> !line.startsWith("#"))
                .toList();

        assertThat(names).hasSizeGreaterThan(1000);
        assertThat(names)
                .as("after a library's upgrade, renew %s as its head tells", LIST)
                .allSatisfy(name -> assertThat(getClass().getClassLoader().getResource(name + ".class"))
                        .as(name)
                        .isNotNull());
    }
}
