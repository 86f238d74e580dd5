package dev.rehearsal.cli.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RevisionTest {
    @TempDir
    private Path folder;

    @Test
    void a_folder_that_is_no_clone_has_none() {
        assertThat(Revision.of(folder)).isEmpty();
    }

    @Test
    void a_clone_has_its_commit_and_says_when_files_changed_since() throws Exception {
        Assumptions.assumeTrue(git("init", "-q") == 0, "there is no git on this machine");
        Files.writeString(folder.resolve("file"), "one");
        git("add", "file");
        git("-c", "user.name=n", "-c", "user.email=e", "-c", "commit.gpgsign=false", "commit", "-q", "-m", "one");

        assertThat(Revision.of(folder))
                .hasValueSatisfying(commit -> assertThat(commit).matches("[0-9a-f]{7,}"));

        Files.writeString(folder.resolve("file"), "two");
        assertThat(Revision.of(folder))
                .hasValueSatisfying(commit -> assertThat(commit).endsWith("-dirty"));
    }

    private int git(String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of("git", "-C", folder.toString()));
        command.addAll(List.of(words));
        try {
            return new ProcessBuilder(command).inheritIO().start().waitFor();
        } catch (IOException e) {
            return -1;
        }
    }
}
