package dev.rehearsal.environment.local;

import dev.rehearsal.server.Account;
import dev.rehearsal.server.ServerException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Whether servers, which may run as another user, get to their programs and to where their data will lie. */
record EmbeddedAccess(Account account, EmbeddedPlaces places) {

    List<String> obstacles() throws InterruptedException {
        List<String> obstacles = new ArrayList<>();
        obstacles.addAll(obstacles(places.work(), ", or name another place in REHEARSAL_WORK"));
        obstacles.addAll(obstacles(places.cache(), ""));
        return List.copyOf(obstacles);
    }

    /** A folder that is not there yet is made so that all may pass, as every missing one above it is. */
    private List<String> obstacles(Path place, String otherwise) throws InterruptedException {
        try {
            Path nearest = EmbeddedPlaces.nearest(place);
            return account.mayEnter(nearest)
                    ? List.of()
                    : List.of(
                            "the servers' account may not enter %s; give all users the right to pass through it and every folder above (chmod o+x)%s"
                                    .formatted(nearest, otherwise));
        } catch (ServerException e) {
            return List.of(String.valueOf(e.getMessage()));
        }
    }
}
