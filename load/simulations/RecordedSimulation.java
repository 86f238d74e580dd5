package simulations;

import dev.rehearsal.load.LoadFolder;
import dev.rehearsal.load.LoadSettings;
import dev.rehearsal.load.SettingsFile;
import dev.rehearsal.requests.RateLog;
import dev.rehearsal.requests.RequestLog;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Choice;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.core.Simulation;
import io.gatling.javaapi.http.HttpProtocolBuilder;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;

import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.doIf;
import static io.gatling.javaapi.core.CoreDsl.doSwitch;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.onCase;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.core.CoreDsl.stopLoadGeneratorIf;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

/**
 * A simulation whose every request is recorded: a constant rate of users, each sending one request. To write your own,
 * extend it and say in the constructor what is sent:
 *
 * <pre>{@code
 * public final class Checkout extends RecordedSimulation {
 *     public Checkout() {
 *         send(
 *                 Kind.read("look", http -> http.get("/products")).weighing(9),
 *                 Kind.write("buy", http -> http.post("/purchases?id=#{number}")));
 *     }
 * }
 * }</pre>
 *
 * <p>Paths are relative to the application's base URLs, which are used in turn. {@code #{number}} is the request's
 * number; a write must leave one row under it. Everything that Gatling's HTTP requests can do may be used, but for
 * {@code sign} and {@code transformResponse}, which the recording needs itself. An answer below 400 that passes the
 * request's own checks is a success, 504 and no answer at all leave the outcome unknown, all else is a failure. The
 * application may say in the headers {@code X-Attempts}, {@code X-Server} and {@code X-Error} how often it tried, which
 * database server answered and what went wrong.
 */
public abstract class RecordedSimulation extends Simulation {
    /** The session attribute that holds the request's number. */
    protected static final String NUMBER = "number";

    private static final String ARRIVAL = "arrival";

    private final LoadSettings settings;
    private final HiccupMeter hiccups;
    private final Timetable timetable;
    private final Recorder recorder;

    protected RecordedSimulation() {
        LoadFolder folder = LoadFolder.ofThisProcess();
        settings = SettingsFile.read(folder);
        Lifeline lifeline = Lifeline.hold(System.in, settings.first());
        hiccups = HiccupMeter.start(folder.hiccups());
        timetable = new Timetable(
                settings.most(), settings.targets().size(), lifeline::rate, RateLog.create(folder.rates()));
        recorder = new Recorder(RequestLog.create(folder.requests()), lifeline::isToStop);
    }

    /** What the load was asked to be. */
    protected final LoadSettings settings() {
        return settings;
    }

    /** What to make a request's choices by, such as an id: the same for the same seed and number. */
    protected final SplittableRandom random(Session session) {
        return Mix.random(settings.seed(), session.getLong(NUMBER));
    }

    /** Sets the load up. Called once, by the constructor. */
    protected final void send(Kind... kinds) {
        send(List.of(kinds));
    }

    /** Sets the load up. Called once, by the constructor. */
    protected final void send(List<Kind> kinds) {
        Mix mix = new Mix(kinds.stream().map(Kind::pace).toList(), settings.seed());
        setUp(scenario(getClass().getSimpleName())
                        .exec(session -> arrive(session, place -> kinds.get(mix.kind(place))))
                        .exec(doIf(session -> !session.contains(ARRIVAL)).then(leave()))
                        .pause(session -> arrival(session).early())
                        .exec(doIf(session -> !begin(arrival(session))).then(leave()))
                        .exec(request(kinds))
                        .exec(this::end)
                        .injectOpen(constantUsersPerSec(settings.most()).during(settings.atMost())))
                .protocols(protocol());
    }

    @Override
    public final void after() {
        recorder.close();
        hiccups.close();
        timetable.close();
    }

    /** A user for whom no request is due has no arrival. */
    private Session arrive(Session session, Function<Timetable.Place, Kind> kind) {
        return timetable
                .next()
                .map(place -> session.set(NUMBER, place.number())
                        .set(ARRIVAL, new Arrival(kind.apply(place), place.number(), place.intended())))
                .orElse(session);
    }

    private boolean begin(Arrival arrival) {
        boolean mayBegin = recorder.begin(arrival.number());
        if (mayBegin) {
            arrival.begin();
        }
        return mayBegin;
    }

    private Session end(Session session) {
        try {
            recorder.end(arrival(session).end(!session.isFailed()));
        } catch (UncheckedIOException e) {
            Lifeline.cut("a request could not be recorded: " + e.getMessage());
        } catch (IllegalStateException e) {
            Lifeline.cut("the simulation cannot be recorded: " + e.getMessage());
        }
        return session;
    }

    /** There is nothing to send; should the load be to stop, a user who finds that all have ended ends the engine. */
    private ChainBuilder leave() {
        return exec(stopLoadGeneratorIf("stopped as asked", session -> recorder.isDone()))
                .exitHere();
    }

    /** Each user sends the one that it arrived for. */
    private static ChainBuilder request(List<Kind> kinds) {
        if (kinds.size() == 1) {
            return exec(kinds.get(0).request());
        }
        List<Choice.WithKey> choices = kinds.stream()
                .map(kind -> onCase(kind).then(exec(kind.request())))
                .toList();
        return doSwitch(session -> arrival(session).kind()).on(choices);
    }

    private HttpProtocolBuilder protocol() {
        return http.baseUrls(settings.targets().stream().map(URI::toString).toList())
                .disableWarmUp()
                .shareConnections()
                .disableCaching()
                .disableFollowRedirect()
                // A request is signed when it is about to be written to its connection, and never before there is one.
                .sign((request, session) -> {
                    arrival(session).send();
                    return request;
                })
                // As it came, rather than by a check for each header, whose findings Gatling copies into the session.
                .transformResponse((response, session) -> {
                    arrival(session).answer(response);
                    return response;
                })
                .check(status().lt(Answer.SUCCESS_BELOW));
    }

    private static Arrival arrival(Session session) {
        Arrival arrival = session.get(ARRIVAL);
        if (arrival == null) {
            throw new IllegalStateException("a user must have arrived before it sends");
        }
        return arrival;
    }
}
