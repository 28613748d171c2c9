package io.shopstream.api.web.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class SharedAnswersTest {
    private final SharedAnswers<String, String> answers = new SharedAnswers<>();
    private final List<String> asked = new ArrayList<>();
    private final IllegalStateException failure = new IllegalStateException("streams does not answer");

    private String ask(String answer) {
        asked.add(answer);
        return answer;
    }

    @Test
    void shouldAskOnceForEqualQuestions() {
        assertThat(answers.get("24h", () -> ask("first"))).isEqualTo("first");
        assertThat(answers.get("24h", () -> ask("second"))).isEqualTo("first");
        assertThat(answers.get("1h", () -> ask("other"))).isEqualTo("other");
        assertThat(asked).containsExactly("first", "other");
    }

    @Test
    void shouldNotRememberAFailure() {
        assertThatThrownBy(() -> answers.get("24h", () -> {
                    throw failure;
                }))
                .isSameAs(failure);
        assertThat(answers.get("24h", () -> ask("again"))).isEqualTo("again");
    }

    /** Whoever asks while an answer is computed gets that one's failure, without a request of its own. */
    @Test
    void shouldShareAFailureWithThoseWhoWait() {
        CompletableFuture<Void> begun = new CompletableFuture<>();
        CompletableFuture<Void> mayFail = new CompletableFuture<>();
        CompletableFuture<String> first = CompletableFuture.supplyAsync(() -> answers.get("24h", () -> {
            begun.complete(null);
            mayFail.join();
            throw failure;
        }));
        begun.join();
        CompletableFuture<String> second = new CompletableFuture<>();
        Thread waiting = Thread.ofPlatform().daemon().start(() -> {
            try {
                second.complete(answers.get("24h", () -> ask("own")));
            } catch (IllegalStateException e) {
                second.completeExceptionally(e);
            }
        });
        await().untilAsserted(() -> assertThat(waiting.getState()).isEqualTo(Thread.State.WAITING));
        mayFail.complete(null);

        assertThatThrownBy(first::join).hasCause(failure);
        assertThatThrownBy(second::join).hasCause(failure);
        assertThat(asked).isEmpty();
    }
}
