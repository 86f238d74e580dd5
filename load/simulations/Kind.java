package simulations;

import io.gatling.javaapi.http.Http;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.util.function.Function;

import static io.gatling.javaapi.http.HttpDsl.http;

/** One kind of request: what it is called in the report, what it asks for and how often it comes. Immutable. */
public final class Kind {
    private final String name;
    private final boolean isWrite;
    private final HttpRequestActionBuilder request;
    private final Pace pace;

    private Kind(String name, boolean isWrite, HttpRequestActionBuilder request, Pace pace) {
        this.name = name;
        this.isWrite = isWrite;
        this.request = request;
        this.pace = pace;
    }

    /** A request that changes nothing. */
    public static Kind read(String name, Function<Http, HttpRequestActionBuilder> request) {
        return new Kind(name, false, request.apply(http(name)), new Pace(1, 0));
    }

    /** A request that leaves exactly one row under its number, {@code #{number}}, however often it is tried. */
    public static Kind write(String name, Function<Http, HttpRequestActionBuilder> request) {
        return new Kind(name, true, request.apply(http(name)), new Pace(1, 0));
    }

    /** This kind, coming so often in comparison with the others, which weigh 1 where they do not say. */
    public Kind weighing(int weight) {
        return new Kind(name, isWrite, request, new Pace(weight, 0));
    }

    /** This kind, coming so often each second whatever the rate, but never as more than a tenth of a mixed load. */
    public Kind perSecond(double perSecond) {
        return new Kind(name, isWrite, request, new Pace(0, perSecond));
    }

    String name() {
        return name;
    }

    boolean isWrite() {
        return isWrite;
    }

    HttpRequestActionBuilder request() {
        return request;
    }

    Pace pace() {
        return pace;
    }
}
