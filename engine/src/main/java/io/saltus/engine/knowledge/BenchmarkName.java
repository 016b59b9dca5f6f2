package io.saltus.engine.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The name of a benchmark as tools and people spell it, understood: the words of it without those
 * that say which tool ran it and how the model was asked.
 *
 * <p>{@code leaderboard_arc_challenge}, {@code lighteval|arc:challenge|25}, {@code hf-arc-c},
 * {@code ARC Challenge (25-shot)} all name {@code arc-challenge}; {@code
 * mmlu_flan_n_shot_generative_anatomy}, {@code mmlu:anatomy|5} and {@code
 * mmlu:subject=anatomy,method=joint} name {@code mmlu-anatomy}.
 *
 * @param certain what is surely meant, the most literal first
 * @param guessed what is perhaps meant besides: a name without an owner before it ({@code
 *     someone/gsm8k}), without a word that may stand for another test set ({@code gsm8k_test},
 *     {@code arc_easy_prompt_2}), or run by a tool that asks a part of it only ({@code
 *     helm_lite.gsm8k}, {@code GSM8K - EM}, {@code gsm8k::olmes}). Such a benchmark asks in the
 *     same way; whether it asks the same questions is open
 */
record BenchmarkName(List<String> certain, List<String> guessed) {

    /** What runs benchmarks whole, and suites whose tasks bear the benchmark's own name. */
    private static final Pattern TOOL =
            Pattern.compile(
                    "^(?:open-llm-leaderboard|leaderboard|lm-evaluation-harness|lm-eval|harness"
                            + "|lighteval|hfopenllm-v2|hfopenllm|hf-open-llm|hf|inspect-evals"
                            + "|inspect|community|bigcode|eval|sglue|super-?glue|glue)-(?=.)");

    /** What asks a part of a benchmark only, or reports what others measured. */
    private static final Pattern SAMPLING_TOOL =
            Pattern.compile(
                    "^(?:helm-lite|helm-classic|helm-instruct|helm-capabilities|helm|llm-stats"
                            + "|olmes|oe-eval|opencompass|vals-ai)-(?=.)");

    /** How a model was asked: the questions are the same. */
    private static final String ASKED =
            "(?:\\d+|n|zero|one|few|two|three|five)-?shots?(?:-learning)?"
                    + "|generative|loglikelihood|continuation|cot|acc|accuracy|acc-norm"
                    + "|strict-match|flexible-extract|raw|pass-?@?-?1";

    private static final Pattern ASKED_AT_THE_END = Pattern.compile("-(?:" + ASKED + ")$");

    /** As the harness joins it in the middle: {@code mmlu_flan_n_shot_generative_anatomy}. */
    private static final Pattern ASKED_WITHIN =
            Pattern.compile(
                    "-(?:flan-)?(?:cot-)?(?:n|zero|few)-?shot(?:-(?:generative|loglikelihood))?"
                            + "(?=-|$)|-direct-lm(?=-|$)|-flan(?=-|$)");

    /** What may say that other questions were asked, or the same in other words. */
    private static final Pattern VARIANT_AT_THE_END =
            Pattern.compile(
                    "-(?:test|validation|valid|val|dev|train|all|overall|average|avg|mean|total"
                            + "|prompt-?\\d+|p\\d+|chat|instruct|llama|light|lite|mini|subset"
                            + "|permute|secondary|hard|easy|gen|main|original|v\\d+|mc|mcqa|multiple-choice|rc|mcf"
                            + "|cloze|olmes|em|exact-match|quasi-exact-match|prefix-exact-match)$");

    /** A run of HELM: {@code mmlu:subject=anatomy,method=joint}; these name a part of it. */
    private static final Set<String> PARTS =
            Set.of("subject", "task", "subset", "category", "dataset", "scenario", "mode", "lang");

    /** Answers to choose from, also where the benchmark of the name asks openly. */
    private static final Pattern CHOICES =
            Pattern.compile("(?:^|-)(?:mc|mcq|mcqa|mcf|multiple-?choice)(?:-|$)");

    /** How many answers there are to choose from: of a benchmark, perhaps not as many as usual. */
    private static final Pattern OPTIONS =
            Pattern.compile(
                    "(?:^|-)(?:binary|(?:\\d+|two|three|four|five|ten)-?(?:class(?:es)?|choices?|options?|ways?|labels?))"
                            + "(?:-|$)");

