package io.saltus.engine;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which public types of the engine are promised to programs that embed it, and which are public
 * only because another room of the engine needs them. Public for the architecture tests of others.
 */
public final class PublicTypes {

    /** What embedders, the application and the test kit may use. */
    public static final Set<String> PROMISED =
            inEngine(
                    "Analysis",
                    "InspectedModel",
                    "InspectedTask",
                    "Inspection",
                    "Saltus",
                    "SourceOffer",
                    "Study",
                    "TaskSignal",
                    "TaskSignals",
                    "assembly.AssemblyRules",
                    "assembly.Checkpoints",
                    "assembly.Grouping",
                    "calibration.BenchmarkShape",
                    "calibration.Calibrating",
                    "calibration.Calibration",
                    "calibration.Design",
                    "calibration.ErrorRates",
                    "calibration.Estimate",
                    "calibration.ForeignShape",
                    "calibration.GrowthLaw",
                    "calibration.KnownShape",
                    "calibration.LeapOfSize",
                    "calibration.Layout",
                    "calibration.OwnDesign",
                    "calibration.Performance",
                    "calibration.Place",
                    "calibration.Placement",
                    "calibration.Pool",
                    "calibration.ProbabilityBin",
                    "calibration.Reliability",
                    "calibration.Ruling",
                    "calibration.ShapeGroup",
                    "calibration.SimulatedTable",
                    "calibration.Simulation",
                    "calibration.Span",
                    "calibration.Truth",
                    "calibration.Varied",
                    "catalog.Catalog",
                    "catalog.Description",
                    "catalog.Entry",
                    "catalog.Kind",
                    "catalog.LimitedCalls",
                    "catalog.Nearest",
                    "catalog.Plugin",
                    "catalog.PluginCopy",
                    "catalog.PluginAtWork",
                    "catalog.PluginException",
                    "catalog.PluginStore",
                    "catalog.PluginVerification",
                    "catalog.Setting",
                    "catalog.Spec",
                    "catalog.UserFolders",
                    "catalog.Version",
                    "comparing.ChangedExample",
                    "comparing.ComparedResults",
                    "comparing.ComparisonRules",
                    "comparing.Design",
                    "comparing.DifferenceTest",
                    "comparing.Gate",
                    "comparing.GateEvent",
                    "comparing.MatchedResults",
                    "comparing.ModelRanking",
                    "comparing.RankedModel",
                    "comparing.ScoreChange",
                    "comparing.ScoreComparison",
                    "comparing.Shortage",
                    "comparing.Standing",
                    "comparing.TaskGroup",
                    "comparing.Threshold",
                    "dataset.Condition",
                    "dataset.Dataset",
                    "dataset.TestSets",
                    "forecasting.ForecastQuantities",
                    "forecasting.ForecastRequest",
                    "forecasting.Target",
                    "forecasting.TargetReading",
                    "knowledge.BenchmarkCatalogue",
                    "knowledge.ChanceCatalogue",
                    "knowledge.ModelCatalogue",
                    "planning.Planning",
                    "planning.Power",
                    "planning.Prices",
                    "planning.Step",
                    "reading.StudyData",
                    "rendering.Rendering",
                    "rendering.ReportTables",
                    "rendering.Screen",
                    "work.Effort",
                    "work.Progress",
                    "files.WholeFiles");

    /** What only the engine's own rooms may use. */
    public static final Set<String> INTERNAL =
            inEngine(
                    "assembly.CurveAssembly",
                    "catalog.Fingerprint",
                    "dataset.NamedWords",
                    "dataset.Observations",
                    "dataset.Schema",
                    "forecasting.Fan",
                    "forecasting.Forecasting",
                    "judging.Judge",
                    "judging.Judging",
                    "reading.EngineStatements",
                    "reading.Ingestion",
                    "reading.SourceSurvey",
                    "work.Fault",
                    "work.Faults",
                    "work.Parallel",
                    "work.PluginCalls");

    private PublicTypes() {}

    private static Set<String> inEngine(String... names) {
        return List.of(names).stream()
                .map(name -> "io.saltus.engine." + name)
                .collect(Collectors.toUnmodifiableSet());
    }
}
