package dev.rehearsal.server.containers;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Frame;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** What a program in a container writes, errors included. */
final class Output extends ResultCallback.Adapter<Frame> {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Override
    public void onNext(Frame frame) {
        bytes.writeBytes(frame.getPayload());
    }

    String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
