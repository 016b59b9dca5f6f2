package io.saltus.api.data;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * What the name of a usual metric says of it: the one list of names and spellings, directions,
 * grains and best scores. Whoever reads a metric of which the file says no more than the name asks
 * here.
 *
 * <p>Spelling: case does not count, nor whether parts are joined by {@code _}, {@code -} or {@code
 * .} or spaces ({@code Word Error Rate}); what follows a bracket, comma or space is a filter or a
 * note ({@code exact_match(strict-match)}, {@code acc (few-shot)}); what stands before a slash is a
 * group ({@code choice/accuracy}); a cut-off after {@code @} belongs to the name only where it does
 * to the metric ({@code pass@1}).
 *
 * <p>A known name also stands behind others: {@code word_perplexity} is a perplexity. An accuracy
 * does not: a {@code balanced_accuracy} is no share of right answers.
 */
public final class KnownMetrics {

    /**
     * One metric of the list.
     *
     * @param names its spellings, in lower case with {@code _} between parts
     * @param direction which way it improves
     * @param grain what one example contributes
     * @param best score of a perfect model, if it is the same wherever the metric is used
     * @param alsoAtTheEnd whether a longer name that ends in {@code _} and this one is the same
     *     kind
     */
    public record Known(
            List<String> names,
            Direction direction,
            Grain grain,
            OptionalDouble best,
            boolean alsoAtTheEnd) {

        /** Copies the names; refuses null. */
        public Known {
            names = List.copyOf(names);
            Objects.requireNonNull(direction, "direction");
            Objects.requireNonNull(grain, "grain");
            Objects.requireNonNull(best, "best");
        }
    }

    private static final List<Known> ALL =
            List.of(
                    counted(
                            "acc",
                            "accuracy",
                            "acc_norm",
                            "acc_norm_nosub",
                            "acc_all",
                            "acc_mutual_info",
                            "acc_bytes",
                            "acc_char",
                            "acc_nosub",
                            "acc_raw",
                            "acc_uncond",
                            "acc_per_char",
                            "acc_per_token",
                            "acc_per_byte",
                            "acc_norm_token",
                            "acc_norm_pmi",
                            "qem",
                            "pem",
                            "pqem",
                            "extractive_match",
                            "exact",
                            "em",
                            "multiple_choice_grade",
                            "mc1",
                            "correct",
                            "contains",
                            "success",
                            "success_rate",
                            "solve_rate",
                            "resolve_rate",
                            "math_verify",
                            "prompt_level_strict_acc",
                            "prompt_level_loose_acc",
                            "strict_acc",
                            "exact_str_match",
                            "exact_set_match",
                            "exact_match_original",
                            "exact_match_indicator",
                            "math_equiv",
                            "math_equiv_chain_of_thought",
                            "chain_of_thought_correctness",
                            "test_avg",
                            "full"),
                    new Known(
                            List.of("exact_match"),
                            Direction.HIGHER_IS_BETTER,
                            Grain.ALL_OR_NOTHING,
                            OptionalDouble.of(1),
                            true),
                    falling(
                            "perplexity",
                            "ppl",
                            "cross_entropy",
                            "bits_per_byte",
                            "bpb",
                            "bits_per_character",
                            "bpc",
                            "bits_per_token",
                            "bits_per_word",
                            "bits_per_byte_corr",
                            "bits_per_token_corr",
                            "nats_per_token",
                            "crossentropy",
                            "xent",
                            "brier",
                            "brier_score",
                            "error_rate",
                            "edit_distance",
                            "edit_similarity_error",
                            "levenshtein",
                            "levenshtein_distance",
                            "wer",
                            "cer",
                            "ter",
                            "mae",
                            "mse",
                            "rmse",
                            "rmsle",
                            "mape",
                            "smape",
                            "nmse",
                            "nrmse",
                            "mase",
                            "mer",
                            "eer",
                            "mce",
                            "kl",
                            "kl_divergence",
                            "distance",
                            "latency",
                            "ece",
                            "ece_10_bin",
                            "ece_15_bin",
                            "ece_20_bin",
                            "calibration_error",
                            "toxic_frac",
                            "max_toxicity_probability",
                            "toxicity",
                            "hallucination_rate",
                            "invalid_rate",
                            "failure_rate",
                            "attack_success_rate",
                            "false_positive_rate",
                            "false_negative_rate"),
                    falling(
                            "loss",
                            "log_loss",
                            "logloss",
                            "nll",
                            "negative_log_likelihood",
                            "neg_log_likelihood",
                            "surprisal",
                            "error",
                            "err",
                            "bias",
                            "bias_metric"),
                    graded(OptionalDouble.of(1), "f1", "f1a", "f1m", "macro_f1", "micro_f1", "mc2"),
                    graded(OptionalDouble.of(1), "f1_score", "f1_macro", "f1_micro"),
                    graded(OptionalDouble.of(1), "mcc"),
                    graded(OptionalDouble.of(1), "win_rate", "winrate", "lc_win_rate"),
                    graded(OptionalDouble.of(1), "naive_average", "weighted_average"),
                    graded(OptionalDouble.of(0), "log_likelihood", "loglikelihood"),
                    graded(OptionalDouble.empty(), "bleu", "chrf", "rouge", "ndcg", "mrr"),
                    graded(OptionalDouble.empty(), "bleu_1", "bleu_2", "bleu_3", "bleu_4"),
                    graded(OptionalDouble.empty(), "sacrebleu", "meteor", "mauve"),
                    graded(OptionalDouble.empty(), "bertscore", "bleurt"),
                    graded(OptionalDouble.empty(), "rouge_1", "rouge_2", "rouge_l", "rouge_lsum"),
                    graded(OptionalDouble.empty(), "rouge1", "rouge2", "rougel", "rougelsum"),
                    graded(OptionalDouble.empty(), "comet", "cider"),
                    graded(OptionalDouble.empty(), "rating", "elo", "elo_rating"));

