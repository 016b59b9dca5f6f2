package io.saltus.plugins.emergence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Curves;
import io.saltus.api.curve.Point;
import io.saltus.api.curve.Replicate;
import io.saltus.api.curve.Subject;
import io.saltus.api.data.Axis;
import io.saltus.api.data.Direction;
import io.saltus.api.data.Metric;
import io.saltus.api.data.Model;
import io.saltus.api.data.Setup;
import io.saltus.api.verdict.Outcome;
import io.saltus.api.verdict.Verdict;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Strategies of papers, src/test/resources/strategies. */
class StrategiesOfPapersTest {

    private static final StrategyEmergence CRITERION = new StrategyEmergence();

    private static final Curves CHAIN_OF_THOUGHT = study("cot.csv", Axis.PARAMETERS);
    private static final Curves FIGURE_3 = study("figure3.csv", Axis.COMPUTE);
    private static final Curves WITHOUT_CHANCE = study("t04.csv", Axis.COMPUTE);

    private static Curves study(String file, Axis axis) {
        Map<Subject, TreeMap<Double, Replicate>> all = new LinkedHashMap<>();
        List<String[]> rows = rows(file);
        List<String> head = Arrays.asList(rows.get(0));
        for (String[] row : rows.subList(1, rows.size())) {
            String name = head.contains("metric") ? row[head.indexOf("metric")] : "solve_rate";
            Metric metric =
                    name.equals("ece")
                            ? Metric.graded(name, Direction.LOWER_IS_BETTER)
                            : name.equals("average")
                                    ? Metric.graded(name, Direction.HIGHER_IS_BETTER)
                                    : Metric.accuracy(name);
            Subject subject =
                    new Subject(
                            row[0],
                            Setup.UNKNOWN.withStrategy(row[head.indexOf("strategy")]),
                            metric,
                            row[head.indexOf("family")],
                            axis);
            int examples = head.indexOf("n_examples");
            all.computeIfAbsent(subject, s -> new TreeMap<>())
                    .put(
                            Double.parseDouble(row[head.indexOf("scale")]),
                            new Replicate(
                                    Model.of(row[head.indexOf("model")]),
                                    OptionalLong.empty(),
                                    Double.parseDouble(row[head.indexOf("score")]),
                                    row.length > examples
                                            ? OptionalLong.of(Long.parseLong(row[examples]))
                                            : OptionalLong.empty(),
                                    OptionalDouble.empty()));
        }
        List<Curve> curves = new ArrayList<>();
        all.forEach(
                (subject, points) ->
                        curves.add(
                                new Curve(
                                        subject,
                                        points.entrySet().stream()
                                                .map(
                                                        p ->
                                                                Point.of(
                                                                        p.getKey(),
                                                                        List.of(p.getValue())))
                                                .toList())));
        return Curves.of(curves);
    }

