package io.saltus.app.study;

import io.saltus.api.data.Issue;
import io.saltus.api.data.RequestException;
import io.saltus.api.spi.Criterion;
import io.saltus.api.spi.Renderer;
import io.saltus.app.command.ExtensionIds;
import io.saltus.app.command.LenientOption;
import io.saltus.engine.Study;
import io.saltus.engine.calibration.ErrorRates;
import io.saltus.engine.catalog.Catalog;
import io.saltus.engine.catalog.Kind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** By what to judge and how to report. */
public final class ReportOptions {

    private static final int MOST_SIMULATIONS = 1_000_000;

    @Option(
            names = "--criterion",
            completionCandidates = ExtensionIds.Criteria.class,
            paramLabel = "ID[:k=v,..]",
            description =
                    "What decides whether a curve shows an emergent ability; may be given several"
                            + " times. Without it: "
                            + Study.USUAL_CRITERION
                            + ".")
    private List<String> criteria = new ArrayList<>();

    @Option(
            names = "--render",
            completionCandidates = ExtensionIds.Renderers.class,
            paramLabel = "ID[:k=v,..]",
            description = "How to write the report; may be given several times. Without it: table.")
    private List<String> renderers = new ArrayList<>();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder to write files to; without it texts go to standard output.")
    private Path out;

    @Mixin private LenientOption lenient;

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
            description = "About how many curves --calibrate simulates. Without it: 1000.")
    private Integer simulations;

    List<Criterion> criteria(Catalog catalog) {
        List<String> asked = criteria.isEmpty() ? List.of(Study.USUAL_CRITERION) : criteria;
        return asked.stream().map(spec -> (Criterion) catalog.bind(Kind.CRITERION, spec)).toList();
    }

    List<Renderer> renderers(Catalog catalog) {
        List<String> asked = renderers.isEmpty() ? List.of("table") : renderers;
        return asked.stream().map(spec -> (Renderer) catalog.bind(Kind.RENDERER, spec)).toList();
    }

    /** Returns whether the report is the table that is written where nothing is asked for. */
    public boolean isUsual() {
        return renderers.isEmpty() && out == null;
    }

    /** Returns the folder to write files to, if one is named. */
    public Optional<Path> out() {
        return Optional.ofNullable(out);
    }

    /**
     * Makes sure that nothing is asked for that {@code option} settles by itself.
     *
     * @throws RequestException if a criterion, a renderer or a calibration is asked for
     */
    public void requireNoMethod(String option) {
        if (!criteria.isEmpty() || !renderers.isEmpty() || calibrate || simulations != null) {
            throw new RequestException(
                    option
                            + " judges and renders as the paper needs it: it goes with --out alone,"
                            + " not with --criterion, --render, --calibrate or --simulations");
        }
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

    /** Returns what a command ends with that was carried out. */
    int codeWith(List<Issue> issues) {
        return lenient.codeWith(issues);
    }
}
