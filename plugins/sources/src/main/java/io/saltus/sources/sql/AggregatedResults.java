package io.saltus.sources.sql;

import io.saltus.api.data.Issue;
import io.saltus.api.data.Location;
import io.saltus.api.data.Observation;
import io.saltus.api.data.Outcomes;
import io.saltus.api.data.RequestException;
import io.saltus.api.spi.ObservationSink;
import io.saltus.api.table.TabularResults;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Results that a database aggregated from examples, on their way to the sink. */
public final class AggregatedResults {

    private final Location location;
    private final ObservationSink sink;
    private final int identity;
    private final List<List<String>> rows = new ArrayList<>();
    private final List<String> header;
    private Optional<PairedExamples> pairs = Optional.empty();
    private final TabularResults results;
    private long same;
    private long unpaired;

    private AggregatedResults(
            ExampleColumns examples, List<String> header, Location location, ObservationSink sink) {
        this.location = location;
        this.sink = sink;
        this.identity = examples.identity().size();
        this.header = List.copyOf(header);
        this.results = TabularResults.of(examples.mapping(), header, location, new Named());
    }

    /**
     * Returns a way for results whose cells are those of {@code header}, which begins with the
     * fields that identify a result.
     */
    public static AggregatedResults of(
            ExampleColumns examples, List<String> header, Location location, ObservationSink sink) {
        return new AggregatedResults(examples, header, location, sink);
    }

    /**
     * Returns the fields that are known of every result behind those that identify it: {@code
     * score}, {@code stderr}, {@code n_examples} and, unless a column says it, {@code grain}.
     */
    public static List<String> fields(ExampleColumns examples) {
        return examples.hasGrain()
                ? List.of("score", "stderr", "n_examples")
                : List.of("score", "stderr", "n_examples", "grain");
    }

    /** Gives each result that follows the scores of its examples. */
    public void with(PairedExamples paired) {
        pairs = Optional.of(paired);
    }

    /**
     * Sends a result.
     *
     * @param cells its cells, blank where nothing is known
     * @param alike whether its examples all score the same, without being all or nothing
     */
    public void add(List<String> cells, boolean alike) {
        rows.add(List.copyOf(cells));
        results.row(rows.size(), cells);
        same += alike ? 1 : 0;
    }

    /**
     * Sends what waits for the last result, and reports results without a standard error and
     * examples that are in no pair.
     */
    public void end() {
        results.close();
        if (unpaired > 0) {
            sink.report(
                    Issue.at(
                            location,
                            ("%d examples are in no pair, as they have no id or their result looks"
                                            + " like another; they count in its score")
                                    .formatted(unpaired)));
        }
        if (same > 0) {
            sink.report(
                    Issue.at(
                            location,
                            same
                                    + " results of a graded metric have examples that all score the"
                                    + " same; their standard error is not known"));
        }
    }

    /**
     * Reports rows without a score, and rows of one example.
     *
     * @param rows how many rows there were
     * @param counted how many examples count
     * @param again how many rows with a score count no more, since their example was asked again
     * @param misfit a cell that holds no number, blank if all of them are blank
     * @throws RequestException if there was no row
     */
    public static void reportTotals(
            long rows,
            long counted,
            long again,
            String misfit,
            Location location,
            ObservationSink sink) {
        if (rows == 0) {
            throw new RequestException(location.name() + " has columns and no rows");
        }
        long without = rows - counted - again;
        if (without > 0) {
            String why =
                    misfit.isEmpty() ? "" : ": it must be a finite number, got '" + misfit + "'";
            sink.report(
                    Issue.at(
                            location,
                            "%d of %d rows have no score%s; they are left out"
                                    .formatted(without, rows, why)));
        }
        if (again > 0) {
            sink.report(
                    Issue.at(
                                    location,
                                    ("%d rows are of %d different examples: where an id stands several times"
                                                    + " within a result, the example counts once, with the"
                                                    + " mean of its scores")
                                            .formatted(counted + again, counted))
                            .asRemark());
        }
    }

    /** An aggregated result stands on no line: it is named by what identifies it. */
    private final class Named implements ObservationSink {

        @Override
        public void accept(Observation observation, long line) {
            List<String> cells = rows.get(Math.toIntExact(line) - 1);
            Optional<Outcomes> outcomes =
                    pairs.flatMap(paired -> outcomes(paired, cells, observation.score()));
            if (pairs.isPresent()) {
                unpaired +=
                        observation.examples().orElse(0) - outcomes.map(Outcomes::size).orElse(0);
            }
            sink.accept(outcomes.map(observation::withOutcomes).orElse(observation));
        }

        private Optional<Outcomes> outcomes(
                PairedExamples paired, List<String> cells, double score) {
            Map<String, String> byField = new HashMap<>();
            for (int i = 0; i < identity; i++) {
                byField.put(header.get(i), cells.get(i));
            }
            double sent = Double.parseDouble(cells.get(identity));
            // a column of percentages is read as shares
            boolean percent = Math.abs(score - sent / 100) < 1e-9 * Math.abs(sent);
            return paired.of(byField, percent ? 0.01 : 1);
        }

        @Override
        public void report(Issue issue) {
            String why = issue.why().replaceFirst(" up to line \\d+$", "");
            String line = issue.where().substring(location.name().length()).replaceFirst("^:", "");
            String place =
                    line.isEmpty()
                            ? ""
                            : String.join(
                                    ", ",
                                    rows.get(Integer.parseInt(line) - 1).subList(0, identity));
            sink.report(
                    new Issue(
                            location.name(),
                            place.isEmpty() ? why : why + " (" + place + ")",
                            issue.refused(),
                            issue.passedOver(),
                            issue.remark()));
        }
    }
}
