package io.shopstream.api.fuzz;

import io.shopstream.api.fuzz.DescribedOperation.Parameter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** The calls of a run, always the same for a seed. */
final class HostileCalls {
    private static final String JSON = "application/json";

    private final Random random;
    private final List<DescribedOperation> operations;

    HostileCalls(List<DescribedOperation> operations, long seed) {
        this.operations = operations;
        this.random = new Random(seed);
    }

    /**
     * Every operation with every parameter in one value of each kind, and with a part of all broken bodies.
     *
     * @param bodies the number of broken bodies per operation and media type
     */
    List<HostileCall> someOfEveryKind(int bodies) {
        List<HostileCall> calls = new ArrayList<>();
        for (DescribedOperation operation : operations) {
            calls.add(HostileCall.withParameters(operation, Map.of()));
            for (Parameter parameter : operation.parameters()) {
                for (HostileValues kind : HostileValues.values()) {
                    calls.add(HostileCall.withParameters(operation, Map.of(parameter, List.of(anyOf(kind.encoded())))));
                }
                calls.add(repeated(operation, parameter));
            }
            List<HostileCall> broken = brokenBodies(operation);
            Collections.shuffle(broken, random);
            calls.addAll(broken.subList(0, Math.min(bodies, broken.size())));
        }
        return calls;
    }

    /** Every operation with every value of every parameter and every broken body. */
    List<HostileCall> everything() {
        List<HostileCall> calls = new ArrayList<>();
        for (DescribedOperation operation : operations) {
            for (Parameter parameter : operation.parameters()) {
                for (HostileValues kind : HostileValues.values()) {
                    kind.encoded()
                            .forEach(value -> calls.add(
                                    HostileCall.withParameters(operation, Map.of(parameter, List.of(value)))));
                }
                calls.add(repeated(operation, parameter));
            }
            calls.addAll(brokenBodies(operation));
        }
        return calls;
    }

    /** Any operation with several parameters, each hostile or as in its example. */
    HostileCall mixed() {
        DescribedOperation operation = anyOf(operations);
        Map<Parameter, List<String>> values = new HashMap<>();
        for (Parameter parameter : operation.parameters()) {
            switch (random.nextInt(4)) {
                case 0 ->
                    values.put(
                            parameter,
                            List.of(anyOf(anyOf(List.of(HostileValues.values())).encoded())));
                case 1, 2 -> values.put(parameter, List.of(parameter.example()));
                default -> {}
            }
        }
        return HostileCall.withParameters(operation, values);
    }

    private static HostileCall repeated(DescribedOperation operation, Parameter parameter) {
        return HostileCall.withParameters(
                operation, Map.of(parameter, List.of(parameter.example(), parameter.example())));
    }

    private static List<HostileCall> brokenBodies(DescribedOperation operation) {
        List<HostileCall> calls = new ArrayList<>();
        operation.bodies().forEach((type, valid) -> {
            HostileBodies.of(valid, !type.equals(JSON))
                    .forEach(body -> calls.add(HostileCall.withBody(operation, type, body)));
            calls.add(HostileCall.withBody(operation, "text/plain", valid));
            calls.add(HostileCall.withBody(operation, "multipart/form-data; boundary=x", valid));
        });
        return calls;
    }

    private <T> T anyOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
