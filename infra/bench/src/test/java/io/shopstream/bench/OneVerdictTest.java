package io.shopstream.bench;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.shopstream.schemas.validation.RecordValidator;
import org.apache.kafka.common.serialization.Deserializer;

/** Streams, sink, api, verify and the import come to one verdict about a record, because one class gives it. */
@AnalyzeClasses(packages = "io.shopstream", importOptions = ImportOption.DoNotIncludeTests.class)
class OneVerdictTest {
    /** What has no rules, or kept them before, or is only shown or measured. */
    private static final String WITHOUT_VERDICT = String.join(
            "|",
            "io\\.shopstream\\.schemas\\.serde\\.AvroSerdes\\$ByAnother", // what it is about to send
            "io\\.shopstream\\.producer\\.imports\\.existing\\.ShopStateReader", // imported files, dead letters
            "io\\.shopstream\\.sink\\.intake\\.TopicDecoder", // dead letters
            "io\\.shopstream\\.streams\\.query\\.OrderQueries", // the store of valid orders
            "io\\.shopstream\\.local\\.verify\\.expected\\.LatestRecords", // derived topics
            "io\\.shopstream\\.local\\.verify\\.checks\\.FunnelCheck", // a derived topic
            "io\\.shopstream\\.local\\.deadletters\\.RecordText", // shows what was rejected
            "io\\.shopstream\\.bench\\..*");

    @ArchTest
    static final ArchRule RECORDS_ARE_READ_BY_THE_VALIDATOR = noClasses()
            .that()
            .doNotBelongToAnyOf(RecordValidator.class)
            .and()
            .haveNameNotMatching(WITHOUT_VERDICT)
            .should()
            .accessTargetWhere(target(owner(assignableTo(Deserializer.class))).and(target(name("deserialize"))))
            .because("a record that one part takes and another rejects makes facts and marts differ: read it by"
                    + " RecordValidator");
}
