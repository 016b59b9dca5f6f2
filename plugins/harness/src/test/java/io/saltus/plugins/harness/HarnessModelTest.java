package io.saltus.plugins.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.data.Axis;
import io.saltus.api.data.Model;
import io.saltus.api.data.Observation;
import io.saltus.sources.settings.RunSettings;
import io.saltus.testkit.SourceUnderTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which model a file is taken to be of: by its arguments, its revision, its place. */
class HarnessModelTest {

    private static final String ROW = "\"results\": {\"arc\": {\"acc,none\": 0.5}}";

    @TempDir private Path folder;

    private Observation only(String file, String rest) throws IOException {
        SourceUnderTest harness = new SourceUnderTest(new Harness(), folder, "a.json");
        return harness.only(harness.file(file, "{" + ROW + rest + "}"));
    }

    private Model model(String arguments) throws IOException {
        return only("x/out.json", ", \"config\": {\"model_args\": \"" + arguments + "\"}").model();
    }

    private static Double scale(Model model, Axis axis) {
        return model.scale(axis).isPresent() ? model.scale(axis).getAsDouble() : null;
    }

    @ParameterizedTest
    @CsvSource({
        "pretrained=/data/models/larch-70m/, larch-70m",
        "'pretrained=/data/models/larch-70m///,dtype=auto', larch-70m",
        "pretrained=D:\\\\\\\\models\\\\\\\\larch-70m\\\\\\\\, larch-70m",
        "pretrained=file:///data/models/larch-70m/, larch-70m",
        "pretrained=file:/data/larch-70m, larch-70m",
        "pretrained=s3://bucket/models/larch-70m/, larch-70m",
        "pretrained=$SCRATCH/larch-70m, larch-70m",
        "pretrained=https://huggingface.co/lab/larch-70m, lab/larch-70m",
        "pretrained=lab__larch-70m, lab/larch-70m",
        "pretrained=/data/larch-70m/hf_model/, larch-70m",
        "pretrained=/data/larch-70m/., larch-70m",
        "pretrained=/data/larch-70m.safetensors, larch-70m",
        "'pretrained=''lab/larch-70m''', lab/larch-70m",
        "pretrained=/c/models--lab--larch-70m/snapshots/0123456789abcdef0123456789abcdef01234567, lab/larch-70m",
    })
    void findsTheModelOnTheRoadToIt(String arguments, String name) throws IOException {
        Model model = model(arguments);
        assertEquals(name, model.name());
        assertTrue(
                model.provenance().get(Model.NAME).startsWith("model_args.pretrained"),
                model.provenance()::toString);
    }

    @ParameterizedTest
    @CsvSource({
        "'pretrained=lab/larch-1b,revision=step1k', 1000,, lab/larch-1b",
        "pretrained=/ckpt/larch-1b/iter_0001000, 1000,, larch-1b",
        "pretrained=out/larch-1b/checkpoint-500/, 500,, larch-1b",
        "'pretrained=lab/larch-1b,revision=100B',, 1e11, lab/larch-1b",
        "'pretrained=lab/larch-1b,revision=1T',, 1e12, lab/larch-1b",
        "'pretrained=lab/larch-1b,revision=step0', 0,, lab/larch-1b",
        "'pretrained=lab/larch-1b,revision=stage1-step50000-tokens210B', 50000, 2.1e11,"
                + " lab/larch-1b@stage1",
        "'pretrained=lab/larch-1b,revision=stage2-ingredient1-step1000-tokens4B', 1000, 4e9,"
                + " lab/larch-1b@stage2-ingredient1",
        "pretrained=run7/hf_step1000, 1000,, run7",
        "pretrained=run7/step_1000_hf/, 1000,, run7",
        "pretrained=/ckpt/larch-1b/iter-240k-ckpt.pth, 240000,, larch-1b",
        "pretrained=/ckpt/larch-1b/global_step1000/hf, 1000,, larch-1b",
        "pretrained=/ckpt/larch-1b/00001000, 1000,, larch-1b",
        "'pretrained=lab/larch-1b,revision=ckpt-5000', 5000,, lab/larch-1b",
        "'pretrained=lab/larch-1b,subfolder=checkpoint-500', 500,, lab/larch-1b",
        "'pretrained=lab/larch-1b_intermediate,subfolder=hf_ckpt/700.34B',, 7.0034e11, lab/larch-1b",
        "'pretrained=lab/larch-1b-intermediate-checkpoints,revision=step-8', 8,, lab/larch-1b",
        "'pretrained=lab/larch-1b,revision=iter_0001000', 1000,, lab/larch-1b",
        "'pretrained=lab/larch-1b,revision=step1000-tokens4B', 1000, 4e9, lab/larch-1b",
        "'pretrained=lab/larch-1b,revision=refs/heads/main',,, lab/larch-1b",
        "pretrained=/lustre/20B_hf_step60000_bf16, 60000,, 20B_hf_bf16",
        "'pretrained=lab/larch-1b,revision=main',,, lab/larch-1b",
        "pretrained=lab/larch-1b,,, lab/larch-1b",
    })
    void readsTheStateOfTraining(String arguments, Double step, Double tokens, String run)
            throws IOException {
        Model model = model(arguments);
        assertEquals(step, scale(model, Axis.STEPS));
        assertEquals(tokens, scale(model, Axis.TOKENS));
        assertEquals(run, model.run());
        assertEquals(run.replaceFirst("@.*", ""), model.name());
    }

