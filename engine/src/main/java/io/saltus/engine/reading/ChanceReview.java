package io.saltus.engine.reading;

import io.saltus.api.data.Axis;
import io.saltus.api.data.Direction;
import io.saltus.api.data.FoldedIssues;
import io.saltus.api.data.Issue;
import io.saltus.api.data.Metric;
import io.saltus.api.words.Numbers;
import io.saltus.engine.dataset.Dataset;
import io.saltus.engine.dataset.Observations;
import io.saltus.engine.knowledge.ChanceCatalogue;
import io.saltus.engine.knowledge.ChanceCatalogue.Known;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Asks of every chance level whether it can be right.
 *
 * <ul>
 *   <li>Where the data state another than the catalogue, theirs is taken, and an issue says so.
 *   <li>Where the {@linkplain Floor smallest models} of a family sit flatly at another level than
 *       the catalogue's, and those of no other family come down to it, the task is asked with other
 *       options than the catalogue thinks: its level is set aside, so that the chance level is
 *       unknown, and an issue says so. Below it they fail to answer at all: an issue says so, and
 *       the level stays.
 * </ul>
 *
 * A level that the data or the user state is never set aside.
 */
final class ChanceReview {

    /**
     * Differences up to this are other figures for one thing, such as .1 for ten options at most.
     */
    private static final double NEAR = 0.02;

    /** One way in which a task was asked and scored. */
    private record Asked(String task, String metric, int shots, String strategy) {}

    /** The results of one way, by family. */
    private static final class Results {
        private final Metric metric;
        private final String source;
        private final Map<String, Floor> byFamily = new LinkedHashMap<>();

        Results(Metric metric, String source) {
            this.metric = metric;
            this.source = source;
        }
    }

    private final Observations rows;
    private final ChanceCatalogue catalogue;
    private final List<Issue> issues = new ArrayList<>();
    private final Set<Asked> setAside = new HashSet<>();

    private ChanceReview(Dataset dataset, ChanceCatalogue catalogue) {
        this.rows = new Observations(dataset);
        this.catalogue = catalogue;
    }

    /** Returns the observations without the chance levels that they contradict. */
    static Dataset of(Dataset dataset, ChanceCatalogue catalogue) {
        if (catalogue.size() == 0) {
            return dataset;
        }
        ChanceReview review = new ChanceReview(dataset, catalogue);
        review.compareStated();
        review.compareFloors();
        return dataset.withoutChance(
                row -> !review.setAside.isEmpty() && review.setAside.contains(review.asked(row)),
                review.issues);
    }

    private Asked asked(int row) {
        return new Asked(rows.task(row), rows.metricName(row), rows.shots(row), rows.strategy(row));
    }

    private void compareStated() {
        Set<List<Object>> seen = new HashSet<>();
        try (FoldedIssues folded = new FoldedIssues(issues::add)) {
            for (int row = 0; row < rows.size(); row++) {
                if (!rows.chanceSource(row).equals(ChanceCatalogue.DATA)) {
                    continue;
                }
                String task = rows.task(row);
                if (!seen.add(List.of(task, rows.metricName(row)))) {
                    continue;
                }
                Metric stated = rows.metric(row);
                Known known = catalogue.unstated(task, stated);
                double chance = known.metric().chance().orElse(Double.NaN);
                if (Math.abs(chance - stated.chance().orElse(Double.NaN)) > NEAR) {
                    folded.add(
                            "",
                            new Issue(
                                            task + ", " + stated.name(),
                                            "the data state the chance level %s, the catalogue %s (%s); theirs is taken; for the other give --chances FILE with the columns task,metrics,chance and the row %s"
                                                    .formatted(
                                                            Numbers.exact(
                                                                    stated.chance()
                                                                            .orElse(Double.NaN)),
                                                            Numbers.exact(chance),
                                                            known.source(),
                                                            row(task, stated, chance)))
                                    .coded("chance-differs"),
                            task);
                }
            }
        }
    }

