package io.saltus.plugins.evaluators.opencompass;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.saltus.api.data.Direction;
import io.saltus.api.data.Grain;
import io.saltus.api.data.Metric;
import io.saltus.api.data.Outcomes;
import io.saltus.sources.examples.ScoreMoments;
import io.saltus.sources.examples.ScoresByExample;
import io.saltus.sources.json.JsonWalk;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What each example came to: entries by number or in a list, each with {@code correct}, a truth, a
 * number, or a list of these for several runs, of which the mean counts.
 */
final class Details {

    private static final String CORRECT = "correct";

    /** OpenCompass writes percentages to at least two places. */
    private static final double ROUNDING = 0.0051;

    private final ScoresByExample<String> kept = new ScoresByExample<>(2_000_000);
    private final ScoreMoments moments = new ScoreMoments();
    private long entries;

    void read(JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.START_ARRAY) {
            JsonWalk.items(parser, entry -> entry(String.valueOf(entries), entry));
        } else {
            JsonWalk.members(parser, this::entry);
        }
    }

    private void entry(String id, JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        entries++;
        ScoreMoments runs = new ScoreMoments();
        JsonWalk.members(
                parser,
                (name, value) -> {
                    if (name.equals(CORRECT)) {
                        correct(value, runs);
                    } else {
                        value.skipChildren();
                    }
                });
        if (runs.count() > 0) {
            kept.add(CORRECT, id, runs.mean());
            moments.add(runs.mean());
        }
    }

    private static void correct(JsonParser value, ScoreMoments runs) throws IOException {
        if (value.currentToken() == JsonToken.START_ARRAY) {
            JsonWalk.items(value, item -> correct(item, runs));
        } else if (value.currentToken().isBoolean()) {
            runs.add(value.getBooleanValue() ? 1 : 0);
        } else if (value.currentToken().isNumeric() && Double.isFinite(value.getDoubleValue())) {
            runs.add(value.getDoubleValue());
        } else {
            value.skipChildren();
        }
    }

    /**
     * Returns {@code score} as a share if every entry says whether it is right and it is the share
     * of those that are, in percent or not.
     */
    OptionalDouble share(double score) {
        double share = moments.mean();
        if (moments.count() == 0 || moments.count() < entries) {
            return OptionalDouble.empty();
        }
        if (Math.abs(100 * share - score) <= ROUNDING) {
            return OptionalDouble.of(score / 100);
        }
        return Math.abs(share - score) <= ROUNDING / 100
                ? OptionalDouble.of(score)
                : OptionalDouble.empty();
    }

    /**
     * Returns whether every entry says whether it is right, so that the share of those is known.
     */
    boolean areComplete() {
        return moments.count() > 0 && moments.count() >= entries;
    }

    double mean() {
        return moments.mean();
    }

    /** Returns the metric of the share: of all or nothing where each example is 0 or 1. */
    Metric counted(Metric metric) {
        return new Metric(
                metric.name(),
                Direction.HIGHER_IS_BETTER,
                OptionalDouble.empty(),
                OptionalDouble.of(1),
                moments.isAllOrNothing() ? Grain.ALL_OR_NOTHING : Grain.GRADED);
    }

    long count() {
        return moments.count();
    }

    /** Returns the standard error of the share, which no order of the entries changes. */
    OptionalDouble standardError() {
        return outcomes().map(ScoreMoments::of).orElse(moments).standardError();
    }

    Optional<Outcomes> outcomes() {
        return kept.outcomes(CORRECT);
    }
}
