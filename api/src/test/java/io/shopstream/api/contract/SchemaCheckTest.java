package io.shopstream.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SchemaCheckTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final JsonNode DOCUMENT = JSON.readTree("""
            {"schemas": {
              "Line": {"type": "object", "required": ["no"], "properties": {"no": {"type": "integer", "minimum": 1}}},
              "Order": {"type": "object", "required": ["at", "lines"], "properties": {
                "at": {"type": "string", "format": "date-time"},
                "city": {"type": ["string", "null"], "maxLength": 5},
                "kind": {"type": "string", "enum": ["SALE", "RETURN"]},
                "lines": {"type": "array", "items": {"$ref": "#/schemas/Line"}},
                "best": {"anyOf": [{"$ref": "#/schemas/Line"}, {"type": "null"}]},
                "sums": {"type": "object", "additionalProperties": {"type": "number"}}}},
              "Odd": {"type": "string", "not": {}}}}""");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'at':'2026-03-01T10:00:00Z','lines':[]} | []",
                "{'at':'2026-03-01T10:00:00Z','lines':[{'no':1}],'city':null,'best':null,'sums':{'a':1.5}} | []",
                "{'at':'2026-03-01T10:00:00Z','lines':[],'best':{'no':2},'kind':'SALE','city':'Oslo'} | []",
                "[] | [$: is no \"object\"]",
                "{'lines':[]} | [$.at: is missing]",
                "{'at':'10:00','lines':[]} | [$.at: is no time in UTC]",
                "{'at':null,'lines':[]} | [$.at: is no \"string\"]",
                "{'at':'2026-03-01T10:00:00Z','lines':[{'no':1},{'no':0}]} | [$.lines[1].no: is too small]",
                "{'at':'2026-03-01T10:00:00Z','lines':[{}]} | [$.lines[0].no: is missing]",
                "{'at':'2026-03-01T10:00:00Z','lines':[],'best':{}} | [$.best: is none of its alternatives]",
                "{'at':'2026-03-01T10:00:00Z','lines':[],'kind':'GIFT'} | [$.kind: is not in the list of values]",
                "{'at':'2026-03-01T10:00:00Z','lines':[],'city':'London'} | [$.city: is too long]",
                "{'at':'2026-03-01T10:00:00Z','lines':[],'sums':{'a':'1'}} | [$.sums.a: is no \"number\"]",
                "{'at':'2026-03-01T10:00:00Z','lines':[],'more':1} | [$.more: is not described]",
            })
    void shouldFindWhatIsWrong(String value, String faults) {
        assertThat(SchemaCheck.faults(DOCUMENT, DOCUMENT.at("/schemas/Order"), JSON.readTree(value.replace('\'', '"'))))
                .hasToString(faults);
    }

    @org.junit.jupiter.api.Test
    void shouldNotPassOverAKeywordThatItDoesNotKnow() {
        assertThat(SchemaCheck.faults(DOCUMENT, DOCUMENT.at("/schemas/Odd"), JSON.readTree("\"x\"")))
                .containsExactly("$: this check does not know the keyword not");
    }
}
