package io.saltus.sources.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelNameTest {

    private static List<String[]> names() {
        try (InputStream in = ModelNameTest.class.getResourceAsStream("/identity/names.csv");
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines.lines().skip(1).map(line -> line.split(",", -1)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is publicly known of a name, or what was read of it, in one line. */
    private static String line(String family, Object... rest) {
        String plain = family.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}.+]", "");
        return plain
                + "|"
                + java.util.Arrays.stream(rest)
                        .map(String::valueOf)
                        .collect(Collectors.joining("|"));
    }

    private static String number(OptionalDouble number) {
        return number.isPresent() ? new BigDecimal(number.getAsDouble()).toPlainString() : "";
    }

    private static String seed(OptionalLong seed) {
        return seed.isPresent() ? Long.toString(seed.getAsLong()) : "";
    }

    private static String read(String name) {
        ModelName said = ModelName.of(name);
        return line(
                said.family(),
                said.variants().stream()
                        .map(variant -> variant.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(";")),
                number(said.parameters()),
                number(said.activeParameters()),
                number(said.tokens()),
                number(said.step()),
                said.stage().orElse(""),
                seed(said.seed()));
    }

    @Test
    void readsAThousandPublicNames() {
        List<String> wrong = new ArrayList<>();
        List<String[]> names = names();
        for (String[] row : names) {
            String right = line(row[1], row[2], row[3], row[4], row[5], row[6], row[7], row[8]);
            if (!read(row[0]).equals(right)) {
                wrong.add(row[0] + ": " + read(row[0]) + " for " + right);
            }
        }
        assertTrue(names.size() >= 1000, names.size() + " names");
        assertEquals(List.of(), wrong);
    }

    @ParameterizedTest
    @CsvSource({
        "EleutherAI/pythia-410m@step1000, EleutherAI/pythia-410m",
        "EleutherAI/pythia-410m, EleutherAI/pythia-410m",
        "33B_torch_step110880_bfloat16, 33B_torch_bfloat16",
        "TinyLlama/TinyLlama-1.1B-intermediate-step-1431k-3T, TinyLlama/TinyLlama-1.1B",
        "PY007/TinyLlama-1.1B-step-50K-105b, PY007/TinyLlama-1.1B",
        "/ckpts/nova-1.3b/step_2000/hf, nova-1.3b",
        "runs/nova-1.3b/iter_0001000, runs/nova-1.3b",
        "allenai/OLMo-1B@step1000-tokens5B, allenai/OLMo-1B",
        "allenai/OLMo-2-1124-7B@stage1-step1000-tokens5B, allenai/OLMo-2-1124-7B@stage1",
        "allenai/OLMo-2-1124-7B@stage2-ingredient3-step1000-tokens5B,"
                + " allenai/OLMo-2-1124-7B@stage2-ingredient3",
        "lab/alba-7B-1T, lab/alba-7B-1T",
        "checkpoint-500, checkpoint-500",
        "lab/m-1b-intermediate-checkpoints@step8, lab/m-1b",
        "__data__models__nova-1.3b__, nova-1.3b",
        "run7__hf_step1000, run7",
        "/ckpts/nova-1.3b/iter-240k-ckpt.pth, nova-1.3b",
        "https://huggingface.co/lab/nova-1.3b/tree/main, lab/nova-1.3b"
    })
    void knowsOfWhichRunAStateIs(String name, String run) {
        assertEquals(run, ModelName.of(name).run());
    }

    @ParameterizedTest
    @CsvSource({
        "stepfun-ai/Step-3, Step-3",
        "stepfun-ai/Step-2-16B, Step-2",
        "stepfun-ai/step3, step3"
    })
    void takesAModelCalledStepForNoCheckpoint(String name, String family) {
        ModelName said = ModelName.of(name);
        assertEquals(OptionalDouble.empty(), said.step());
        assertEquals(family, said.family());
        assertEquals(name, said.run());
    }

    @ParameterizedTest
    @CsvSource({
        "EleutherAI/pythia-410m/step1, 1",
        "run7/step2, 2",
        "step3, 3",
        "lab/step1000, 1000"
    })
    void takesAStepForOneWhereNoMakerCallsAModelSo(String name, double step) {
        assertEquals(OptionalDouble.of(step), ModelName.of(name).step());
    }

    @ParameterizedTest
    @CsvSource({
        "runtk-1b-tokens10B, runtk-1b, , , 10000000000",
        "lab/runtk-1b-10B-tokens, lab/runtk-1b, , , 10000000000",
        "lab/runtk-1b_10Btokens, lab/runtk-1b, , , 10000000000",
        "lab/runtk-1b@tokens10B, lab/runtk-1b, , , 10000000000",
        "acme/runtk-1b/10Btokens, acme/runtk-1b, , , 10000000000",
        "acme/runtk-1b/10BT, acme/runtk-1b, , , 10000000000",
        "/ckpts/runtk-1b/20B_tokens, runtk-1b, , , 20000000000",
        "acme/run-1b/ep0-ba10, acme/run-1b, 10, 0, ",
        "acme/run-1b@ep2-ba3000-rank0, acme/run-1b, 3000, 2, ",
        "run-1b-ep3, run-1b, , 3, ",
        "acme/run-1b/10steps, acme/run-1b, 10, , ",
        "acme/run-1b/100000-steps, acme/run-1b, 100000, , ",
        "run-1b-100k-steps, run-1b, 100000, , ",
        "acme/run-1b_3epochs, acme/run-1b, , 3, "
    })
    void readsStatesWhoseNumberIsCountedInAnyWay(
            String name, String run, Double step, Double epoch, Double tokens) {
        ModelName said = ModelName.of(name);
        assertTrue(said.isCheckpoint(), name);
        assertEquals(run, said.run());
        assertEquals(run, said.base());
        assertEquals(OptionalDouble.of(1e9), said.parameters());
        assertEquals(known(step), said.step());
        assertEquals(known(epoch), said.epoch());
        assertEquals(known(tokens), said.tokens());
    }

    private static OptionalDouble known(Double number) {
        return number == null ? OptionalDouble.empty() : OptionalDouble.of(number);
    }

    @ParameterizedTest
    @CsvSource({"lab/alba-7B-1T", "lab/mira-7B-300B", "lab/deep3-1b", "phi-1_5"})
    void takesAModelForNoStateOfItself(String name) {
        ModelName said = ModelName.of(name);
        assertTrue(!said.isCheckpoint(), name);
        assertEquals(name, said.base());
    }

    @ParameterizedTest
    @CsvSource({
        "m-1b@stage1-step5-tokens5B, false",
        "m-1b@stage2-ingredient1-step5-tokens5B, true",
        "m-1b-stage3, true",
        "m-1b, false"
    })
    void tellsALaterStageFromTheFirst(String name, boolean later) {
        assertEquals(later, ModelName.of(name).isLaterStage());
    }

    @ParameterizedTest
    @CsvSource({
        "fina-1.4b.Q4_K_M.gguf, fina, quantised q4_k_m",
        "fina-1.4b.q8_0.gguf, fina, quantised q8_0",
        "lab/fina-1.4b-Q5_K_S-GGUF, fina, quantised q5_k_s",
        "fina-1.4b.IQ4_XS.gguf, fina, quantised iq4_xs",
        "fina-1.4b.f16.gguf, fina, ''",
        "fina-1.4b.gguf, fina, quantised gguf",
        "fina-1.4b.ggmlv3.q4_0.bin, fina, quantised q4_0",
        "fina-1.4b-GPTQ-Int4, fina, quantised 4bit gptq",
        "fina-1.4b.awq, fina, quantised awq",
        "fina-1.4b-4-bit, fina, quantised 4bit",
        "unsloth/fina-1.4b-bnb-4bit, fina, quantised 4bit",
        "fina-1.4b-fp8, fina, quantised fp8",
        "fina-1.4b-quantized, fina, quantised",
        "fina-1.4b-Instruct-8bit, fina, 'instruct,quantised 8bit'"
    })
    void tellsWaysOfQuantisingApart(String name, String family, String variants) {
        ModelName said = ModelName.of(name);
        assertEquals(family, said.family());
        assertEquals(variants, String.join(",", said.variantWords()));
        assertEquals(OptionalDouble.of(1.4e9), said.parameters());
    }

    @Test
    void givesEachWayOfQuantisingAFamilyOfItsOwn() {
        Set<String> keys = new HashSet<>();
        for (String way : List.of("4bit", "8bit", "fp8", "gptq", "awq", "Q4_K_M", "Q4_K_S")) {
            keys.add(ModelName.of("lab/fina-1b-" + way).familyKey());
        }
        assertEquals(7, keys.size(), keys.toString());
    }

    @ParameterizedTest
    @CsvSource({"tiny", "nano", "micro", "mini", "small", "base", "medium", "large", "xl", "xxl"})
    void takesAWordAtTheEndForTheSize(String size) {
        assertEquals("ask", ModelName.of("lab/ask-" + size).familyKey());
    }

    @Test
    void putsSpellingsOfAFamilyTogetherAndItsVariantsApart() {
        assertEquals(
                ModelName.of("meta-llama/Llama-2-7b-hf").familyKey(),
                ModelName.of("llama2-70b").familyKey());
        String base = ModelName.of("Qwen/Qwen2.5-7B").familyKey();
        for (String other :
                List.of(
                        "Qwen/Qwen2.5-7B-Instruct",
                        "Qwen/Qwen2.5-7B-AWQ",
                        "Qwen/Qwen2.5-Coder-7B",
                        "Qwen/Qwen2-7B",
                        "lab/Qwen2.5-7B-lora")) {
            assertTrue(!ModelName.of(other).familyKey().equals(base), other);
        }
    }

    @Test
    void readsAnyTextWithoutAFault() {
        for (String text :
                List.of(
                        "",
                        " ",
                        "/",
                        "//",
                        "@",
                        "-",
                        "__",
                        "models--",
                        "a@",
                        "9".repeat(400),
                        "1e9b",
                        "step",
                        "stage",
                        "seed-",
                        "b".repeat(100_000))) {
            ModelName said = ModelName.of(text);
            assertEquals(text, said.text());
        }
    }
}
