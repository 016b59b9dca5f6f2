package io.saltus.plugins.traininglogs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoggedKeyTest {

    @ParameterizedTest
    @CsvSource({
        "eval/arc_easy/acc, arc_easy, acc",
        "arc_easy/acc_norm, arc_easy, acc_norm",
        "arc_easy_acc_norm, arc_easy, acc_norm",
        "eval_arc_easy_acc, arc_easy, acc",
        "metrics/jeopardy/10-shot/InContextLearningLMAccuracy, jeopardy, accuracy",
        "'gsm8k/exact_match,strict-match', gsm8k, exact_match(strict-match)",
        "'gsm8k/exact_match,none', gsm8k, exact_match",
        "eval/accuracy, eval, accuracy",
        "wikitext/word_perplexity, wikitext, word_perplexity",
        "downstream/mmlu/anatomy/acc, mmlu/anatomy, acc"
    })
    void readsTaskAndMetric(String name, String task, String metric) {
        LoggedKey key = LoggedKey.of(name).orElseThrow();
        assertEquals(task, key.task());
        assertEquals(metric, key.metricName());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "train/loss",
                "train_loss",
                "loss_scale",
                "system/gpu_utilization",
                "learning_rate",
                "epoch",
                "grad_norm",
                "trainer/global_step",
                "perf/error",
                "/",
                ""
            })
    void leavesWhatIsOfTheTraining(String name) {
        assertEquals(java.util.Optional.empty(), LoggedKey.of(name));
    }

    @Test
    void knowsAStandardErrorFromItsValue() {
        LoggedKey error = LoggedKey.of("eval/lamp/acc_stderr,none").orElseThrow();
        assertEquals(LoggedKey.of("eval/lamp/acc,none").orElseThrow(), error.value());
        assertEquals(
                10, LoggedKey.of("metrics/x/10-shot/accuracy").orElseThrow().shots().getAsInt());
    }
}
