package dev.rehearsal.report.drawing;

import dev.rehearsal.report.story.Story;
import dev.rehearsal.report.traffic.CloseUp;
import dev.rehearsal.report.traffic.Observed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What can be drawn of a rehearsal.
 *
 * @param overview the whole load; empty when there was none
 * @param windows each measured window, close up, in the order of the runbook
 * @param lag how far green was behind; empty when nobody looked twice
 */
public record Pictures(Optional<Picture> overview, List<Picture> windows, Optional<Picture> lag) {
    public Pictures {
        windows = List.copyOf(windows);
    }

    public static Pictures of(Observed load, Story story) {
        List<Picture> windows = new ArrayList<>();
        for (CloseUp closeUp : load.closeUps()) {
            windows.add(Picture.of(canvas -> new CloseUpDrawing(closeUp, canvas).draw()));
        }
        return new Pictures(
                load.timeline().isEmpty()
                        ? Optional.empty()
                        : Optional.of(Picture.of(canvas -> new Overview(load, story, canvas).draw())),
                windows,
                story.lags().size() < 2
                        ? Optional.empty()
                        : Optional.of(Picture.of(canvas -> new LagDrawing(story.lags(), canvas).draw())));
    }
}
