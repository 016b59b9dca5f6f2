package io.saltus.engine.knowledge;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BenchmarkNameTest {

    @ParameterizedTest
    @CsvSource({
        "ARC Challenge, arc-challenge",
        "ARC (Challenge), arc-challenge",
        "leaderboard_arc_challenge, arc-challenge",
        "leaderboard|arc:challenge|25|0, arc-challenge",
        "lighteval|mmlu:anatomy|5|0, mmlu-anatomy",
        "harness|hendrycksTest-anatomy|5, hendryckstest-anatomy",
        "mmlu:anatomy|5, mmlu-anatomy",
        "'mmlu:subject=anatomy,method=joint,model=x', mmlu-anatomy",
        "mmlu_flan_n_shot_generative_anatomy, mmlu-anatomy",
        "mmlu_flan_cot_zeroshot_anatomy, mmlu-anatomy",
        "mmlu_anatomy_generative, mmlu-anatomy",
        "MMLU (5-shot), mmlu",
        "mmlu_0_shot, mmlu",
        "inspect_evals/gpqa_diamond, gpqa-diamond",
        "hf-mmlu, mmlu",
        "gpqa_diamond_cot_zeroshot, gpqa-diamond",
        "sglue_rte, rte",
        "gsm8k_cot, gsm8k",
        "MATH Lvl 5 Raw, math-lvl-5"
    })
    void isCertainWhereTheQuestionsAreTheSame(String spelled, String benchmark) {
        assertTrue(BenchmarkName.of(spelled).certain().contains(benchmark), spelled);
    }

    @ParameterizedTest
    @CsvSource({
        "GSM8K - EM, gsm8k",
        "helm_lite.openbookqa, openbookqa",
        "llm_stats.gpqa, gpqa",
        "vals_ai.mmlu_pro, mmlu-pro",
        "somebody/gsm8k, gsm8k",
        "somewhere|arc_easy|25, arc-easy",
        "arc_easy_prompt_2, arc-easy",
        "gsm8k_test, gsm8k",
        "arc_easy:rc::olmes, arc-easy",
        "mmlu:_average|5, mmlu",
        "gsm8k_multiple_choice, gsm8k",
        "gsm8k_mc, gsm8k"
    })
    void onlyGuessesWhereTheQuestionsMayBeOthers(String spelled, String benchmark) {
        BenchmarkName name = BenchmarkName.of(spelled);
        assertFalse(name.certain().contains(benchmark), spelled);
        assertTrue(name.guessed().contains(benchmark), spelled + " " + name);
    }

    @ParameterizedTest
    @CsvSource({
        "arc_agi, arc",
        "mmlu_redux, mmlu",
        "gsm8k_platinum, gsm8k",
        "hellaswag_de, hellaswag",
        "MMLU Pro+, mmlu-pro",
        "livebench:math, math",
        "mmlu_professional_law, mmlu-pro",
        "truthfulqa_mc2, truthfulqa-mc1"
    })
    void takesNoneForAnother(String spelled, String benchmark) {
        BenchmarkName name = BenchmarkName.of(spelled);
        assertFalse(name.certain().contains(benchmark), spelled);
        assertFalse(name.guessed().contains(benchmark), spelled);
    }
}
