package io.saltus.statistics.posterior;

/**
 * What a latent curve does over the axis: each curve is of exactly one shape, the first that fits.
 */
public enum Shape {
    /** All four clauses of {@link Definition} hold. */
    LEAP,
    /** On a curve of many families: the four clauses hold of what is above a constant level. */
    LEAP_FROM_PLATEAU,
    /** Starts, or dips, further below chance than an answer prior explains: z under -.3. */
    BELOW_CHANCE,
    /** Dips by .05 below both ends. */
    DIP,
    /** Rises by .05 above both ends, and falls back. */
    HUMP,
    /** Ends .05 below its start. */
    FALL,
    /** Near-random at first, present at the end, but slow or to be extrapolated. */
    GRADUAL,
    /** Near-random at first, not present at the end. */
    ABSENT,
    /** Never near-random for long, and the score rises by what presence asks for. */
    GROWTH,
    /** Never near-random for long, and the score hardly changes. */
    PLATEAU;

    /** Whether this is a leap, from near-random or from a plateau. */
    public boolean leaps() {
        return this == LEAP || this == LEAP_FROM_PLATEAU;
    }
}
