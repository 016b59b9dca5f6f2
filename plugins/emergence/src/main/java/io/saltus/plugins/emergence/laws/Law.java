package io.saltus.plugins.emergence.laws;

/**
 * The closed set of laws a curve is compared with.
 *
 * <p>All but three have the form {@code p(x) = f + a g(x)} with a floor f, an amplitude a &gt;= 0
 * and a shape g in [0, 1] of one or two parameters; {@code constant}, {@code linear} and {@code
 * power-law} (error falling exponentially in x) are fitted directly. The shapes are kept apart by
 * their bounds so that no two laws are one function under two names: a sharp logistic's 10-90%
 * width is at least the typical gap between scales (below it, it would be a step), a hinge bends
 * between the second scale and the last but one (outside, it would be a line or a step) and climbs
 * from near-random to substantial within 2.25 decades ({@link Steepness}) (slower, it is a bend),
 * and slow and sharp widths do not touch.
 */
public enum Law {
    /** The same score everywhere. */
    CONSTANT("constant", 1, false),
    /** p = a + b x. */
    LINEAR("linear", 2, false),
    /** 1 - p = A 10^(-b x). */
    POWER_LAW("power-law", 2, false),
    /** Logistic rise of a large 10-90% width. */
    LOGISTIC_SLOW("logistic-slow", 3, false),
    /** p = f + a t^g with t the position on the span, 1 &lt; g &lt;= 4. */
    POWER("power", 2, false),
    /** p = f + a exp(-exp(-k (x - mu))), of a large 10-90% width. */
    GOMPERTZ("gompertz", 3, false),
    /** p = l + (r - l) t^g with a free start l: 1 &lt; g &lt;= 4. */
    RAISED_POWER("raised-power", 3, false),
    /**
     * p = l + a max(0, x - tau) with a free start l, of a large 10-90% width or a slow climb: the
     * hinges that are no leap.
     */
    BEND("bend", 3, false),
    /** p = f + a max(0, x - tau), climbing fast enough for a leap. */
    HINGE("hinge", 2, true),
    /** p = f before the step and f + a from it on. */
    STEP("step", 2, true),
    /** Logistic rise of a small 10-90% width. */
    LOGISTIC_SHARP("logistic-sharp", 3, true);

    /** 10-90% width of a logistic of unit rate: 2 ln 9. */
    static final double LOGISTIC_WIDTH = 2 * Math.log(9);

    /** 10-90% width of a Gompertz curve of unit rate: ln(ln 10 / ln(10/9)). */
    static final double GOMPERTZ_WIDTH = Math.log(Math.log(10) / Math.log(10.0 / 9));

    private final String id;
    private final int parameters;
    private final boolean emergent;

    Law(String id, int parameters, boolean emergent) {
        this.id = id;
        this.parameters = parameters;
        this.emergent = emergent;
    }

    /** Name in kebab case, as in quantities. */
    public String id() {
        return id;
    }

    /** Number of free parameters. */
    public int parameters() {
        return parameters;
    }

    /** Whether a curve of this law counts as emergent. */
    public boolean emergent() {
        return emergent;
    }

    /** Whether the law is a floor plus an amplitude times a shape. */
    boolean shaped() {
        return this != CONSTANT && this != LINEAR && this != POWER_LAW;
    }

    /**
     * Whether the start is free, at the floor or above: a convex rise that begins above chance is
     * no leap, and against laws that must begin at chance it would look like one.
     */
    public boolean raised() {
        return this == RAISED_POWER || this == BEND;
    }

    /**
     * The shape g at u decades above the smallest scale.
     *
     * @param u decades above the smallest scale
     * @param location tau or mu above the smallest scale; for powers the exponent
     * @param width 10-90% width in decades; for powers, {@code hinge} and {@code bend} the span;
     *     unused by {@code step}
     */
    double shape(double u, double location, double width) {
        switch (this) {
            case HINGE:
            case BEND:
                return u <= location ? 0 : (u - location) / (width - location);
            case STEP:
                return u < location ? 0 : 1;
            case POWER:
            case RAISED_POWER:
                return Math.pow(u / width, location);
            case GOMPERTZ:
                return Math.exp(-Math.exp(-GOMPERTZ_WIDTH * (u - location) / width));
            default:
                return 1 / (1 + Math.exp(-LOGISTIC_WIDTH * (u - location) / width));
        }
    }

    /**
     * Where the shape takes a level in (0, 1): decades above the smallest scale; for a step its
     * location.
     */
    public double crossing(double level, double location, double width) {
        switch (this) {
            case HINGE:
            case BEND:
                return location + level * (width - location);
            case STEP:
                return location;
            case POWER:
            case RAISED_POWER:
                return width * Math.pow(level, 1 / location);
            case GOMPERTZ:
                return location - Math.log(-Math.log(level)) * width / GOMPERTZ_WIDTH;
            default:
                return location + Math.log(level / (1 - level)) * width / LOGISTIC_WIDTH;
        }
    }
}
