package io.shopstream.api.support;

import java.util.Map;

/**
 * One service that runs alone, without any of the parts that it asks, for all tests of this JVM. Started on first use
 * and stopped when the JVM ends.
 */
public final class LonelyApi {
    private static final RunningApi API = start();

    private LonelyApi() {}

    private static RunningApi start() {
        RunningApi api = RunningApi.start(Map.of());
        Runtime.getRuntime().addShutdownHook(new Thread(api::close, "lonely-api-close"));
        return api;
    }

    public static RunningApi get() {
        return API;
    }
}
