package io.saltus.sources.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.data.Axis;
import io.saltus.api.data.Location;
import io.saltus.api.data.Model;
import io.saltus.sources.files.PathParts;
import io.saltus.sources.json.BoundedJson;
import io.saltus.sources.json.JsonBounds;
import io.saltus.sources.json.JsonTree;
import io.saltus.sources.settings.RunSettings;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentityTest {

    private static JsonTree json(String text) throws IOException {
        return new BoundedJson(JsonBounds.usual()).tree(text);
    }

    private static PathParts place(String path) {
        return PathParts.of(Location.of(path));
    }

    @Test
    void ofEachPartTheFirstOfferCounts() {
        RunIdentity identity =
                new RunFacts()
                        .name("nowhere", Optional.of(" "))
                        .name("the config", Optional.of("org/m"))
                        .name("the file's name", Optional.of("other"))
                        .scale(Axis.PARAMETERS, "nowhere", OptionalDouble.of(0))
                        .scale(Axis.PARAMETERS, "the config", OptionalDouble.of(1e9))
                        .scale(Axis.STEPS, "the revision", OptionalDouble.of(0))
                        .identity()
                        .orElseThrow();
        assertEquals(new Stated<>("org/m", "the config"), identity.name());
        assertEquals("the config", identity.scales().get(Axis.PARAMETERS).where());
        Model model = identity.model();
        assertEquals("org/m", model.name());
        assertEquals(0, model.scale(Axis.STEPS).orElseThrow());
        assertTrue(new RunFacts().identity().isEmpty());
    }

    @Test
    void settingsComeBeforeWhatFilesSay() {
        RunSettings settings = new RunSettings("mine", "f", "scratchpad", 7, 1e6);
        RunFacts facts =
                settings.facts()
                        .name("the config", Optional.of("org/m"))
                        .scale(Axis.STEPS, "the revision", OptionalDouble.of(3));
        Model model = facts.identity().orElseThrow().model();
        assertEquals("mine", model.name());
        assertEquals("f", model.family());
        assertEquals(3e6, model.scale(Axis.TOKENS).orElseThrow());
        assertEquals(OptionalInt.of(7), settings.setup(OptionalInt.of(5), "standard").shots());
        assertEquals("scratchpad", settings.setup(OptionalInt.empty(), "standard").strategy());
        assertEquals(
                OptionalInt.of(5), new RunSettings().setup(OptionalInt.of(5), "standard").shots());
    }

    @ParameterizedTest
    @CsvSource({
        "/r/org__m-1b/results_2024-06-20T09-00-00.0.json, org/m-1b",
        "/r/m-1b/checkpoint-7/results.json, m-1b",
        "/r/pythia-6.9b/6.9b_step3000.json, pythia-6.9b",
        "/r/pythia-70m_5-shot_step1.json, pythia-70m",
        "/5shot.json, 5shot"
    })
    void findsTheNameThatAPlaceSays(String path, String name) {
        assertEquals(name, ModelName.ofPlace(place(path), task -> false).base());
    }

    @Test
    void readsPathsAndProvidersOutOfNames() {
        assertEquals("a-1b", ModelName.of("/models/a-1b/checkpoint-7").base());
        assertEquals("a-1b", ModelName.of("C:\\models\\a-1b\\global_step7").base());
        assertEquals("step7", ModelName.of("step7").base());
        assertEquals("org/m", ModelName.withoutProvider("hf/org/m"));
        assertEquals("org/m", ModelName.withoutProvider("org/m"));
    }

    @Test
    void findsSteps() {
        assertEquals(OptionalDouble.of(3000), ModelName.of("6.9b_Step3000_x").step());
        assertTrue(ModelName.of("step" + "1".repeat(13)).step().isEmpty());
        assertEquals(OptionalDouble.of(512), ModelName.ofRevision("step_512").step());
        assertTrue(ModelName.ofRevision("main").step().isEmpty());
        assertTrue(ModelName.of("global_step50").isCheckpoint());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"num_fewshot\": 5} | 5",
                "{\"fewshot\": \"3\"} | 3",
                "{\"few_shot\": false} | 0",
                "{\"few_shot\": true} | ",
                "{\"shots\": -1, \"n_shot\": 2.5} | ",
                "{} | "
            })
    void findsShotsAmongArguments(String arguments, Integer shots) throws IOException {
        OptionalInt found = Shots.among(json(arguments));
        assertEquals(shots == null ? OptionalInt.empty() : OptionalInt.of(shots), found);
    }

    @ParameterizedTest
    @CsvSource({
        "/r/a_5-shot.json, 5",
        "/five-shot/a.json, 5",
        "/r/25shot/a.json, 25",
        "/r/a.json,"
    })
    void findsShotsInPlaces(String path, Integer shots) {
        OptionalInt found = Shots.ofPlace(place(path));
        assertEquals(shots == null ? OptionalInt.empty() : OptionalInt.of(shots), found);
    }

    @Test
    void namesTheStrategyOfAPlan() {
        Strategies plan = new Strategies();
        plan.step("inspect/Generate");
        plan.step("---");
        assertEquals("standard", plan.strategy());
        plan.step("pkg/chain_of_thought");
        assertTrue(!plan.effort(Optional.of("none")) && plan.effort(Optional.of("High")));
        assertEquals("chain-of-thought+reasoning-high", plan.strategy());
    }

    @Test
    void readsTimes() throws IOException {
        Instant nine = Instant.parse("2024-06-20T09:00:00Z");
        assertEquals(Optional.of(nine), Times.within("results_2024-06-20T09-00-00.000.json"));
        assertTrue(Times.within("results_2024-16-20T09-00-00.json").isEmpty());
        assertEquals(Optional.of(nine), Times.of(json("\"2024-06-20T11:00:00+02:00\"")));
        assertEquals(Optional.of(nine), Times.of(json("1718874000")));
        assertEquals(Optional.of(nine), Times.of(json("\"1718874000.0\"")));
        assertTrue(Times.of(json("\"June\"")).isEmpty());
    }
}
