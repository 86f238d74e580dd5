package dev.rehearsal.server.postgres;

import dev.rehearsal.database.Credentials;
import dev.rehearsal.database.postgres.Quoted;
import dev.rehearsal.server.Account;
import dev.rehearsal.server.Cache;
import dev.rehearsal.server.DataFolder;
import dev.rehearsal.server.FolderCopy;
import dev.rehearsal.server.ServerException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Data folders of servers in which nothing has been done yet. Making one from nothing takes longer than all the rest of
 * a server's start, so it is done once for each release, and every server begins with a copy. What is kept lets nobody
 * in: each copy gets its superuser's password as it is made, and an identifier of its own.
 */
record EmptyData(PostgresPrograms programs, Cache cache) {
    private static final Logger LOG = LoggerFactory.getLogger(EmptyData.class);

    /** The empty data of a release, whose programs are fetched unless they are here. */
    static EmptyData of(EmbeddedRelease release, PostgresArchives archives, Account account)
            throws InterruptedException {
        return new EmptyData(PostgresPrograms.of(release, archives, account), new Cache(archives.cache()));
    }

    /** Makes what every data folder is copied from, unless it has been made. */
    void provide(String superuser) throws InterruptedException {
        LOG.debug("data folders begin as copies of {}", kept(superuser));
    }

    /** Makes the data folder inside {@code folder}, with one superuser whose password every session must give. */
    void into(Path folder, Credentials superuser) throws IOException, InterruptedException {
        Path data = folder.resolve("data");
        DataFolder.copy(kept(superuser.user()), new FolderCopy(data));
        new SystemIdentifier(data).renew();
        programs.handOver(data);
        programs.alone(
                data,
                "alter role %s password %s"
                        .formatted(Quoted.identifier(superuser.user()), Quoted.literal(superuser.password())));
        Files.writeString(
                data.resolve("postgresql.conf"),
                "\ninclude = '" + PostgresSettings.FILE + "'\n",
                StandardOpenOption.APPEND);
    }

    private Path kept(String superuser) throws InterruptedException {
        List<String> options = programs.dataOptions(superuser);
        // Whatever is asked for otherwise one day is another folder.
        String name = "%s-data-%08x".formatted(programs.home().getFileName(), options.hashCode());
        try {
            return cache.keep(name, fresh -> {
                Path password = Files.writeString(
                        fresh.resolve("password"), UUID.randomUUID().toString());
                programs.handOver(fresh);
                programs.initialize(fresh, password, options);
                return fresh.resolve("data");
            });
        } catch (IOException e) {
            throw new ServerException(
                    "make the first data folder of PostgreSQL %s in %s"
                            .formatted(programs.release().version(), cache.folder()),
                    e,
                    "make room there or let this user write there");
        }
    }
}