    private void compareFloors() {
        Map<Asked, Results> all = new LinkedHashMap<>();
        Map<List<Object>, Boolean> general = new HashMap<>();
        Axis axis = axis();
        for (int row = 0; row < rows.size(); row++) {
            if (rows.chanceSource(row).isEmpty()
                    || rows.chanceSource(row).equals(ChanceCatalogue.DATA)) {
                continue;
            }
            int at = row;
            if (general.computeIfAbsent(
                    List.of(rows.task(row), rows.metricName(row)), key -> isGeneral(at))) {
                all.computeIfAbsent(
                                asked(row),
                                key -> new Results(rows.metric(at), rows.chanceSource(at)))
                        .byFamily
                        .computeIfAbsent(rows.family(row), family -> new Floor())
                        .add(rows.scale(row, axis), rows.score(row), rows.examples(row));
            }
        }
        try (FoldedIssues folded = new FoldedIssues(issues::add)) {
            all.forEach((asked, results) -> compare(asked, results, folded));
        }
    }

    /** Whether the row's chance level is one that neither the data nor the user state. */
    private boolean isGeneral(int row) {
        Metric metric = rows.metric(row);
        return metric.direction() == Direction.HIGHER_IS_BETTER
                && !catalogue.unstated(rows.task(row), metric).stated();
    }

    /** The axis on which most results have a place; of equals the first. */
    private Axis axis() {
        List<Axis> axes = List.of(Axis.COMPUTE, Axis.PARAMETERS, Axis.TOKENS, Axis.STEPS);
        long most = 0;
        Axis best = axes.get(0);
        for (Axis axis : axes) {
            long placed =
                    IntStream.range(0, rows.size())
                            .filter(row -> rows.scale(row, axis) > 0)
                            .count();
            if (placed > most) {
                most = placed;
                best = axis;
            }
        }
        return best;
    }

    private void compare(Asked asked, Results results, FoldedIssues folded) {
        double chance = results.metric.chance().orElseThrow();
        Optional<Floor.Flat> flat =
                results.byFamily.values().stream()
                        .map(floor -> floor.flat())
                        .flatMap(Optional::stream)
                        .filter(level -> level.isApartFrom(chance))
                        .findFirst();
        boolean reached =
                results.byFamily.values().stream().anyMatch(floor -> floor.reaches(chance));
        if (flat.isEmpty() || reached && flat.get().level() > chance) {
            return;
        }
        boolean above = flat.get().level() > chance;
        if (above && flat.get().level() > Floor.HIGHEST_GUESS) {
            return; // an ability that all of them have
        }
        String what =
                "the %d smallest models sit flatly at %s, not at the catalogue's chance level %s (%s)"
                        .formatted(
                                flat.get().models(),
                                Numbers.of(flat.get().level(), 3),
                                Numbers.exact(chance),
                                results.source);
        if (above) {
            setAside.add(asked);
        }
        folded.add(
                above ? "above" : "below",
                new Issue(
                                asked.task() + ", " + asked.metric(),
                                what
                                        + (above
                                                ? "; perhaps it was asked with other options, so that level is set aside and the chance level unknown; say it in a column 'chance', or give --chances FILE with the columns task,metrics,chance and a row like "
                                                        + row(
                                                                asked.task(),
                                                                results.metric,
                                                                rounded(flat.get().level()))
                                                : "; perhaps they fail to answer in the form that is asked for: read some answers"))
                        .coded("flat-apart-from-chance"),
                asked.task());
    }

    /** A floor as one would type it. */
    private static double rounded(double level) {
        return Math.rint(level * 100) / 100;
    }

    private static String row(String task, Metric metric, double chance) {
        String cell = task.matches("[^,\"\n]*") ? task : '"' + task.replace("\"", "\"\"") + '"';
        String name = metric.name().replaceFirst("^.*/", "").replaceFirst("[ (\\[,].*", "");
        return cell + "," + name + "," + Numbers.exact(chance);
    }
}
