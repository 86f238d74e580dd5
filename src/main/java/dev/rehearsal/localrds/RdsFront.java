package dev.rehearsal.localrds;

import dev.rehearsal.localrds.answer.Operations;
import dev.rehearsal.localrds.answer.Refusal;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.RdsRequest;

/**
 * The account behind the SDK's own interface. Requests go to the {@link Operations}; the interface's overloads and
 * paginators, which lead to requests, run as the SDK wrote them.
 */
final class RdsFront implements InvocationHandler {
    private final Operations operations;

    private RdsFront(Operations operations) {
        this.operations = operations;
    }

    static RdsClient client(Operations operations) {
        return (RdsClient) Proxy.newProxyInstance(
                RdsClient.class.getClassLoader(), new Class<?>[] {RdsClient.class}, new RdsFront(operations));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        if (arguments != null
                && arguments.length == 1
                && arguments[0] instanceof RdsRequest request
                && !method.getName().endsWith("Paginator")) {
            return operations.answer(request);
        }
        if (method.isDefault()) {
            return InvocationHandler.invokeDefault(proxy, method, arguments);
        }
        return switch (method.getName()) {
            case "serviceName" -> RdsClient.SERVICE_NAME;
            case "close" -> null;
            case "toString" -> "RDS on this machine";
            case "hashCode" -> System.identityHashCode(proxy);
            case "equals" -> arguments != null && proxy == arguments[0];
            default -> throw Refusal.notImitated("RdsClient." + method.getName(), "use another way");
        };
    }
}
