package io.shopstream.bench.spring;

import io.shopstream.api.ApiApplication;
import io.shopstream.embedded.host.ChildJvm;
import io.shopstream.sink.SinkApplication;
import io.shopstream.streams.StreamsApplication;
import java.util.Arrays;
import org.springframework.boot.Banner;
import org.springframework.boot.builder.SpringApplicationBuilder;

/**
 * The main class of a service's JVM in {@code bench api}. The first argument is the service, the others are its
 * settings. API and streams have the addresses of {@link ApiBenchAddresses} and {@link StreamsBenchAddresses} in
 * addition to their own, behind the same filters; the services that are shipped have not. Ends with its parent.
 */
public final class MeasuredService {
    private MeasuredService() {}

    /** What can be started. */
    public enum Service {
        STREAMS,
        SINK,
        API
    }

    public static void main(String[] arguments) {
        ChildJvm.endWithParent();
        String[] settings = Arrays.copyOfRange(arguments, 1, arguments.length);
        switch (Service.valueOf(arguments[0])) {
            case STREAMS -> run("streams", settings, StreamsApplication.class, StreamsBenchAddresses.class);
            case SINK -> SinkApplication.main(settings);
            case API -> run("api", settings, ApiApplication.class, ApiBenchAddresses.class);
        }
    }

    private static void run(String name, String[] settings, Class<?>... sources) {
        new SpringApplicationBuilder(sources)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .properties("spring.config.name=" + name, "spring.jmx.enabled=false")
                .run(settings);
    }
}
