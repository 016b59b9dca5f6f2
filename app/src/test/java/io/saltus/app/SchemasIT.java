package io.saltus.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All that the built distribution writes as JSON names a schema that it holds, and keeps it. */
class SchemasIT {

    private final Installed saltus = Installed.asBuilt();
    private final Path schemas = saltus.home().resolve("schemas");
    private final String data = saltus.home().resolve("data/gpt3.csv").toString();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "analyze DATA --where task='2D+' --render json",
                "analyze DATA --where task='2D+' --criterion change-point --render json",
                "forecast DATA --where task='2D+' --at 1e25 --render json",
                "plan DATA --where task='2D+' --format json",
                "plan DATA --where task='2D+' --power 0.3 --cost flop=2e-18,example=.002 --format json",
                "compare DATA --before model_=_'GPT-3_6.7B' --after model_=_'GPT-3_175B' --format json",
                "compare DATA --before model_=_'GPT-3_6.7B' --after model_=_'GPT-3_175B' --fail-on lower --format json",
                "compare DATA --each model --where task='2D+' --format json",
                "compare DATA --each model --reference GPT-3_175B --where shots=1 --format json",
                "calibrate --curves 5 --format json",
                "calibrate --curves 5 --score present --format json",
                "calibrate --curves 5 --criterion change-point --format json"
            })
    void keepsTheSchemaThatItNames(String line) throws IOException {
        String[] arguments =
                Arrays.stream(line.split(" "))
                        .map(word -> word.equals("DATA") ? data : word.replace('_', ' '))
                        .toArray(String[]::new);
        Installed.Run run = saltus.run(arguments);
        assertTrue(run.code() <= 1 && !run.out().isBlank(), run::toString);
        String named = new ObjectMapper().readTree(run.out()).path("schema").asText();
        Path file = schemas.resolve(named.replace('/', '-') + ".schema.json");
        assertEquals(
                List.of(),
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(closed(file), InputFormat.JSON)
                        .validate(run.out(), InputFormat.JSON));
    }

    /** The schema as it is today: a member that it does not know is a violation. */
    private static String closed(Path file) throws IOException {
        JsonNode schema = new ObjectMapper().readTree(file.toFile());
        close(schema);
        return schema.toString();
    }

    private static void close(JsonNode schema) {
        schema.forEach(SchemasIT::close);
        if (schema instanceof ObjectNode one
                && one.path("properties").isObject()
                && one.path("type").asText().equals("object")
                && !one.has("additionalProperties")) {
            one.put("additionalProperties", false);
        }
    }

    @Test
    void shipsASchemaForEachKindOfJson() throws IOException {
        try (Stream<Path> files = Files.list(schemas)) {
            assertEquals(
                    Set.of(
                            "saltus-calibration-1.schema.json",
                            "saltus-comparison-1.schema.json",
                            "saltus-plan-1.schema.json",
                            "saltus-report-1.schema.json"),
                    files.map(file -> file.getFileName().toString()).collect(Collectors.toSet()));
        }
    }
}
