package io.shopstream.streams.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
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
     * May be repeated after a failure.
     *
     * @param stateDirectory the service's; null if none is to be removed here
     * @throws IllegalStateException if an instance is still a member of the group; nothing was taken away
     * @throws KafkaException if the broker does not answer within 30 s, or refuses
     */
    public Removed run(@Nullable Path stateDirectory) {
        requireNoMembers();
        List<String> topics =
                new InternalTopics(applicationId).among(await(admin.listTopics().names()));
        await(admin.deleteTopics(topics).all());
        boolean group = deleteGroup();
        boolean state = stateDirectory != null && delete(stateDirectory.resolve(applicationId));
        return new Removed(topics, group, state);
    }

    private void requireNoMembers() {
        int members;
        try {
            members = await(Objects.requireNonNull(admin.describeConsumerGroups(List.of(applicationId))
                            .describedGroups()
                            .get(applicationId)))
                    .members()
                    .size();
        } catch (GroupIdNotFoundException e) {
            return;
        }
        if (members > 0) {
            throw new IllegalStateException(
                    "%d stream threads of %s are running, or were killed less than ten seconds ago: stop every instance first"
                            .formatted(members, applicationId));
        }
    }

    private boolean deleteGroup() {
        try {
            await(admin.deleteConsumerGroups(List.of(applicationId)).all());
            return true;
        } catch (GroupIdNotFoundException e) {
            return false;
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
