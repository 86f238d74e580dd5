package dev.rehearsal.journal;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The journal's file format: one JSON object a line, its kind in {@code event}, instants in ISO 8601, UTC. */
public final class JournalFormat {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .registerSubtypes(Event.Fact.class.getPermittedSubclasses())
            .registerSubtypes(Background.class.getPermittedSubclasses())
            .registerSubtypes(Remains.class.getPermittedSubclasses())
            // A journal that was written before there was such a list.
            .withConfigOverride(
                    List.class, lists -> lists.setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)))
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .build();

    private JournalFormat() {}

    static String write(Event event) {
        try {
            return JSON.writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write " + event, e);
        }
    }

    /**
     * Reads a journal. A last line that was cut short, as a crash leaves it, is passed over.
     *
     * @throws CorruptJournalException when any other line is no event
     */
    public static List<Event> read(Path file) throws CorruptJournalException {
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the journal " + file, e);
        }
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            try {
                events.add(JSON.readValue(lines.get(i), Event.class));
            } catch (JsonProcessingException e) {
                if (i < lines.size() - 1) {
                    throw new CorruptJournalException(file, i + 1, e.getOriginalMessage());
                }
            }
        }
        return List.copyOf(events);
    }
}
