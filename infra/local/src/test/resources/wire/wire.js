"use strict";
// Records of Kafka through Confluent's client of the schema registry, as another program would read and write them.
//
//   node wire.js read BROKERS REGISTRY TOPIC=COUNT...   prints a line of JSON for each of the first COUNT records
//   node wire.js write BROKERS REGISTRY                 reads such lines and writes them
//
// A line has topic, key and value, one that was read its partition and offset, too, and an error instead of a value that
// is no Avro record. Bytes are {"base64": "..."}. A line with subject, schema and references registers a schema, and prints its id.
const readline = require("node:readline");

// The part of lz4 that has to be compiled has a twin in JavaScript, made for browsers.
const compiled = require.resolve("lz4/lib/utils.js");
require.cache[compiled] = { id: compiled, filename: compiled, loaded: true, exports: require("lz4/lib/utils-js.js") };

const { CompressionCodecs, CompressionTypes, Kafka, logLevel } = require("kafkajs");
const Lz4 = require("kafkajs-lz4");
const { AvroDeserializer, AvroSerializer, SchemaRegistryClient, SerdeType } = require("@confluentinc/schemaregistry");

const PATIENCE_MS = 60_000;

CompressionCodecs[CompressionTypes.LZ4] = new Lz4().codec;

const [command, brokers, registryUrl, ...topics] = process.argv.slice(2);
const registry = new SchemaRegistryClient({ baseURLs: [registryUrl] });
const kafka = new Kafka({ clientId: "wire", brokers: brokers.split(","), logLevel: logLevel.ERROR });

async function read() {
    const wanted = new Map(topics.map((each) => [each.split("=")[0], Number(each.split("=")[1])]));
    const deserializer = new AvroDeserializer(registry, SerdeType.VALUE, { subjectNameStrategyType: "TOPIC" });
    const consumer = kafka.consumer({ groupId: `wire-${process.pid}-${Date.now()}` });
    await consumer.connect();
    await consumer.subscribe({ topics: [...wanted.keys()], fromBeginning: true });
    const decoded = async (topic, bytes) => {
        try {
            return { value: bytes === null ? null : await deserializer.deserialize(topic, bytes) };
        } catch (error) {
            return { error: error.message };
        }
    };
    await new Promise((resolve, reject) => {
        const patience = setTimeout(
            () => reject(new Error(`left after ${PATIENCE_MS} ms: ${JSON.stringify([...wanted])}`)), PATIENCE_MS);
        const eachMessage = async ({ topic, partition, message }) => {
            const left = wanted.get(topic);
            if (left) {
                const key = message.key === null ? null : message.key.toString("utf8");
                print({ topic, partition, offset: message.offset, key, ...await decoded(topic, message.value) });
                wanted.set(topic, left - 1);
                if ([...wanted.values()].every((count) => count === 0)) {
                    clearTimeout(patience);
                    resolve();
                }
            }
        };
        consumer.on(consumer.events.CRASH, ({ payload }) => reject(payload.error));
        consumer.run({ eachMessage }).catch(reject);
    });
    await consumer.disconnect();
}

async function write() {
    const serializer = new AvroSerializer(registry, SerdeType.VALUE, {
        autoRegisterSchemas: false, subjectNameStrategyType: "TOPIC", useLatestVersion: true,
    });
    const producer = kafka.producer();
    await producer.connect();
    for await (const line of readline.createInterface({ input: process.stdin })) {
        const input = JSON.parse(line, revive);
        if (input.subject) {
            const schema = { schema: input.schema, schemaType: "AVRO", references: input.references };
            print({ id: await registry.register(input.subject, schema, false) });
        } else {
            const value = input.value === null ? null : await serializer.serialize(input.topic, input.value);
            await producer.send({
                topic: input.topic, compression: CompressionTypes.LZ4, messages: [{ key: input.key, value }],
            });
        }
    }
    await producer.disconnect();
}

function print(line) {
    process.stdout.write(JSON.stringify(line, replace) + "\n");
}

// JSON.stringify calls toJSON of a buffer before its replacer.
function replace(name, value) {
    return value && value.type === "Buffer" ? { base64: Buffer.from(value.data).toString("base64") } : value;
}

function revive(name, value) {
    return value && typeof value.base64 === "string" ? Buffer.from(value.base64, "base64") : value;
}

({ read, write })[command]().then(() => process.exit(0), (error) => {
    process.stderr.write(`${error.stack}\n`);
    process.exit(1);
});
