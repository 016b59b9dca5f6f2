package io.saltus.sources.sql;

/**
 * Whether scores of single examples are kept, so that results on the same examples are compared
 * pair by pair: a setting of sources that aggregate.
 */
public enum Pairing {
    /** None is kept: results are compared by their means. */
    NO,
    /**
     * Examples on which the results score alike are counted where they are; they lose their ids, so
     * that only results of one reading pair.
     */
    COUNTED,
    /** Each example comes with its id, by which it pairs with others wherever they are read. */
    NAMED
}
