package io.saltus.plugins.evaluators.dclm;

import io.saltus.api.data.Setup;
import io.saltus.sources.identity.Strategies;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * A task of DataComp-LM: how many examples it is asked with, and what guessing scores.
 *
 * <p>The files say neither. They are those of its set "heavy" as its description of the tasks gives
 * them, from which several differ from the benchmark they are called by: {@code siqa} has two
 * choices here, {@code aqua_cot} none.
 *
 * @param key its name in the files
 * @param name its name without shots and strategy: {@code mmlu} for {@code mmlu_fewshot}
 * @param shots examples in the prompt
 * @param strategy prompting strategy
 * @param chance share that guessing gets right
 */
record TaskRow(String key, String name, OptionalInt shots, String strategy, OptionalDouble chance) {

    private static final Map<String, TaskRow> HEAVY = new HashMap<>();

    private static void add(int shots, double chance, String... keys) {
        for (String key : keys) {
            HEAVY.put(
                    key,
                    new TaskRow(
                            key,
                            key.replaceFirst("_(zeroshot|fewshot|cot)$", ""),
                            OptionalInt.of(shots),
                            key.endsWith("_cot") ? Strategies.CHAIN_OF_THOUGHT : Setup.STANDARD,
                            OptionalDouble.of(chance)));
        }
    }

    static {
        add(0, .25, "mmlu_zeroshot", "hellaswag_zeroshot", "openbook_qa");
        add(0, .5, "copa", "winograd", "winogrande");
        add(0, 0, "lambada_openai", "bigbench_conlang_translation", "coqa");
        add(3, 0, "triviaqa_sm_sub", "gsm8k_cot", "agi_eval_sat_math_cot", "aqua_cot", "svamp_cot");
        add(3, .25, "agi_eval_lsat_ar", "agi_eval_lsat_rc", "agi_eval_lsat_lr", "agi_eval_sat_en");
        add(3, .5, "bbq");
        add(5, .25, "mmlu_fewshot", "gpqa_main", "gpqa_diamond");
        add(10, 0, "jeopardy", "bigbench_qa_wikidata", "bigbench_dyck_languages");
        add(10, 0, "bigbench_cs_algorithms", "bigbench_operators", "bigbench_repeat_copy_logic");
        add(10, 0, "simple_arithmetic_nospaces", "simple_arithmetic_withspaces");
        add(10, 0, "pubmed_qa_labeled", "squad");
        add(
                10,
                .25,
                "arc_easy",
                "arc_challenge",
                "hellaswag",
                "logi_qa",
                "bigbench_novel_concepts");
        add(10, .25, "bigbench_language_identification", "bigbench_elementary_math_qa");
        add(10, .25, "bigbench_logical_deduction", "bigbench_understanding_fables");
        add(10, .5, "bigbench_misconceptions", "siqa", "piqa", "bigbench_strange_stories");
        add(10, .5, "bigbench_strategy_qa", "winogender_mc_female", "winogender_mc_male");
        add(10, .5, "enterprise_pii_classification");
        add(10, .403, "commonsense_qa");
        add(10, .33, "bigbench_conceptual_combinations");
        add(10, .2, "math_qa");
        add(10, .62, "boolq");
    }

    /** Returns the task of a key; one that is not in the table has its key as its name. */
    static TaskRow of(String key) {
        return HEAVY.getOrDefault(key, unknown(key));
    }

    /** Returns a task of which nothing more is known. */
    static TaskRow unknown(String key) {
        return new TaskRow(key, key, OptionalInt.empty(), Setup.STANDARD, OptionalDouble.empty());
    }
}
