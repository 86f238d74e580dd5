package dev.rehearsal.server;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * As whom server processes run. PostgreSQL refuses to run as root, so root starts it through a program that steps down
 * first.
 *
 * @param prefix what to put before a command; empty when the user is not root
 * @param isOther whether files must be handed over to another user to be usable by the servers
 */
public record Account(List<String> prefix, boolean isOther) {
    /** The user that every Linux has for those with no rights at all; Linux calls it nobody. */
    private static final int NOBODY = 65534;

    private static final List<String> SETPRIV =
            List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");
    private static final List<String> RUNUSER = List.of("runuser", "-u", "nobody", "--");
    /** In a user namespace of its own root owns its files still, yet looks like nobody and has no rights beyond. */
    private static final List<String> UNSHARE = List.of("unshare", "-U");

    public Account {
        prefix = List.copyOf(prefix);
    }

    /** The account for the user who runs this. */
    public static Account here() throws InterruptedException {
        return chosen(new UnixSystem().getUid() == 0, Account::works);
    }

    /** Tries whether a way to step down works here. */
    interface Trial {
        boolean works(List<String> prefix) throws InterruptedException;
    }

    static Account chosen(boolean isRoot, Trial trial) throws InterruptedException {
        if (!isRoot) {
            return new Account(List.of(), false);
        }
        if (trial.works(SETPRIV)) {
            return new Account(SETPRIV, true);
        }
        if (trial.works(RUNUSER)) {
            return new Account(RUNUSER, true);
        }
        if (trial.works(UNSHARE)) {
            return new Account(UNSHARE, false);
        }
        throw new ServerException(
                "step down from root, as which PostgreSQL refuses to run",
                "none of setpriv, runuser and 'unshare -U' works here",
                "install util-linux, which has all three, or run as another user");
    }

    private static boolean works(List<String> prefix) throws InterruptedException {
        List<String> words = new ArrayList<>(prefix);
        words.add("true");
        try {
            return new Command(words, Path.of("/")).run(Duration.ofSeconds(10)).isSuccess();
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether server processes may pass through a folder to what lies in it. */
    public boolean mayEnter(Path folder) throws InterruptedException {
        try {
            return command(Path.of("/"), List.of("test", "-x", folder.toString()))
                    .run(Duration.ofSeconds(10))
                    .isSuccess();
        } catch (IOException e) {
            throw new ServerException("look whether servers may enter " + folder, e, "see that 'test' can be run here");
        }
    }

    public boolean isRoot() {
        return !prefix.isEmpty();
    }

    public Command command(Path directory, List<String> words) {
        List<String> all = new ArrayList<>(prefix);
        all.addAll(words);
        return new Command(all, directory);
    }

    /** Makes a folder and everything in it the servers' own. */
    public void handOver(Path tree) throws IOException {
        if (!isOther) {
            return;
        }
        Files.walkFileTree(tree, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                return give(folder);
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                return give(file);
            }
        });
    }

    private static FileVisitResult give(Path path) throws IOException {
        Files.setAttribute(path, "unix:uid", NOBODY, LinkOption.NOFOLLOW_LINKS);
        Files.setAttribute(path, "unix:gid", NOBODY, LinkOption.NOFOLLOW_LINKS);
        return FileVisitResult.CONTINUE;
    }
}
