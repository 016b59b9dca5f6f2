package io.saltus.api.table;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What shows that a wide table of numbers holds results of language models, and not people's ages
 * or the prices of cars: the name of a benchmark or of a metric, a scale, or models that are called
 * as language models are. One of them is enough, for a table of a few private tasks has no more.
 */
final class LanguageModels {

    /** Names of benchmarks that are words of nothing else, as they begin. */
    private static final Pattern BENCHMARKS =
            Pattern.compile(
                    "(mmlu|hellaswag|hella_swag|arc_?[ce]|arc_challenge|arc_easy|boolq|piqa|siqa|social_?iqa|winogrande|wino_?grande|"
                            + "winograd|open_?book_?qa|obqa|gsm_?8?k|human_?eval|mbpp|bbh|big_?bench|bigbench|truthful_?qa|tqa|trivia_?qa|"
                            + "natural_?q.*|nq_open|lambada|sciq|squad|coqa|quac|agi_?eval|c_?eval|cmmlu|gpqa|musr|if_?eval|math_?500|"
                            + "math_lvl_5|aime|swe_?bench|mt_?bench|alpaca_?eval|arena_?hard|wikitext|story_?cloze|commonsense_?qa|csqa|"
                            + "xsum|cnn_dm|logiqa|mathqa|svamp|asdiv|anli|glue|super_?glue|sst_?2|mnli|qnli|qqp|belebele|xnli|xcopa|"
                            + "xstory_?cloze|xwinograd|flores|live_?code_?bench|mmmu|hle|simple_?qa|mgsm|tydi_?qa|narrative_?qa|blimp|"
                            + "web_?questions|webqs|hendrycks.*|ms_?marco|imdb|raft|civil_?comments|medqa|pubmedqa|legalbench|wmt_?\\d+)"
                            + "([^a-z].*)?");

    /** Names of benchmarks that are words of other things too: two of them are no accident. */
    private static final Pattern WORDS =
            Pattern.compile("(arc|drop|race|record|math|cb|rte|wic|wsc|copa|cola|nq)([^a-z].*)?");

    private static final Pattern MODELS =
            Pattern.compile(
                    "(.*[^a-z0-9.])?\\d+([._]\\d+)?[ _-]?(b|m|bn)([^a-z0-9].*)?|.*[^a-z0-9](a?\\d+b\\d*|step_?\\d+|ckpt.*|checkpoint.*)|"
                            + "(.*[^a-z])?(gpt|pythia|opt|bloomz?|llama|alpaca|vicuna|mistral|mixtral|qwen|qwq|gemma|gemini|palm|lamda|"
                            + "gopher|chinchilla|claude|falcon|mpt|olmo|phi|yi|deepseek|glm|chatglm|baichuan|internlm|t5|flan|t0|"
                            + "bert|roberta|rwkv|mamba|smollm|starcoder|codellama|codegen|stablelm|dolly|redpajama|galactica|ul2|"
                            + "cohere|command|jurassic|davinci|curie|babbage|ada|luminous|grok|nova|granite|nemotron|jamba|"
                            + "dbrx|arctic|tinyllama|cerebras|exaone|kimi|minimax|hermes|zephyr|orca|wizardlm|solar|lm|llm)([^a-z].*|lm)?");

    private static final Pattern STEP = Pattern.compile("(training|train|global)?_?step");
    private static final Pattern SIZE = Pattern.compile("(model_)?size");

    private final Header header;
    private final List<List<String>> rows;

    LanguageModels(Header header, List<List<String>> rows) {
        this.header = header;
        this.rows = rows;
    }

    /** Returns whether anything shows that these columns hold results of language models. */
    boolean areIn(List<ScoreColumn> columns) {
        boolean modelled = header.holds() == ScoreColumn.Holds.MODELS;
        Set<String> names =
                columns.stream()
                        .map(column -> column.name())
                        .collect(Collectors.toCollection(LinkedHashSet::new));
        Set<String> tasks = modelled ? cells(Column.TASK) : names;
        Set<String> models = modelled ? names : cells(Column.MODEL);
        return columns.stream().anyMatch(column -> tellsSetup(column, modelled))
                || hasScale()
                || areBenchmarks(tasks)
                || areModels(models);
    }

    private static boolean tellsSetup(ScoreColumn column, boolean modelled) {
        return !modelled
                && (column.given().containsKey(Column.METRIC)
                        || column.given().containsKey(Column.SHOTS)
                        || column.given().containsKey(Column.STRATEGY));
    }

    private boolean hasScale() {
        return !header.own().scales().isEmpty()
                || isSaid(Column.TRAIN_TOKENS)
                || isSaid(Column.TRAIN_FLOPS)
                || isSaid(Column.CHANCE)
                || isSaid(Column.STEP) && isNamed(Column.STEP, STEP)
                || isSaid(Column.PARAMS)
                        && (header.mapping(Column.PARAMS).stated()
                                || !isNamed(Column.PARAMS, SIZE));
    }

    private boolean isSaid(Column field) {
        return header.has(field);
    }

    private boolean isNamed(Column field, Pattern name) {
        int index = header.mapping(field).index();
        return index >= 0 && name.matcher(FieldNames.plain(header.names().get(index))).matches();
    }

    private static boolean areBenchmarks(Set<String> tasks) {
        List<String> plain = tasks.stream().map(FieldNames::plain).toList();
        return plain.stream().anyMatch(name -> BENCHMARKS.matcher(name).matches())
                || plain.stream().filter(name -> WORDS.matcher(name).matches()).count() > 1;
    }

    private static boolean areModels(Set<String> models) {
        long known =
                models.stream()
                        .map(name -> name.strip().toLowerCase(Locale.ROOT))
                        .filter(name -> MODELS.matcher(name).matches())
                        .count();
        return known > 0 && known * 2 >= models.size();
    }

    private Set<String> cells(Column field) {
        Mapping mapping = header.mapping(field);
        return rows.stream()
                .map(mapping::in)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
