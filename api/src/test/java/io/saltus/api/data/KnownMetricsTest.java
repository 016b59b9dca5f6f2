package io.saltus.api.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KnownMetricsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bpb",
                "nll",
                "cross_entropy",
                "cross-entropy",
                "cer",
                "WER",
                "ter",
                "mae",
                "RMSE",
                "mse",
                "ece",
                "ece_10_bin",
                "perplexity",
                "word_perplexity",
                "byte_perplexity,none",
                "bits_per_byte",
                "brier_score",
                "loss",
                "val_loss",
                "log_loss",
                "edit_distance",
                "error rate",
                "loss (nats)",
                "expected_calibration_error",
                "lm/loss",
                "Word Error Rate",
                "mean absolute error",
                "Mean Squared Error (test)",
                "bits per byte",
                "bits_per_byte_corr",
                "bits_per_token,none",
                "negative log-likelihood",
                "crossentropy",
                "ece_15_bin",
                "nrmse",
                "brier",
                "error",
                "ce_loss",
                "PPL"
            })
    void fall(String name) {
        assertEquals(Direction.LOWER_IS_BETTER, KnownMetrics.metric(name).direction(), name);
        assertEquals(Grain.GRADED, KnownMetrics.metric(name).grain(), name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "acc",
                "Accuracy",
                "acc_norm",
                "acc,none",
                "exact_match",
                "exact match",
                "em",
                "exact_match(strict-match)",
                "quasi_exact_match",
                "pass@1",
                "pass@10",
                "pass_at_1",
                "choice/accuracy",
                "multiple_choice_grade",
                "mc1",
                "prompt_level_strict_acc",
                "pass",
                "acc_per_char,none",
                "acc_raw",
                "acc_uncond",
                "extractive_match",
                "qem",
                "pem",
                "Exact Match"
            })
    void countEachExample(String name) {
        Metric metric = KnownMetrics.metric(name);
        assertEquals(Grain.ALL_OR_NOTHING, metric.grain(), name);
        assertEquals(Direction.HIGHER_IS_BETTER, metric.direction(), name);
        assertEquals(OptionalDouble.of(1), metric.best(), name);
        assertEquals(name, metric.name());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"balanced_accuracy", "f1", "macro_f1", "bleu", "rouge", "my_score", "mc2"})
    void riseByDegrees(String name) {
        assertEquals(Direction.HIGHER_IS_BETTER, KnownMetrics.metric(name).direction(), name);
        assertEquals(Grain.GRADED, KnownMetrics.metric(name).grain(), name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"accuracy gain", "acc_delta", "exact_match improvement"})
    void areNotMeantByDifferencesOfThem(String name) {
        assertEquals(Grain.GRADED, KnownMetrics.metric(name).grain(), name);
        assertEquals(OptionalDouble.empty(), KnownMetrics.metric(name).best(), name);
    }

    @Test
    void goInTheDirectionThatTheDataState() {
        Metric rising = KnownMetrics.metric("loss", Optional.of(Direction.HIGHER_IS_BETTER));
        assertEquals(Direction.HIGHER_IS_BETTER, rising.direction());
        Metric falling = KnownMetrics.metric("acc", Optional.of(Direction.LOWER_IS_BETTER));
        assertEquals(OptionalDouble.empty(), falling.best());
    }

    @Test
    void tellAPerplexityFromTheLossThatItIsTheExponentialOf() {
        for (String name : List.of("ppl", "Perplexity", "word_perplexity", "lm/ppl(none)")) {
            assertTrue(KnownMetrics.isPerplexity(name), name);
        }
        for (String name : List.of("loss", "nll", "bits_per_byte", "apple", "ppl_gain")) {
            assertFalse(KnownMetrics.isPerplexity(name), name);
        }
    }

    @Test
    void standOnceEachUnderNamesThatAreFound() {
        Set<String> names = new HashSet<>();
        for (KnownMetrics.Known known : KnownMetrics.all()) {
            for (String name : known.names()) {
                assertTrue(names.add(name), name);
                assertEquals(Optional.of(known), KnownMetrics.find(name), name);
            }
        }
    }
}
