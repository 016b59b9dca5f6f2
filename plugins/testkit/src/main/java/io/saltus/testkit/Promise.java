package io.saltus.testkit;

/**
 * Everything an extension promises to Saltus and its users; the contracts test each by its name.
 *
 * <p>The text of a promise completes "the extension ...".
 */
public enum Promise {
    /** A public record with {@code @About}, a meaning for each setting, defaults within bounds. */
    DESCRIBES_ITSELF("describes itself and its settings"),
    /** Named in {@code META-INF/services}, so that it is found at run time. */
    IS_REGISTERED("is named in META-INF/services/io.saltus.api.spi.Extension"),
    /** Two extensions with the same settings are equal. */
    IS_A_VALUE("equals any other with the same settings"),
    /** Values outside the declared bounds are refused with a message that names the setting. */
    REFUSES_BAD_SETTINGS("refuses settings outside their bounds, by name"),
    /** It can be made with every smallest and largest value that its bounds allow. */
    TAKES_ANY_ALLOWED_SETTING("can be made with every value its bounds allow"),
    /** It writes nothing to standard output or standard error. */
    KEEPS_QUIET("prints nothing"),
    /** When it returns, no thread that it started is running. */
    LEAVES_NO_THREADS("leaves no threads behind"),
    /** It gives the same in any locale and time zone. */
    IGNORES_LOCALE("gives the same in any locale and time zone"),

    /** A verdict on any curve: of one point, at chance, falling, of a metric with unknown ends. */
    JUDGES_ANY_CURVE("gives a verdict on any curve and never throws"),
    /** The same with every smallest and largest value of each setting. */
    JUDGES_WITH_ANY_SETTING("gives a verdict with every value its bounds allow"),
    /** A pure function of the curve. */
    JUDGES_THE_SAME_TWICE("gives the same curve the same verdict, again and on any thread"),
    /** What it prepares for a study says the same of each curve as it says without. */
    PREPARES_WHAT_IT_JUDGES("says the same of a curve whether it has looked at the study before"),
    /** The unit of scale (FLOPs or petaFLOP-days) changes no outcome and moves the onset along. */
    IGNORES_UNIT_OF_SCALE("gives the same outcome in any unit of scale"),
    /** A reason is one sentence on one line. */
    GIVES_A_REASON("gives a reason of one line that a person can act on"),
    /** An onset lies on the curve, its bounds in the order of the axis. */
    PLACES_ONSET_ON_CURVE("places an onset between the smallest and the largest scale"),
    /** What is drawn over the points belongs to their range and stays small. */
    DRAWS_OVER_THE_POINTS("draws overlays of at most 1000 places within reach of the points"),
    /** One point shows no emergence. */
    CALLS_NO_POINT_EMERGENT("never calls a single point emergent"),
    /** Neither does a curve that stays at chance, nor one that falls throughout. */
    CALLS_NO_FLAT_CURVE_EMERGENT("never calls a curve emergent that never leaves chance"),
    /** A curve of 1000 points is judged within ten seconds. */
    JUDGES_IN_TIME("judges a curve of 1000 points within ten seconds"),

    /** An answer to any curve: of one point, at chance, falling, of a metric with unknown ends. */
    FORECASTS_ANY_CURVE("forecasts any curve and never throws"),
    /** The same with every smallest and largest value of each setting. */
    FORECASTS_WITH_ANY_SETTING("forecasts with every value its bounds allow"),
    /** A pure function of curve, study and targets. */
    FORECASTS_THE_SAME_TWICE("gives the same distributions again and on any thread"),
    /** As many answers as targets, none of them null. */
    ANSWERS_EACH_TARGET("has one answer, or nothing, for each target in their order"),
    /** Accuracies in [0, 1], nothing better than best. */
    FORECASTS_POSSIBLE_SCORES("forecasts scores that the metric can have"),
    /** A curve of 1000 points is forecast within ten seconds. */
    FORECASTS_IN_TIME("forecasts a curve of 1000 points within ten seconds"),

    /** It accepts the samples of its format. */
    ACCEPTS_ITS_FORMAT("accepts its own samples"),
    /** Anything else is left to other sources. */
    LEAVES_OTHER_FORMATS("does not accept pictures, archives, prose or nothing at all"),
    /** Results come out of each sample. */
    READS_ITS_FORMAT("reads results from each sample"),
    /** The same results in the same order. */
    READS_THE_SAME_TWICE("reads the same results twice"),
    /** What it opened is closed, also when reading fails. */
    CLOSES_WHAT_IT_OPENS("closes what it opens"),
    /** A file cut short ends in a message, not in an unexpected exception. */
    SURVIVES_TRUNCATION("survives files cut short"),
    /** So does a file with damaged bytes. */
    SURVIVES_DAMAGE("survives files with damaged bytes"),
    /**
     * So do files with parts lost, repeated, moved or changed: 200 of them, or as many as the
     * system property {@code saltus.mutations} says, each within ten seconds.
     */
    SURVIVES_MUTATION("survives files with parts lost, repeated, moved or changed"),
    /** Where text stands in place of a number, no score changes or goes without an issue. */
    TELLS_OF_NO_NUMBERS("changes no score in silence where something is no number"),
    /** A file of the right name without any result is told of, never passed in silence. */
    TELLS_OF_GARBAGE("tells when a file holds nothing of its format"),
    /** A file that is not there is an error of the user's, told in one line. */
    TELLS_OF_A_MISSING_FILE("tells in one line that a file is not there"),

    /** Any report: empty, large, hostile names, infinite quantities, every kind of verdict. */
    RENDERS_ANY_REPORT("renders any report and never throws"),
    /** The same with every smallest and largest value of each setting. */
    RENDERS_WITH_ANY_SETTING("renders with every value its bounds allow"),
    /** The same bytes. */
    RENDERS_THE_SAME_TWICE("renders the same report to the same bytes"),
    /** An empty report gives a document, too. */
    WRITES_SOMETHING("writes something for every report"),
    /** Names from data files run no script and send no commands to a terminal. */
    ESCAPES_NAMES("lets no name through as markup or as a terminal's command"),
    /** No file is written outside the folder or under a name made of data. */
    STAYS_IN_ITS_FOLDER("names its files plainly, below the folder"),
    /** Every stream it opened is closed. */
    CLOSES_ITS_FILES("closes every file it opens"),
    /** A full disk is an {@code IOException}, neither hidden nor wrapped. */
    PASSES_ON_FAILED_WRITES("passes on that a write failed");

    private final String text;

    Promise(String text) {
        this.text = text;
    }

    /** Returns the promise in words; completes "the extension ...". */
    public String text() {
        return text;
    }
}