    private static final Pattern PLUS = Pattern.compile("(?<=\\w)[+]+(?=$|[\\s_-])");
    private static final Pattern JOINT = Pattern.compile("[\\s_\\-./:,|\\\\]+");
    private static final Pattern NOTE = Pattern.compile("[(\\[{]([^)\\]}]*)[)\\]}]");

    /** Copies the lists. */
    BenchmarkName {
        certain = List.copyOf(certain);
        guessed = List.copyOf(guessed);
    }

    /** Returns what {@code task} names. */
    static BenchmarkName of(String task) {
        String name = task.strip().toLowerCase(Locale.ROOT);
        int settings = name.indexOf('=') < 0 ? -1 : name.indexOf(':');
        if (settings > 0) {
            name = name.substring(0, settings) + parts(name.substring(settings + 1));
        }
        boolean suite = name.indexOf('|') >= 0;
        String inPipes = suite ? name.replaceAll("(?:\\|\\d+)+$", "") : name;
        String whole = words(inPipes);
        List<String> certain = new ArrayList<>();
        add(certain, whole);
        List<String> guessed = new ArrayList<>();
        variants(withoutTool(whole), certain, guessed);
        String behind =
                inPipes.substring(
                        Math.max(
                                        Math.max(
                                                inPipes.lastIndexOf('/'), inPipes.lastIndexOf('.')),
                                        suite ? inPipes.indexOf('|') : -1)
                                + 1);
        List<String> sampled = new ArrayList<>();
        variants(SAMPLING_TOOL.matcher(withoutTool(whole)).replaceFirst(""), sampled, sampled);
        sampled.stream()
                .filter(word -> !certain.contains(word))
                .forEach(word -> add(guessed, word));
        if (behind.length() < inPipes.length()) {
            List<String> last = new ArrayList<>();
            variants(withoutTool(words(behind)), last, last);
            last.stream()
                    .filter(word -> !certain.contains(word))
                    .forEach(word -> add(guessed, word));
        }
        return new BenchmarkName(certain, guessed);
    }

    /** Returns whether a name says that answers are given to choose from. */
    static boolean givesChoices(String task) {
        return CHOICES.matcher(words(task)).find();
    }

    /** Returns whether words say how many answers there are to choose from. */
    static boolean countsOptions(String words) {
        return OPTIONS.matcher(words).find();
    }

    /** Returns words as they are compared: lower case, joined by a single {@code -}. */
    static String words(String name) {
        String plain = NOTE.matcher(name.strip().toLowerCase(Locale.ROOT)).replaceAll(" $1");
        String joined = JOINT.matcher(PLUS.matcher(plain).replaceAll("-plus")).replaceAll("-");
        int from = joined.startsWith("-") ? 1 : 0;
        int to = joined.length() - (joined.endsWith("-") ? 1 : 0);
        return from < to ? joined.substring(from, to) : "";
    }

    /** Adds a name and what it is without how one was asked, and to {@code guessed} variants. */
    private static void variants(String whole, List<String> certain, List<String> guessed) {
        add(certain, whole);
        String name = whole;
        for (String shorter = shorter(name); !shorter.equals(name); shorter = shorter(name)) {
            add(certain, shorter);
            name = shorter;
        }
        for (boolean more = true; more; ) {
            String shorter = shorter(VARIANT_AT_THE_END.matcher(name).replaceFirst(""));
            more = !shorter.equals(name);
            if (more) {
                add(guessed, shorter);
            }
            name = shorter;
        }
    }

    private static String shorter(String name) {
        String within = ASKED_WITHIN.matcher(name).replaceFirst("");
        return ASKED_AT_THE_END.matcher(within).replaceFirst("");
    }

    private static String withoutTool(String name) {
        String shorter = TOOL.matcher(name).replaceFirst("");
        return shorter.equals(name) ? name : withoutTool(shorter);
    }

    private static void add(List<String> names, String name) {
        if (!name.isEmpty() && !names.contains(name)) {
            names.add(name);
        }
    }

    private static String parts(String settings) {
        StringBuilder named = new StringBuilder();
        for (String setting : settings.split(",")) {
            int at = setting.indexOf('=');
            if (at > 0 && PARTS.contains(setting.substring(0, at))) {
                named.append(' ').append(setting.substring(at + 1));
            }
        }
        return named.toString();
    }
}
