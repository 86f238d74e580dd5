package simulations;

import io.gatling.javaapi.http.Http;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.util.function.Function;

import static io.gatling.javaapi.http.HttpDsl.http;

/**
 * One kind of request, and how often it comes.
 *
 * @param name what it is called in the report
 * @param isWrite whether it leaves a trace in the database under its number
 * @param weight how often it comes in comparison with the others
 * @param perSecond how often it comes each second, whatever the rate, in place of a weight; zero for by weight
 */
public record Kind(String name, boolean isWrite, int weight, double perSecond, HttpRequestActionBuilder request) {
    /** A request that changes nothing. */
    public static Kind read(String name, Function<Http, HttpRequestActionBuilder> request) {
        return new Kind(name, false, 1, 0, request.apply(http(name)));
    }

    /** A request that leaves exactly one row under its number, {@code #{number}}, however often it is tried. */
    public static Kind write(String name, Function<Http, HttpRequestActionBuilder> request) {
        return new Kind(name, true, 1, 0, request.apply(http(name)));
    }

    public Kind weighing(int weight) {
        return new Kind(name, isWrite, weight, 0, request);
    }

    public Kind perSecond(double perSecond) {
        return new Kind(name, isWrite, 0, perSecond, request);
    }
}