    /**
     * One of each group that 0 does not bound: logarithms, densities and differences can be below
     * it, a rescaled BERTScore, a mean over metrics of which one can.
     */
    private static final Set<String> BELOW_ZERO =
            Set.of("loss", "mcc", "naive_average", "log_likelihood", "bertscore", "comet", "elo");

    /** Before a known name, what makes something else of it that may be below 0. */
    private static final Pattern RESCALED =
            Pattern.compile(
                    "(.*[ _/-])?(log|normali[sz]ed|norm|centered|centred|rescaled|standardi[sz]ed|z|delta|diff|mean_signed|signed|neg|negative|relative|adjusted)[ _-].*");

    /** Names that are known but are as often a word of a benchmark's own name. */
    private static final Set<String> ALSO_WORDS =
            Set.of(
                    "full",
                    "contains",
                    "bias",
                    "distance",
                    "correct",
                    "success",
                    "error",
                    "err",
                    "exact",
                    "pass",
                    "kl",
                    "latency",
                    "mc1",
                    "mc2",
                    "comet",
                    "cider",
                    "meteor",
                    "rating");

    /** Behind a known name, what makes a difference of scores of it. */
    private static final Pattern DIFFERENCE =
            Pattern.compile(
                    ".*[ _-](gain|gains|delta|diff|difference|change|improvement|lift|drop)s?");

    private static final Pattern JOINT = Pattern.compile("[\\s_-]+");

    /** Benchmarks that are not scored in shares of right answers, by how their names begin. */
    private static final Map<String, String> OF_BENCHMARKS =
            Map.of(
                    "mtbench", "rating",
                    "alpacaeval", "win_rate",
                    "arenahard", "win_rate",
                    "wikitext", "perplexity",
                    "penntreebank", "perplexity",
                    "lm1b", "perplexity",
                    "enwik8", "bits_per_byte",
                    "text8", "bits_per_character");

    /** Known by their spelling: {@code pass@1}, {@code pass_at_10}. */
    private static final Pattern PASS_AT = Pattern.compile("pass|(.*_)?pass_?(@|at_?)\\d+");

    private static final Map<String, Known> BY_NAME = new HashMap<>();

    static {
        for (Known known : ALL) {
            known.names().forEach(name -> BY_NAME.put(name, known));
        }
    }

    /** Names of late: every result is asked for its metric, and there are few. */
    private static final Map<String, Optional<Known>> FOUND = new ConcurrentHashMap<>();

    private static final Map<String, Boolean> RESCALED_NAMES = new ConcurrentHashMap<>();

    private static final int MOST_FOUND = 2_000;

    private static final Pattern PERPLEXITY = Pattern.compile("(.*_)?(perplexity|ppl)([,(\\[].*)?");

    private KnownMetrics() {}

    /** Returns the list. */
    public static List<Known> all() {
        return ALL;
    }

    /** Returns what is known of the metric of this name, in any spelling. */
    public static Optional<Known> find(String name) {
        if (FOUND.size() > MOST_FOUND) {
            FOUND.clear();
        }
        return FOUND.computeIfAbsent(name, KnownMetrics::search);
    }

    private static Optional<Known> search(String name) {
        String whole = name.strip().toLowerCase(Locale.ROOT);
        if (DIFFERENCE.matcher(whole).matches()) {
            return Optional.empty();
        }
        Optional<Known> spaced = findPlain(plain(cut(whole, ",([").strip()).replace(' ', '_'));
        return spaced.isPresent() ? spaced : findPlain(plain(cut(whole, " ,([")));
    }

