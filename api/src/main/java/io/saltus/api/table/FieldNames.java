package io.saltus.api.table;

import io.saltus.api.data.KnownMetrics;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names that people give to the fields of the schema, and the units they put behind them. */
final class FieldNames {

    /** The field {@code higher_is_better} the other way round. */
    static final String LOWER_IS_BETTER = "lower_is_better";

    private static final Map<Column, Set<String>> OTHERS = new EnumMap<>(Column.class);

    static {
        OTHERS.put(
                Column.TASK,
                Set.of(
                        "tasks",
                        "task_name",
                        "benchmark",
                        "benchmarks",
                        "dataset",
                        "eval",
                        "evaluation"));
        OTHERS.put(Column.MODEL, Set.of("models", "model_name", "model_id", "llm", "llms", "name"));
        OTHERS.put(Column.METRIC, Set.of("metrics", "metric_name"));
        OTHERS.put(Column.FAMILY, Set.of("model_family", "series", "model_series"));
        OTHERS.put(
                Column.PARAMS,
                Set.of(
                        "param",
                        "parameters",
                        "n_params",
                        "num_params",
                        "number_of_parameters",
                        "parameter_count",
                        "size",
                        "model_size",
                        "total_params",
                        "total_parameters"));
        OTHERS.put(
                Column.TRAIN_TOKENS,
                Set.of("tokens", "training_tokens", "pretraining_tokens", "pre_training_tokens"));
        OTHERS.put(
                Column.TRAIN_FLOPS,
                Set.of(
                        "flops",
                        "flop",
                        "training_flops",
                        "training_flop",
                        "train_flop",
                        "training_compute"));
        OTHERS.put(
                Column.STEP,
                Set.of("steps", "training_step", "training_steps", "train_step", "global_step"));
        OTHERS.put(
                Column.SHOTS,
                Set.of(
                        "shot",
                        "n_shot",
                        "n_shots",
                        "num_shots",
                        "num_fewshot",
                        "n_fewshot",
                        "few_shot"));
        OTHERS.put(Column.STDERR, Set.of("std_err", "standard_error", "sem", "se"));
        OTHERS.put(
                Column.N_EXAMPLES,
                Set.of("n", "num_examples", "n_samples", "num_samples", "number_of_examples"));
        OTHERS.put(Column.HIGHER_IS_BETTER, Set.of(LOWER_IS_BETTER));
        OTHERS.put(Column.SCORE, Set.of("value", "result", "is_correct"));
    }

    private static final Set<Column> SIZES =
            Set.of(Column.PARAMS, Column.TRAIN_TOKENS, Column.TRAIN_FLOPS, Column.STEP);

    private static final Pattern UNIT =
            Pattern.compile(
                    "(?i)(.*?)(?:\\s*[(\\[]\\s*(?:in )?|[\\s_]+(?:in )?(?=(?:k|m|b|bn|t|billions?|millions?|trillions?)$))"
                            + "(k|m|b|bn|t|thousands?|millions?|billions?|trillions?|1e\\d+|10\\^?\\d+)"
                            + "(?: params| parameters| tokens| flops?)?\\s*[)\\]]?");

    /** Columns of numbers that are no scores, where all that are left would be. */
    private static final Pattern NO_SCORES =
            Pattern.compile(
                    "(rank|no|nr|id|index|idx|unnamed.*|column_?\\d+|panel|year|date|released?|release_date|month|"
                            + ".*cost.*|.*price.*|.*latency.*|.*time.*|.*seconds.*|.*context.*|ctx.*|n?_?layers?|"
                            + "n?_?heads?|d_model|hidden.*|width|depth|vocab.*|batch.*|lr|learning_rate|version|"
                            + "epochs?|license|likes|downloads|.*co2.*|elo|hub.*|gpu.*|.*memory.*|vram.*|speed.*|"
                            + ".*throughput.*|qps|rps|tps|requests.*|.*ttft.*|.*tpot.*|itl.*|p(50|90|95|99).*|.*_rank|rank_.*|votes|battles|"
                            + "usd.*|.*\\$.*|.*_usd.*|stars|forks|power.*|watts|energy.*|.*tok(en)?s?(/|_per_)s(ec)?.*|.*contamination.*|total_param.*|active_param.*|"
                            + "filter|seed|std|variance|ci|example|model|full_?name|flagged|merged|moe|generation|precision|type|"
                            + "architecture|.*sha|(.*_)?(id|idx|index|uid|uuid)|(num|n)_(instances|docs|examples)|"
                            + ".*[_(](gb|gib|mb|mib|ms|kwh|usd)\\)?|.*_stderr|.*_std_?err(or)?|.*_std|.*_ci|.*_?\u00b1|.*_n)");

    /** Columns that hold a standard error, whatever stands before it. */
    private static final Pattern ERRORS =
            Pattern.compile("(.*_)?(stderr|std\\.?_?err(or)?\\.?|standard_error)");

