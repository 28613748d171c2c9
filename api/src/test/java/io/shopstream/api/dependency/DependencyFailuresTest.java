package io.shopstream.api.dependency;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.schemas.client.Outcome.Failure;
import io.shopstream.schemas.client.Outcome.Refused;
import io.shopstream.schemas.client.Outcome.Unreachable;
import io.shopstream.schemas.client.Outcome.Unreadable;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DependencyFailuresTest {
    private static final String ADDRESS = "http://10.0.0.7:8082";

    private static Failure<?> refused(int status, @Nullable String detail) {
        return new Refused<>(ADDRESS, status, detail, Duration.ofSeconds(7));
    }

    @ParameterizedTest
    @CsvSource({
        "503, 'streams is starting, rebalancing or restoring and cannot answer for every partition', 7",
        "404, streams does not support this query: upgrade streams, 1",
        "400, streams answered with status 400, 1",
        "401, 'streams does not accept the token of the API: SHOPSTREAM_INTERNAL_TOKEN must be the same for all"
                + " services', 1",
        "500, streams answered with status 500, 1",
    })
    void shouldSayWhyStreamsCannotAnswer(int status, String detail, long retrySeconds) {
        assertThat(DependencyFailures.streams(refused(status, "secret")))
                .isInstanceOfSatisfying(DependencyUnavailableException.class, unavailable -> {
                    assertThat(unavailable.dependency()).isEqualTo(Dependency.STREAMS);
                    assertThat(unavailable).hasMessage(detail);
                    assertThat(unavailable.retryAfter()).isEqualTo(Duration.ofSeconds(retrySeconds));
                });
    }

    @ParameterizedTest
    @CsvSource({"400", "403", "409"})
    void shouldPassOnTheReasonIfTheCallerMustChangeSomething(int status) {
        assertThat(DependencyFailures.sink(refused(status, "no table 'x'")))
                .isInstanceOfSatisfying(DependencyRefusedException.class, refused -> {
                    assertThat(refused.dependency()).isEqualTo(Dependency.SINK);
                    assertThat(refused.status()).isEqualTo(status);
                    assertThat(refused.detail()).isEqualTo("no table 'x'");
                });
        assertThat(DependencyFailures.producer(refused(status, null))).hasMessage("the producer gave no reason");
    }

    @Test
    void shouldShowNoAddressAndNoReasonOfAnInternalFailure() {
        Function<String, Failure<?>> unreachable = Unreachable::new;
        Function<String, Failure<?>> unreadable = Unreadable::new;

        assertUnavailable(DependencyFailures.streams(unreachable.apply(ADDRESS)), "streams does not answer");
        assertUnavailable(
                DependencyFailures.streams(unreadable.apply(ADDRESS)), "streams gave an answer that cannot be read");
        assertUnavailable(
                DependencyFailures.producer(unreachable.apply(ADDRESS)),
                "the producer does not answer; if there is none, set shopstream.producer to an empty value");
        assertUnavailable(
                DependencyFailures.producer(unreadable.apply(ADDRESS)),
                "the producer gave an answer that cannot be read: it may be of another version");
        assertUnavailable(
                DependencyFailures.sink(unreachable.apply(ADDRESS)),
                "the sink does not answer at the address in shopstream.sink-url");
        assertUnavailable(
                DependencyFailures.sink(refused(401, "secret")),
                "the sink does not accept the token of the API: SHOPSTREAM_INTERNAL_TOKEN must be the same for all"
                        + " services");
        assertUnavailable(DependencyFailures.sink(refused(500, "secret")), "the sink answered with status 500");
    }

    private static void assertUnavailable(RuntimeException exception, String detail) {
        assertThat(exception).isInstanceOf(DependencyUnavailableException.class).hasMessage(detail);
    }

    @Test
    void shouldNameTheSettingIfNoProducerIsConfigured() {
        assertThat(DependencyFailures.noProducer(new Unreachable<>("no address")))
                .isInstanceOfSatisfying(DependencyRefusedException.class, refused -> {
                    assertThat(refused.status()).isEqualTo(409);
                    assertThat(refused.detail()).contains("set shopstream.producer to its address");
                });
    }
}
