package io.shopstream.local.forget;

import io.shopstream.producer.imports.format.HashedCustomer;
import io.shopstream.schemas.avro.DeadLetter;
import io.shopstream.schemas.avro.DeadLetterHeader;
import io.shopstream.schemas.avro.User;
import io.shopstream.schemas.topic.CapturedRows;
import io.shopstream.schemas.topic.ConsumerGroups;
import io.shopstream.schemas.topic.Topics;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Decides which dead letters hold personal data of a user, and makes the ones that replace them. */
final class ErasedLetters {
    private static final String ROWS_OF_USERS = "shop.users";
    private static final String MAPPED_LINE = "invoice";
    private static final String ERASED = "erased: it named a user who was forgotten";
    private static final Pattern SEPARATORS = Pattern.compile("[\\s,;|\"'<>()]+");

    private final OneUser user;
    private final PersonalData personal;
    private final String ownRow;
    private final String otherRows;
    private final String importGroup;

    ErasedLetters(OneUser user, PersonalData personal, Topics topics) {
        this.user = user;
        this.personal = personal;
        this.ownRow = CapturedRows.source(ROWS_OF_USERS, user.id());
        this.otherRows = CapturedRows.sourcesOf(ROWS_OF_USERS);
        this.importGroup = topics.consumerGroup(ConsumerGroups.IMPORT);
    }

    /**
     * Whether the letter is of a record of this user, or names the user. Records of other users who share the name are
     * not.
     */
    boolean concerns(DeadLetter letter) {
        if (letter.getErasedAt() != null) {
            return false;
        }
        String source = letter.getSourceTopic();
        if (source.equals(ownRow)) {
            return letter.getRawValue() != null || names(letter);
        }
        if (source.equals(user.topic())) {
            return concernsAsUser(letter);
        }
        if (source.startsWith(otherRows)) {
            return false;
        }
        return names(letter) || (letter.getConsumerGroup().equals(importGroup) && isLineOfUser(letter));
    }

    private boolean concernsAsUser(DeadLetter letter) {
        byte[] key = bytes(letter.getRawKey());
        byte[] value = bytes(letter.getRawValue());
        if (value != null && user.isKey(key)) {
            return true;
        }
        User found = user.decode(value);
        if (found == null) {
            return names(letter);
        }
        return user.is(found) || (!OneUser.isUnderOwnKey(key, found) && names(letter));
    }

    private boolean names(DeadLetter letter) {
        return personal.isIn(letter.getRawKey())
                || personal.isIn(letter.getRawValue())
                || personal.isIn(letter.getDetail())
                || headers(letter).stream()
                        .anyMatch(header -> personal.isIn(header.getKey()) || personal.isIn(header.getValue()));
    }

    // A mapped export has columns that nobody knows, and its customer may be an e-mail address of which only a hash
    // was published.
    private boolean isLineOfUser(DeadLetter letter) {
        byte[] value = bytes(letter.getRawValue());
        return value != null
                && headers(letter).stream().anyMatch(header -> header.getKey().equals(MAPPED_LINE))
                && Arrays.stream(SEPARATORS.split(new String(value, StandardCharsets.UTF_8)))
                        .anyMatch(this::isUser);
    }

    private boolean isUser(String cell) {
        return cell.equals(user.id())
                || (cell.indexOf('@') > 0 && HashedCustomer.id(cell).equals(user.id()));
    }

    /** The letter without the record's bytes. Position, reason and sizes stay, and the key unless it names the user. */
    DeadLetter erased(DeadLetter letter, Instant now) {
        return DeadLetter.newBuilder(letter)
                .setRawKey(personal.isIn(letter.getRawKey()) ? null : letter.getRawKey())
                .setRawValue(null)
                .setHeaders(null)
                .setDetail(personal.isIn(letter.getDetail()) ? ERASED : letter.getDetail())
                .setErasedAt(now.truncatedTo(ChronoUnit.MILLIS))
                .build();
    }

    private static List<DeadLetterHeader> headers(DeadLetter letter) {
        List<DeadLetterHeader> headers = letter.getHeaders();
        return headers == null ? List.of() : headers;
    }

    private static byte @Nullable [] bytes(@Nullable ByteBuffer buffer) {
        return buffer == null ? null : PersonalData.bytes(buffer);
    }
}
