package io.saltus.plugins.forecast;

/** How many equally likely values a distribution of one method has. */
final class Values {

    static final int COUNT = 600;

    private Values() {}
}