    private static List<String[]> rows(String file) {
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(
                                Objects.requireNonNull(
                                        StrategiesOfPapersTest.class.getResourceAsStream(
                                                "/strategies/" + file)),
                                StandardCharsets.UTF_8))) {
            return lines.lines().map(line -> line.split(",")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Verdict judge(Curves study, String task, String family) {
        Curve curve =
                CRITERION.toJudge(study).stream()
                        .filter(c -> c.subject().task().equals(task))
                        .filter(c -> c.subject().family().equals(family))
                        .findFirst()
                        .orElseThrow();
        return CRITERION.judge(curve, study);
    }

    private static void assertGain(Verdict verdict, int scale, double... expected) {
        String[] names = {"gain-", "gain-lower-", "gain-upper-"};
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], verdict.quantity(names[i] + scale).orElseThrow(), .005);
        }
    }

    private static void assertSays(Verdict verdict, Outcome outcome, String... words) {
        assertEquals(outcome, verdict.outcome(), verdict::reason);
        for (String word : words) {
            assertTrue(verdict.reason().contains(word), verdict::reason);
        }
    }

    /** Wei et al. 2022b: 20 tasks. */
    @Test
    void findsChainOfThoughtOverAllTasksFromLamda68BOn() {
        Verdict lamda = judge(CHAIN_OF_THOUGHT, "all tasks", "LaMDA");
        assertSays(lamda, Outcome.EMERGENT, "it helps from LaMDA 68B on", "not up to LaMDA 8B");
        assertGain(lamda, 0, -.026);
        assertGain(lamda, 1, -.005);
        assertGain(lamda, 2, -.003);
        assertGain(lamda, 3, .1, .06, .14);
        assertTrue(lamda.quantity("probability").orElseThrow() > .97);
        double onset = lamda.onset().orElseThrow().scale();
        assertTrue(onset > 8e9 && onset < 6.8e10, () -> "onset " + onset);
    }

    /** The loss at the largest and the gain at another are both within what models scatter. */
    @Test
    void saysWhereModelsScatterByMoreThanTheIntervalOfOneTells() {
        Verdict gpt = judge(CHAIN_OF_THOUGHT, "commonsense_qa", "GPT");
        assertSays(
                gpt,
                Outcome.NOT_EMERGENT,
                "(+0.072 [0.0433, 0.101] measured; of models of its size, which scatter, -0.0",
                "(-0.06 [-0.0935, -0.0264] measured; of models of its size, which scatter, -0.0");
        Verdict lamda = judge(CHAIN_OF_THOUGHT, "gsm8k", "LaMDA");
        assertTrue(lamda.reason().contains("[0.00558, 0.0446] there)"), lamda::reason);
    }

    /** Over 14 tasks +.099 [-.002, .2]: two of them make up most of it. */
    @Test
    void findsChainOfThoughtWithGptAtTheLargestIfAnywhere() {
        Verdict gpt = judge(CHAIN_OF_THOUGHT, "all tasks", "GPT");
        assertSays(gpt, Outcome.UNDECIDED, "at GPT 175B it helps with probability 0.7");
        assertTrue(gpt.quantity("helps-2").orElseThrow() < .1);
        assertSays(
                judge(CHAIN_OF_THOUGHT, "gsm8k", "GPT"),
                Outcome.EMERGENT,
                "it helps from GPT 175B on",
                "not up to GPT 6.7B");
    }

    /** Three sizes, the smallest of them 8B. */
    @Test
    void doesNotSayWhereChainOfThoughtBeginsToHelpWithPalm() {
        assertSays(
                judge(CHAIN_OF_THOUGHT, "all tasks", "PaLM"),
                Outcome.UNDECIDED,
                "it helps from PaLM 62B on",
                "only 1 shared scale lies below");
    }

    /** Wei et al. 2022, Figure 3 A to C; no number of examples but for GSM8K. */
    @Test
    void agreesWithFigure3() {
        assertSays(
                judge(FIGURE_3, "GSM8K", "LaMDA"),
                Outcome.EMERGENT,
                "it helps from LaMDA 68B (1.2e23 FLOPs) on");
        assertSays(
                judge(FIGURE_3, "10 NLU tasks", "LaMDA"),
                Outcome.EMERGENT,
                "it helps from LaMDA 68B (1.2e23 FLOPs) on",
                "harms up to LaMDA 8B (6.8e21 FLOPs)");
        assertSays(
                judge(FIGURE_3, "8-digit addition", "LaMDA"),
                Outcome.EMERGENT,
                "it helps from LaMDA 40M (8.9e19 FLOPs) on",
                "not up to LaMDA 20M");
    }

    /** Panel D: +.03, -.01, -.06, +.01 in a calibration error go up and down. */
    @Test
    void leavesAGainThatGoesUpAndDownOpen() {
        assertSays(judge(FIGURE_3, "Calibration", "Anthropic"), Outcome.UNDECIDED);
        assertSays(judge(WITHOUT_CHANCE, "calibration", "Demo"), Outcome.UNDECIDED);
    }

    @Test
    void needsNoChanceLevel() {
        assertSays(
                judge(WITHOUT_CHANCE, "ten tasks", "Demo"),
                Outcome.EMERGENT,
                "it helps from Demo 68B (1.2e23 FLOPs) on",
                "harms up to Demo 8B (6.8e21 FLOPs)");
    }
}