    @Test
    void placesEpochsOnAnAxisOfTheirOwn() throws IOException {
        Model model = model("pretrained=out/larch-1b/epoch3");
        assertEquals("larch-1b", model.name());
        assertEquals(3, scale(model, Axis.of("epochs")));
        assertEquals(null, scale(model, Axis.STEPS));
    }

    @Test
    void namesARunByItsFolderWhereTheNameIsASizeAlone() throws IOException {
        Model model =
                only(
                                "vega-20b/step60000/arc.json",
                                ", \"config\": {\"model_args\": \"pretrained=/c/20B_step60000_bf16\"}")
                        .model();
        assertEquals("vega-20b", model.name());
        assertEquals(60000, scale(model, Axis.STEPS));
        assertEquals("a folder above the file", model.provenance().get(Model.NAME));
        Model other =
                only(
                                "vega-7b/arc.json",
                                ", \"config\": {\"model_args\": \"pretrained=/c/20B_step60000_bf16\"}")
                        .model();
        assertEquals("20B_bf16", other.name());
    }

    @ParameterizedTest
    @CsvSource({
        "'peft=me/larch-70m-lora-math', me/larch-70m-lora-math, adapter",
        "'peft=./out/math', lab/larch-70m+math, adapter",
        "'lora_local_path=./out/math', lab/larch-70m+math, adapter",
        "'delta=lab/larch-70m-delta-v1', lab/larch-70m-delta-v1,",
        "'load_in_4bit=True', lab/larch-70m-4bit, quantised 4bit",
        "'load_in_8bit=True', lab/larch-70m-8bit, quantised 8bit",
        "'autogptq=True', lab/larch-70m-gptq, quantised gptq",
        "'gptqmodel=True', lab/larch-70m-gptq, quantised gptq",
        "'quantization=awq', lab/larch-70m-awq, quantised awq",
        "'dtype=int8', lab/larch-70m-int8, quantised 8bit",
        "'load_in_4bit=True,peft=me/larch-70m-lora', me/larch-70m-lora-4bit, adapter+quantised 4bit",
        "'revision=v1.1', lab/larch-70m@v1.1,",
        "'load_in_4bit=False,peft=None,autogptq=False,dtype=bfloat16,revision=main', lab/larch-70m,",
        "'revision=0123456789abcdef0123456789abcdef01234567', lab/larch-70m,",
    })
    void tellsWhatWasDoneToAModelFromTheModel(String more, String name, String variant)
            throws IOException {
        Model model = model("pretrained=lab/larch-70m," + more);
        assertEquals(name, model.name());
        assertEquals(Optional.ofNullable(variant), model.trait(Model.VARIANT));
        if (name.contains("+")) {
            assertEquals(7e7, scale(model, Axis.PARAMETERS));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "models/larch-70m, larch-70m",
        "checkpoints/larch-70m, larch-70m",
        "output/larch-70m, larch-70m",
        "lab/larch-70m, lab/larch-70m",
        "lab/larch-70m/ep0-ba10, lab/larch-70m",
        "lab/larch-70m/10Btokens, lab/larch-70m",
        "lab/larch-70m-tokens10B, lab/larch-70m"
    })
    void takesNoFolderForAMakerAndNoStateForAModel(String pretrained, String name)
            throws IOException {
        assertEquals(name, model("pretrained=" + pretrained).name());
    }

    @Test
    void takesAModelThatStandsWhereItsRunnerUsuallyDoes() throws IOException {
        String config = ", \"config\": {\"model\": \"%s\", \"model_args\": \"\"}";
        assertEquals(
                "lab/mila-70m", only("160m.json", config.formatted("lab/mila-70m")).model().name());
        assertEquals("x-1b", only("x-1b.json", config.formatted("hf")).model().name());
    }

