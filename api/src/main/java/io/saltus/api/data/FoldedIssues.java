package io.saltus.api.data;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Issues of which many may be alike: the first few of each kind are reported one by one, the rest
 * of the kind together, so that a million bad rows do not bury the report and none goes
 * unmentioned.
 *
 * <p>Close it at the end: that reports what was still held back.
 */
public final class FoldedIssues implements AutoCloseable {

    /** How many of a kind are reported one by one where nothing else is asked for. */
    public static final int ONE_BY_ONE = 3;

    private static final String FOLDED = " more of this kind up to ";

    private static final class Kind {
        private long count;
        private long refused;
        private long passedOver;
        private Issue firstUntold = new Issue("-", "-");
        private String last = "";
    }

    private final Consumer<Issue> to;
    private final int oneByOne;
    private final Map<String, Kind> kinds = new LinkedHashMap<>();

    /** Returns whether an issue stands for others of its kind, which are elsewhere. */
    public static boolean isFolded(Issue issue) {
        return issue.why().contains(FOLDED);
    }

    /** Issues that go to {@code to}, {@value #ONE_BY_ONE} of each kind one by one. */
    public FoldedIssues(Consumer<Issue> to) {
        this(to, ONE_BY_ONE);
    }

    /**
     * Issues that go to {@code to}.
     *
     * @param oneByOne how many of each kind are reported one by one, at least 1
     */
    public FoldedIssues(Consumer<Issue> to, int oneByOne) {
        if (oneByOne < 1) {
            throw new IllegalArgumentException("at least 1 of a kind is told, got " + oneByOne);
        }
        this.to = to;
        this.oneByOne = oneByOne;
    }

    /**
     * Takes an issue.
     *
     * @param kind what is alike about issues of this kind
     * @param issue the issue
     * @param place where it is, as "up to PLACE" tells the last of many: {@code line 17}
     */
    public void add(String kind, Issue issue, String place) {
        Kind alike = kinds.computeIfAbsent(kind, name -> new Kind());
        alike.count++;
        if (alike.count <= oneByOne) {
            to.accept(issue);
            return;
        }
        if (alike.count == oneByOne + 1L) {
            alike.firstUntold = issue;
        }
        alike.refused += issue.refused();
        alike.passedOver += issue.passedOver();
        alike.last = place;
    }

    /** Reports what was held back: of each kind the next issue, and how many more there are. */
    @Override
    public void close() {
        for (Kind kind : kinds.values()) {
            long untold = kind.count - oneByOne;
            if (untold == 1) {
                to.accept(kind.firstUntold);
            } else if (untold > 1) {
                to.accept(
                        kind.firstUntold
                                .because(
                                        "%s; and %d%s%s"
                                                .formatted(
                                                        kind.firstUntold.why(),
                                                        untold - 1,
                                                        FOLDED,
                                                        kind.last))
                                .refusing(kind.refused)
                                .passingOver(kind.passedOver));
            }
        }
        kinds.clear();
    }
}
