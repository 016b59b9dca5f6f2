package io.saltus.app.study;

import io.saltus.api.data.RequestException;
import io.saltus.engine.calibration.ErrorRates;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalInt;
import picocli.CommandLine.Option;

/** Which verdicts to show, and whether to say how often they are right. */
public final class VerdictOptions {

    private static final int MOST_SIMULATIONS = 1_000_000;

    /** Outcomes, for completion and help. */
    static final class Outcomes implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return ShownFindings.WORDS.iterator();
        }
    }

    @Option(
            names = "--only",
            paramLabel = "OUTCOME",
            split = ",",
            completionCandidates = Outcomes.class,
            description =
                    "Findings that the report is to show: ${COMPLETION-CANDIDATES}; how many are left"
                            + " out is said.")
    private List<String> only = new ArrayList<>();

    @Option(
            names = "--top",
            paramLabel = "N",
            description = "Show the N findings with the highest probability alone.")
    private Integer top;

    @Option(
            names = "--calibrate",
            description =
                    "Say with each verdict how often its criterion is right on simulated curves of the"
                            + " same scales, examples and chance level, and what came of a"
                            + " probability like its own.")
    private boolean calibrate;

    @Option(
            names = "--simulations",
            paramLabel = "N",
            description =
                    "About how many curves --calibrate simulates for a design, a quarter of them for one of all families. Without it: 1000.")
    private Integer simulations;

    /** Returns whether anything about calibration is asked for. */
    boolean namesCalibration() {
        return calibrate || simulations != null;
    }

    /** Returns which findings are to be shown. */
    ShownFindings shown() {
        return ShownFindings.of(only, top == null ? OptionalInt.empty() : OptionalInt.of(top));
    }

    /** Returns about how many curves to simulate for each design; none without error rates. */
    OptionalInt simulations() {
        if (simulations == null) {
            return calibrate ? OptionalInt.of(ErrorRates.USUAL_CURVES) : OptionalInt.empty();
        }
        if (!calibrate) {
            throw new RequestException("--simulations goes with --calibrate only");
        }
        if (simulations < 1 || simulations > MOST_SIMULATIONS) {
            throw new RequestException(
                    "--simulations must be in [1, %d], got %d"
                            .formatted(MOST_SIMULATIONS, simulations));
        }
        return OptionalInt.of(simulations);
    }
}