    private static boolean isRescaled(String name) {
        if (RESCALED_NAMES.size() > MOST_FOUND) {
            RESCALED_NAMES.clear();
        }
        return RESCALED_NAMES.computeIfAbsent(
                name, n -> RESCALED.matcher(n.toLowerCase(Locale.ROOT)).matches());
    }

    /**
     * Returns the least score that a metric of this name can have, if it is the same wherever the
     * metric is used: 0 of an F1, a BLEU or a perplexity, -1 of a Matthews correlation.
     */
    static OptionalDouble least(Metric metric) {
        Optional<Known> known = find(metric.name());
        if (known.isEmpty()
                || known.get().direction() != metric.direction()
                || isRescaled(metric.name())) {
            return OptionalDouble.empty();
        }
        List<String> names = known.get().names();
        if (names.contains("mcc")) {
            return metric.best().equals(known.get().best())
                    ? OptionalDouble.of(-1)
                    : OptionalDouble.empty();
        }
        return names.stream().anyMatch(BELOW_ZERO::contains)
                ? OptionalDouble.empty()
                : OptionalDouble.of(0);
    }

    /**
     * Returns whether a metric is a perplexity, the exponential of a loss: {@code ppl}, {@code
     * word_perplexity}.
     */
    public static boolean isPerplexity(String name) {
        String plain = plain(name.strip().toLowerCase(Locale.ROOT)).replace(' ', '_');
        return PERPLEXITY.matcher(plain).matches();
    }

    /**
     * Returns whether words are a name of the list as they stand, with nothing before or behind,
     * and no word that benchmarks are called by as well ({@code full}, {@code bias}).
     */
    public static boolean isName(String words) {
        String plain = plain(words.strip().toLowerCase(Locale.ROOT)).replace(' ', '_');
        return !ALSO_WORDS.contains(plain)
                && (BY_NAME.containsKey(plain) || plain.matches("pass_?(@|at_?)\\d+"));
    }

    /**
     * Returns the metric that a benchmark is scored in where nothing else is said and it is not a
     * share of right answers: a perplexity for WikiText, a rating for MT-Bench.
     */
    public static Optional<String> ofBenchmark(String task) {
        String plain = JOINT.matcher(task.toLowerCase(Locale.ROOT)).replaceAll("");
        return OF_BENCHMARKS.entrySet().stream()
                .filter(e -> plain.startsWith(e.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static String plain(String name) {
        return name.substring(name.lastIndexOf('/') + 1).replace('-', '_').replace('.', '_');
    }

    private static Optional<Known> findPlain(String plain) {
        if (plain.contains("pass") && PASS_AT.matcher(plain).matches()) {
            return Optional.ofNullable(BY_NAME.get("acc"));
        }
        int cut = plain.indexOf('@');
        String uncut = cut < 0 ? plain : plain.substring(0, cut);
        Known known = BY_NAME.get(uncut);
        for (int at = uncut.indexOf('_');
                known == null && at >= 0;
                at = uncut.indexOf('_', at + 1)) {
            Known behind = BY_NAME.get(uncut.substring(at + 1));
            known = behind != null && behind.alsoAtTheEnd() ? behind : null;
        }
        return Optional.ofNullable(known);
    }

    /**
     * Returns the metric of this name: as the list says, else graded, rising, without known ends.
     * Its chance level is unknown: that is a matter of the task.
     */
    public static Metric metric(String name) {
        return metric(name, Optional.empty());
    }

    /**
     * Returns the metric of this name in the direction that the data state; where that is not the
     * one of the list, the best score of the list does not hold.
     *
     * @param stated which way it improves, if the data say so
     */
    public static Metric metric(String name, Optional<Direction> stated) {
        Optional<Known> known = find(name);
        Direction usual = known.map(Known::direction).orElse(Direction.HIGHER_IS_BETTER);
        Direction direction = stated.orElse(usual);
        return new Metric(
                name,
                direction,
                OptionalDouble.empty(),
                direction == usual
                        ? known.map(Known::best).orElse(OptionalDouble.empty())
                        : OptionalDouble.empty(),
                known.map(Known::grain).orElse(Grain.GRADED));
    }

    private static String cut(String name, String marks) {
        for (int at = 0; at < name.length(); at++) {
            if (marks.indexOf(name.charAt(at)) >= 0) {
                return name.substring(0, at);
            }
        }
        return name;
    }

    private static Known counted(String... names) {
        return new Known(
                List.of(names),
                Direction.HIGHER_IS_BETTER,
                Grain.ALL_OR_NOTHING,
                OptionalDouble.of(1),
                false);
    }

    private static Known falling(String... names) {
        return new Known(
                List.of(names),
                Direction.LOWER_IS_BETTER,
                Grain.GRADED,
                OptionalDouble.empty(),
                true);
    }

    private static Known graded(OptionalDouble best, String... names) {
        return new Known(List.of(names), Direction.HIGHER_IS_BETTER, Grain.GRADED, best, false);
    }
}