    /** Columns of how scores vary that may be standard errors or something else. */
    private static final Pattern SPREADS =
            Pattern.compile(
                    "(95%?_?)?ci(_?95%?)?|.*_ci|confidence.*|std|sd|stdev|std_dev(iation)?|var|variance|error|err|\u00b1");

    /** Columns that sum up others. */
    private static final Pattern AVERAGES =
            Pattern.compile(
                    "((open_llm|global|leaderboard|macro|micro|weighted|grand|benchmark|task|tasks|model|all)_)*"
                            + "(avg|average|mean|median|overall|total|mean_win_rate)([^a-z].*)?");

    private static final Pattern JOINT = Pattern.compile("[\\s_-]+");
    private static final Pattern NUMBER_SIGN = Pattern.compile("^#\\s*");
    private static final Pattern PERCENT = Pattern.compile("\\s*[(\\[]?%[)\\]]?$");

    private static final Map<Column, Pattern> BETTER =
            Map.of(
                    Column.PARAMS,
                    Pattern.compile("(n_|num_)?(active|activated)_(param.*|size)"),
                    Column.MODEL,
                    Pattern.compile("full_?name"));

    private FieldNames() {}

    /** Returns a name without what does not count: case, blanks, hyphens and underscores. */
    static String plain(String name) {
        return JOINT.matcher(name.strip().toLowerCase(Locale.ROOT)).replaceAll("_");
    }

    /**
     * Returns the column that holds a field better than one of its own name does: the parameters
     * that are active, the model's name beside a link of it; -1 if there is none.
     */
    static int preferred(Column field, List<String> header) {
        Pattern better = BETTER.get(field);
        for (int i = 0; better != null && i < header.size(); i++) {
            if (better.matcher(
                            plain(NUMBER_SIGN.matcher(withoutUnit(header.get(i))).replaceFirst("")))
                    .matches()) {
                return i;
            }
        }
        return -1;
    }

    /** Returns the column that holds a field under another of its names; -1 if there is none. */
    static int indexOf(Column field, List<String> header) {
        for (int pass = 0; pass < 2; pass++) {
            for (int i = 0; i < header.size(); i++) {
                String name = header.get(i).strip();
                if (pass == 0
                        ? isNamed(field, name, false)
                        : isNamed(field, withoutUnit(name), true)) {
                    return i;
                }
            }
        }
        return -1;
    }

    private static boolean isNamed(Column field, String name, boolean cut) {
        String plain = plain(NUMBER_SIGN.matcher(name).replaceFirst(""));
        boolean own = plain.equals(field.id()) && (cut || name.startsWith("#"));
        return own || Objects.requireNonNullElse(OTHERS.get(field), Set.of()).contains(plain);
    }

    /** Returns whether a column's name is that of a usual metric and of nothing else. */
    static boolean isMetric(String name) {
        String bare = plain(PERCENT.matcher(name).replaceFirst(""));
        return bare.matches("[a-z0-9_@.]+")
                && KnownMetrics.find(bare).isPresent()
                && HeadingMetric.of(bare).map(h -> h.task().equals(bare)).orElse(true)
                && !bare.equals(Column.LOSS.id());
    }

    /**
     * Returns whether a note behind a task is that of a metric: {@code EM}, {@code BLEU-4}. Words
     * that also say which part of a task it is do not count.
     */
    static boolean isMetricNote(String note) {
        String plain = plain(note);
        return !plain.matches("full|contains|bias|distance|correct|success")
                && KnownMetrics.find(plain.replaceFirst("_(\\d+|l|lsum)$", "")).isPresent();
    }

    static boolean isNoScore(String name) {
        return NO_SCORES
                .matcher(
                        plain(NUMBER_SIGN.matcher(name).replaceFirst("no_"))
                                .replaceFirst("^no_$", "no"))
                .matches();
    }

    static boolean isError(String name) {
        return ERRORS.matcher(plain(name)).matches();
    }

    static boolean isSpread(String name) {
        return SPREADS.matcher(plain(name)).matches();
    }

    static boolean isAverage(String name) {
        return AVERAGES.matcher(plain(name)).matches();
    }

    private static String withoutUnit(String name) {
        Matcher unit = UNIT.matcher(name);
        return unit.matches() ? unit.group(1) : PERCENT.matcher(name).replaceFirst("");
    }

    /** Returns the factor of the unit behind a size's name: 1e9 of {@code Size (B)}. */
    static OptionalDouble unit(Column field, String name) {
        Matcher unit = UNIT.matcher(name.strip());
        if (!SIZES.contains(field) || !unit.matches()) {
            return OptionalDouble.empty();
        }
        String word = unit.group(2).toLowerCase(Locale.ROOT);
        if (word.startsWith("1")) {
            String power = word.substring(2).replace("^", "");
            return OptionalDouble.of(Double.parseDouble("1e" + power.replace("e", "")));
        }
        return Cell.sizeFactor("1" + word.charAt(0));
    }
}
