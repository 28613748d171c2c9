package io.shopstream.api.contract;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Checks values by the schemas of an OpenAPI 3.1 document. It knows the part of JSON Schema that the document uses; any
 * other keyword is a fault, so that nothing is passed over. Stricter in one thing: an object has no members beside the
 * described ones, unless the schema allows more.
 */
final class SchemaCheck {
    private static final Set<String> KNOWN = Set.of(
            "$ref",
            "type",
            "properties",
            "required",
            "additionalProperties",
            "items",
            "enum",
            "anyOf",
            "format",
            "minimum",
            "maximum",
            "minLength",
            "maxLength",
            "minItems",
            "maxItems",
            "pattern");
    private static final Set<String> ANNOTATIONS =
            Set.of("description", "title", "default", "example", "examples", "deprecated", "readOnly", "writeOnly");

    private final JsonNode document;
    private final List<String> faults = new ArrayList<>();

    private SchemaCheck(JsonNode document) {
        this.document = document;
    }

    /** What is wrong with the value; empty if it is valid. */
    static List<String> faults(JsonNode document, JsonNode schema, JsonNode value) {
        SchemaCheck check = new SchemaCheck(document);
        check.check(schema, value, "$");
        return check.faults;
    }

    private void check(JsonNode schema, JsonNode value, String at) {
        if (schema.isBoolean() || schema.isEmpty()) {
            require(!schema.isBoolean() || schema.booleanValue(), at, "must not be there");
            return;
        }
        schema.propertyNames().stream()
                .filter(keyword -> !KNOWN.contains(keyword) && !ANNOTATIONS.contains(keyword))
                .forEach(keyword -> faults.add(at + ": this check does not know the keyword " + keyword));
        if (schema.has("$ref")) {
            check(document.at(schema.get("$ref").stringValue().substring(1)), value, at);
        }
        if (schema.has("anyOf")) {
            require(
                    schema.get("anyOf").valueStream().anyMatch(one -> faults(document, one, value)
                            .isEmpty()),
                    at,
                    "is none of its alternatives");
        }
        if (schema.has("enum")) {
            require(schema.get("enum").valueStream().anyMatch(value::equals), at, "is not in the list of values");
        }
        if (schema.has("type")) {
            require(types(schema).anyMatch(type -> isOf(type, value)), at, "is no " + schema.get("type"));
        }
        checkText(schema, value, at);
        checkNumber(schema, value, at);
        checkItems(schema, value, at);
        if (value.isObject() && schema.path("type").toString().contains("object")) {
            checkMembers(schema, value, at);
        }
    }

    private static Stream<String> types(JsonNode schema) {
        JsonNode type = schema.get("type");
        return type.isArray() ? type.valueStream().map(JsonNode::stringValue) : Stream.of(type.stringValue());
    }

    private static boolean isOf(String type, JsonNode value) {
        return switch (type) {
            case "null" -> value.isNull();
            case "string" -> value.isString();
            case "boolean" -> value.isBoolean();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "array" -> value.isArray();
            case "object" -> value.isObject();
            default -> false;
        };
    }

    private void checkText(JsonNode schema, JsonNode value, String at) {
        if (!value.isString()) {
            return;
        }
        String text = value.stringValue();
        if (schema.path("format").asString("").equals("date-time")) {
            try {
                Instant.parse(text);
            } catch (DateTimeException e) {
                faults.add(at + ": is no time in UTC");
            }
        }
        require(text.length() >= schema.path("minLength").asInt(0), at, "is too short");
        require(text.length() <= schema.path("maxLength").asInt(Integer.MAX_VALUE), at, "is too long");
        if (schema.has("pattern")) {
            String pattern = schema.get("pattern").stringValue();
            require(java.util.regex.Pattern.compile(pattern).matcher(text).find(), at, "does not match " + pattern);
        }
    }

    private void checkNumber(JsonNode schema, JsonNode value, String at) {
        if (value.isNumber() && schema.has("minimum")) {
            require(value.decimalValue().compareTo(schema.get("minimum").decimalValue()) >= 0, at, "is too small");
        }
        if (value.isNumber() && schema.has("maximum")) {
            require(value.decimalValue().compareTo(schema.get("maximum").decimalValue()) <= 0, at, "is too large");
        }
    }

    private void checkItems(JsonNode schema, JsonNode value, String at) {
        if (!value.isArray()) {
            return;
        }
        require(value.size() >= schema.path("minItems").asInt(0), at, "has too few items");
        require(value.size() <= schema.path("maxItems").asInt(Integer.MAX_VALUE), at, "has too many items");
        if (schema.has("items")) {
            for (int i = 0; i < value.size(); i++) {
                check(schema.get("items"), value.get(i), at + "[" + i + "]");
            }
        }
    }

    private void checkMembers(JsonNode schema, JsonNode value, String at) {
        schema.path("required")
                .valueStream()
                .map(JsonNode::stringValue)
                .forEach(name -> require(value.has(name), at + "." + name, "is missing"));
        JsonNode properties = schema.path("properties");
        JsonNode more = schema.path("additionalProperties");
        value.properties().forEach(member -> {
            String name = at + "." + member.getKey();
            if (properties.has(member.getKey())) {
                check(properties.get(member.getKey()), member.getValue(), name);
            } else if (more.isMissingNode()) {
                require(properties.isMissingNode(), name, "is not described");
            } else {
                check(more, member.getValue(), name);
            }
        });
    }

    private void require(boolean holds, String at, String fault) {
        if (!holds) {
            faults.add(at + ": " + fault);
        }
    }
}