    @Test
    void saysThatTokensOfALaterStageAreItsOwn() throws IOException {
        Model later = model("pretrained=lab/larch-70m,revision=stage2-step8-tokens3B");
        assertEquals(3e9, scale(later, Axis.TOKENS));
        assertEquals(
                "model_args.revision, of this stage alone",
                later.provenance().get(Axis.TOKENS.id()));
    }

    @Test
    void addsWhatTheNameSaysToWhatTheArgumentsSay() throws IOException {
        Model model = model("pretrained=lab/larch-70m-Instruct,load_in_4bit=True");
        assertEquals(Optional.of("instruct+quantised 4bit"), model.trait(Model.VARIANT));
        assertEquals("its name, load_in_4bit", model.provenance().get(Model.VARIANT));
    }

    @Test
    void doesNotCountPackedWeights() throws IOException {
        String config =
                ", \"config\": {\"model_args\": {\"pretrained\": \"lab/larch-70m\"%s},"
                        + " \"model_num_parameters\": 40000000}";
        assertEquals(
                4e7, scale(only("a.json", config.formatted("")).model(), Axis.EXACT_PARAMETERS));
        assertEquals(
                null,
                scale(
                        only("a.json", config.formatted(", \"load_in_4bit\": true")).model(),
                        Axis.EXACT_PARAMETERS));
    }

    @Test
    void repeatsANameThatSaysItIsQuantisedUnchanged() throws IOException {
        assertEquals(
                "lab/larch-70m-GPTQ", model("pretrained=lab/larch-70m-GPTQ,autogptq=True").name());
    }

    @Test
    void leavesTheNameThatTheUserSetAsItIs() throws IOException {
        SourceUnderTest set =
                new SourceUnderTest(
                        new Harness(new RunSettings("mine", "", "", -1, 0), true),
                        folder,
                        "a.json");
        String file =
                "{" + ROW + ", \"config\": {\"model_args\": \"pretrained=x,load_in_4bit=True\"}}";
        assertEquals("mine", set.only(file).model().name());
    }

    @Test
    void readsTheArgumentsThatAreWrittenAsJson() throws IOException {
        Model model =
                model(
                        "{\\\"pretrained\\\": \\\"lab/larch-70m\\\", \\\"revision\\\": \\\"step8\\\"}");
        assertEquals("lab/larch-70m", model.name());
        assertEquals(8, scale(model, Axis.STEPS));
    }

    @ParameterizedTest
    @CsvSource({
        "pythia/step3000/larch-1b.json, larch-1b, 3000",
        "larch-1b/results/step5.json, larch-1b, 5",
        "larch-1b/5-shot/results.json, larch-1b,",
        "larch-1b/arc.json, larch-1b,",
        "larch-1b/main.json, larch-1b,",
        "larch-1b/2000/results.json, larch-1b,",
        "larch-1b/00002000/results.json, larch-1b, 2000",
        "larch-1b/20250301_101500/results.json, larch-1b,",
        "larch-1b/2025-03-01/results.json, larch-1b,",
        "results_larch-1b.json, larch-1b,",
        "run7__hf_step1000/results_2025-02-01T01-02-03.000004.json, run7, 1000",
        "__data__models__larch-1b__/results_2025-02-01T01-02-03.000004.json, larch-1b,",
        "larch-1b_results.json, larch-1b,",
        "out/larch-1b_arc.json, larch-1b,",
        "out/arc_larch-1b-step8.json, larch-1b, 8",
        "larch-1b/stage2-step10-tokens1B/results.json, larch-1b, 10",
    })
    void findsTheModelByItsPlace(String file, String name, Double step) throws IOException {
        Model model = only(file, "").model();
        assertEquals(name, model.name());
        assertEquals(step, scale(model, Axis.STEPS));
        assertEquals(
                file.matches(".*larch-1b[^/]*json") ? "the file's name" : "a folder above the file",
                model.provenance().get(Model.NAME));
    }

    @Test
    void takesTheSeedOfATrainingRunFromItsName() throws IOException {
        assertEquals(
                OptionalLong.of(3),
                only("a.json", ", \"config\": {\"model_args\": \"pretrained=lab/larch-1b-seed3\"}")
                        .seed());
    }

    @Test
    void theSameWeightsAreTheSameModelOnEveryRoad() throws IOException {
        Model first = model("pretrained=lab/larch-1b,revision=step9");
        Model second = model("pretrained=lab/larch-1b@step9");
        assertEquals(first.name(), second.name());
        assertEquals(first.run(), second.run());
        assertEquals(first.scales(), second.scales());
        assertNotEquals(first.name(), model("pretrained=lab/larch-1b,revision=v2").name());
        assertFalse(first.traits().containsKey(Model.VARIANT));
    }
}
