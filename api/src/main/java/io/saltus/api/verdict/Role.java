package io.saltus.api.verdict;

import java.util.Objects;

/**
 * What a quantity is to whoever reads a verdict without knowing the criterion: the role decides
 * what may be done with the number, its name never does.
 *
 * <p>The set is open, so that a role added later breaks no plugin: compare with {@code equals} and
 * treat an unknown one as {@link #MEASURE}.
 *
 * @param id name in kebab case, as in reports
 */
public record Role(String id) {

    /** A number with a meaning of its own, nothing more; what a quantity is unless it is said. */
    public static final Role MEASURE = new Role("measure");

    /**
     * The p-value of the verdict's one hypothesis, in [0, 1]. All of one name and criterion in a
     * study are one family: beside each the study puts its {@link #ADJUSTED_P_VALUE}.
     */
    public static final Role P_VALUE = new Role("p-value");

    /** A p-value adjusted over the study: the least false discovery rate that finds it. */
    public static final Role ADJUSTED_P_VALUE = new Role("adjusted-p-value");

    /** A probability that something holds, in [0, 1], to be judged by its calibration. */
    public static final Role PROBABILITY = new Role("probability");

    /** A score by which curves may be ranked: the higher, the more it speaks for emergence. */
    public static final Role RANKING = new Role("ranking");

    /**
     * @throws IllegalArgumentException if the id is not in kebab case
     */
    public Role {
        Objects.requireNonNull(id, "id");
        if (!id.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*")) {
            throw new IllegalArgumentException("a role's id must be in kebab case: '" + id + "'");
        }
    }
}
