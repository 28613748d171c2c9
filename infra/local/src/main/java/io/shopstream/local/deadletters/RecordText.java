package io.shopstream.local.deadletters;

import io.shopstream.schemas.query.QueryJson;
import io.shopstream.schemas.serde.AvroSerdes;
import io.shopstream.schemas.serde.RegistryUnavailableException;
import io.shopstream.schemas.serde.UndecodableRecordException;
import io.shopstream.schemas.topic.Topic;
import io.shopstream.schemas.topic.Topics;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/** Formats the value of a rejected record: decoded as JSON, or as a hex dump if it cannot be decoded. */
final class RecordText {
    private final AvroSerdes serdes;
    private final Topics topics;

    RecordText(AvroSerdes serdes, Topics topics) {
        this.serdes = serdes;
        this.topics = topics;
    }

    String of(String topic, byte[] value) {
        Optional<Topic<?>> known =
                topics.all().stream().filter(each -> each.name().equals(topic)).findAny();
        if (known.isEmpty()) {
            return RawText.of(value);
        }
        try {
            return decoded(known.get(), value);
        } catch (UndecodableRecordException | RegistryUnavailableException e) {
            return "cannot be decoded: " + RawText.plain(String.valueOf(e.getMessage())) + System.lineSeparator()
                    + RawText.dump(value);
        }
    }

    private <V> String decoded(Topic<V> topic, byte[] value) {
        String json = String.valueOf(serdes.deserializer(topic).deserialize(topic.name(), value));
        try {
            return topic.valueType().getSimpleName() + " "
                    + RawText.plain(QueryJson.mapper()
                            .writerWithDefaultPrettyPrinter()
                            .writeValueAsString(QueryJson.mapper().readTree(json)));
        } catch (JacksonException e) {
            return RawText.plain(json);
        }
    }
}
