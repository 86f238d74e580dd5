package dev.rehearsal.environment;

import dev.rehearsal.server.Account;
import dev.rehearsal.server.ServerException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Whether servers, which may run as another user, get to where their data will lie.
 *
 * @param work where that is; it need not be there yet
 */
record EmbeddedAccess(Path work) {

    List<String> obstacles() throws InterruptedException {
        try {
            Account account = Account.here();
            Path nearest = nearest(work);
            return account.mayEnter(nearest)
                    ? List.of()
                    : List.of(
                            "the servers' account may not enter %s; give all users the right to pass through it and every folder above (chmod o+x), or name another place in REHEARSAL_WORK"
                                    .formatted(nearest));
        } catch (ServerException e) {
            return List.of(String.valueOf(e.getMessage()));
        }
    }

    private static Path nearest(Path place) {
        Path parent = place.getParent();
        return Files.exists(place) || parent == null ? place : nearest(parent);
    }
}
