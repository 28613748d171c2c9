package io.shopstream.bench.api.client;

/** Makes one request after the other. Called by several threads, each with a number of its own. */
@FunctionalInterface
interface Requests {
    /**
     * @param number of the request, from 0
     * @return head and body
     */
    byte[] request(long number);

    /** Whether the answer is the one that is expected; any status of success unless a request knows better. */
    default boolean isAnsweredBy(HttpConnection.Answer answer) {
        return answer.status() / 100 == 2;
    }

    /** Called immediately before a request of a schedule is sent. */
    default void sending() {}
}
