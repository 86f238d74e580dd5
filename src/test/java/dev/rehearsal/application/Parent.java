package dev.rehearsal.application;

import dev.rehearsal.database.Address;
import dev.rehearsal.database.Connections;
import dev.rehearsal.database.Credentials;
import dev.rehearsal.database.Endpoint;
import dev.rehearsal.database.Engine;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/** A process that starts an instance of the application, says its process id, and stays until it is killed. */
final class Parent {
    private Parent() {}

    public static void main(String[] arguments) throws Exception {
        Address address = new Address(new Endpoint(arguments[0], Integer.parseInt(arguments[1])), "shop");
        Credentials login =
                new Credentials("application", new String(System.in.readNBytes(19), StandardCharsets.UTF_8));
        Path logs = Path.of(arguments[2]);
        try (ReferenceApplication application = ReferenceApplication.start(new ReferenceApplication.Plan(
                Engine.POSTGRES,
                1,
                0,
                new Connections(address),
                login,
                logs.resolve("secret.json"),
                1,
                Duration.ofSeconds(10),
                logs))) {
            System.out.println(application.pids().get(0));
            Thread.currentThread().join();
        }
    }
}
