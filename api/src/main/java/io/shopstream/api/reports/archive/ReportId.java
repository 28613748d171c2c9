package io.shopstream.api.reports.archive;

import io.shopstream.api.reports.queue.ReportRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The id of a report, such as {@code executive-2026-11-30-3f2a9c1d77b0}. */
final class ReportId {
    private static final int HASH_BYTES = 6;

    private ReportId() {}

    /** The same for equal requests, in every process. */
    static String of(ReportRequest request) {
        String unique = "%s %s %s %s"
                .formatted(
                        request.kind().code(),
                        request.parameters(),
                        request.period().range().from(),
                        request.period().range().to());
        return "%s-%s-%s"
                .formatted(
                        request.kind().code(),
                        request.period()
                                .range()
                                .from()
                                .atZone(request.period().zone())
                                .toLocalDate(),
                        hash(unique));
    }

    private static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
