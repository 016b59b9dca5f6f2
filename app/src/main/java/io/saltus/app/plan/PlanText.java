package io.saltus.app.plan;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Point;
import io.saltus.api.data.Axis;
import io.saltus.api.report.Finding;
import io.saltus.api.verdict.Outcome;
import io.saltus.api.words.Names;
import io.saltus.api.words.Numbers;
import io.saltus.app.terminal.TextTable;
import io.saltus.engine.planning.Planning;
import io.saltus.engine.planning.Power;
import io.saltus.engine.planning.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The plan in words.
 *
 * @param findings what was judged
 * @param steps what to measure, the best first
 * @param powers how often a leap would be seen
 * @param size of that leap
 * @param priced whether the user said what things cost
 */
record PlanText(
        List<Finding> findings, List<Step> steps, List<Power> powers, double size, boolean priced) {

    private static final int MOST_TASKS = 3;

    private static final String MEANING =
            """

            settles: bits; half a bracket of the onset is 1, whether an ability leaps at most 1
            per cost: bits per unit of cost, that of the first being 1
            """;

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        text.append(counts()).append("\n\n");
        if (steps.isEmpty()) {
            text.append("Nothing to plan: no verdict is open, and no onset has a bracket.\n");
        } else {
            text.append(new TextTable(rows()).written(false)).append(MEANING);
            text.append(priced ? "" : "cost: floating-point operations; --cost says prices\n");
        }
        for (Power power : powers) {
            text.append('\n').append(words(power));
        }
        return text.append(powers.isEmpty() ? "" : "\n").toString();
    }

    private String counts() {
        long open = 0;
        long sure = 0;
        long unjudged = 0;
        for (Finding finding : findings) {
            OptionalDouble p = finding.verdict().probability();
            boolean undecided = finding.verdict().outcome() == Outcome.UNDECIDED;
            unjudged += p.isEmpty() || undecided && p.getAsDouble() <= 1 - Planning.SURE ? 1 : 0;
            sure += p.isPresent() && p.getAsDouble() >= Planning.SURE ? 1 : 0;
            open +=
                    p.isPresent()
                                    && p.getAsDouble() < Planning.SURE
                                    && p.getAsDouble() > 1 - Planning.SURE
                            ? 1
                            : 0;
        }
        return "%s: %d with a leap, %d open, %d without%s"
                .formatted(
                        Numbers.count(findings.size(), "curve"),
                        sure,
                        open,
                        findings.size() - sure - open - unjudged,
                        unjudged == 0 ? "" : ", %d that cannot be judged".formatted(unjudged));
    }

    private List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("", "measure", "of", "for", "settles", "cost", "per cost"));
        OptionalDouble first = steps.get(0).perCost();
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            boolean compared = step.perCost().isPresent() && first.isPresent();
            rows.add(
                    List.of(
                            Integer.toString(i + 1),
                            measure(step),
                            Names.harmless(step.curves().get(0).subject().family()),
                            tasks(step),
                            Numbers.of(step.gain(), 2),
                            step.cost().isPresent()
                                    ? Numbers.of(step.cost().getAsDouble(), 2)
                                    : "unknown",
                            compared
                                    ? Numbers.of(
                                            step.perCost().getAsDouble() / first.getAsDouble(), 2)
                                    : TextTable.NONE));
        }
        return rows;
    }

    private static String measure(Step step) {
        Axis axis = step.curves().get(0).axis();
        String scale = axis.words(step.scale());
        return switch (step.kind()) {
            case RUN -> "a model of about " + scale;
            case CHECKPOINT -> "the checkpoint at about " + scale;
            case EXAMPLES ->
                    "%d times the examples at %s and %s"
                            .formatted(step.times(), axis.number(step.lower()), scale);
        };
    }

    private static String tasks(Step step) {
        List<String> names = new ArrayList<>();
        for (Curve curve : step.curves()) {
            String setup = curve.subject().setup().words();
            names.add(
                    Names.harmless(curve.subject().task() + (setup.isEmpty() ? "" : " " + setup)));
        }
        int more = names.size() - MOST_TASKS;
        return String.join(", ", names.subList(0, Math.min(MOST_TASKS, names.size())))
                + (more > 0 ? " and " + more + " more" : "");
    }

    private String words(Power power) {
        Curve curve = power.curve();
        long least = Long.MAX_VALUE;
        for (Point point : curve.points()) {
            least = Math.min(least, point.examples().orElse(Long.MAX_VALUE));
        }
        return "power: on %s%s (%s%s, chance %s), a leap to %s of the way from chance to best %s"
                .formatted(
                        Names.harmless(curve.subject().task()),
                        power.curves() == 1
                                ? ""
                                : " and %s like it"
                                        .formatted(Numbers.count(power.curves() - 1L, "curve")),
                        Numbers.count(curve.size(), "scale"),
                        least == Long.MAX_VALUE ? "" : ", %d examples".formatted(least),
                        Numbers.of(curve.metric().chance().orElse(0)),
                        Numbers.of(size),
                        power.seen()
                                .map(
                                        seen ->
                                                "would be seen in %d%%"
                                                        .formatted(Math.round(100 * seen.value())))
                                .orElse("does not fit"));
    }
}
