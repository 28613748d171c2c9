package io.shopstream.streams.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.GroupNotEmptyException;
import org.jspecify.annotations.Nullable;

/**
 * Takes away everything that one application id of the streams service keeps: its group with the positions, its internal
 * topics, its local state. What it reads and what it writes stays: the next start reads the log from its beginning and
 * writes every pane again, over the equal one that is there.
 */
public final class StreamsReset {
    private static final long TIMEOUT_SECONDS = 30;

    private final Admin admin;
    private final String applicationId;

    /** @param applicationId prefix and generation included */
    public StreamsReset(Admin admin, String applicationId) {
        this.admin = admin;
        this.applicationId = applicationId;
    }

    /**
     * What was taken away.
     *
     * @param topics internal topics
     * @param group whether there was one
     * @param state whether there was local state
     */
    public record Removed(List<String> topics, boolean group, boolean state) {}

    /**
     * May be repeated after a failure, and has to be: until then the service refuses to start.
     *
     * @param stateDirectory the service's; null if none is to be removed here
     * @throws IllegalStateException if an instance is a member of the group; unless it came while this was under way,
     *     nothing was taken away
     * @throws KafkaException if the broker does not answer within 30 s, or refuses
     */
    public Removed run(@Nullable Path stateDirectory) {
        // First, since the broker refuses it while anybody is a member, and since without positions whatever is left of
        // the topics is noticed by the next start.
        boolean group = deleteGroup();
        List<String> topics =
                new InternalTopics(applicationId).among(await(admin.listTopics().names()));
        await(admin.deleteTopics(topics).all());
        // Once more, for an instance that came in between.
        group |= deleteGroup();
        boolean state = stateDirectory != null && delete(stateDirectory.resolve(applicationId));
        return new Removed(topics, group, state);
    }

    private boolean deleteGroup() {
        try {
            await(admin.deleteConsumerGroups(List.of(applicationId)).all());
            return true;
        } catch (GroupIdNotFoundException e) {
            return false;
        } catch (GroupNotEmptyException e) {
            throw new IllegalStateException(
                    "stream threads of %s are running, or were killed less than ten seconds ago: stop every instance first, and repeat"
                            .formatted(applicationId),
                    e);
        }
    }

    private static boolean delete(Path directory) {
        if (!Files.isDirectory(directory)) {
            return false;
        }
        try {
            Files.walkFileTree(directory, new Deletion());
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + directory + ": " + e.getMessage(), e);
        }
    }

    private static <T> T await(KafkaFuture<T> future) {
        try {
            return future.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new KafkaException(e.getCause());
        } catch (TimeoutException e) {
            throw new KafkaException("Kafka did not answer within " + TIMEOUT_SECONDS + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted while waiting for Kafka", e);
        }
    }

    private static final class Deletion extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure) throws IOException {
            if (failure != null) {
                throw failure;
            }
            Files.delete(directory);
            return FileVisitResult.CONTINUE;
        }
    }
}
