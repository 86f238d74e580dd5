package dev.rehearsal.environment.existing;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import software.amazon.awssdk.services.rds.RdsClient;

/** Stands where the RDS API would be. A scenario that needs it is refused before, so that nobody should meet this. */
final class NoRds {
    private NoRds() {}

    static RdsClient client() {
        return (RdsClient)
                Proxy.newProxyInstance(NoRds.class.getClassLoader(), new Class<?>[] {RdsClient.class}, NoRds::refuse);
    }

    private static Object refuse(Object proxy, Method method, Object[] arguments) {
        return switch (method.getName()) {
            case "toString", "serviceName" -> "no RDS API";
            case "hashCode" -> System.identityHashCode(proxy);
            case "equals" -> proxy == arguments[0];
            default ->
                throw new IllegalStateException(
                        "Asked RDS for '%s'; these servers were there before the rehearsal, and no RDS API was told of."
                                .formatted(method.getName()));
        };
    }
}
