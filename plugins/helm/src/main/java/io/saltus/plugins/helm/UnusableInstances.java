package io.saltus.plugins.helm;

/** The instances of a run cannot be used; thrown and caught within a run, so without a stack. */
final class UnusableInstances extends Exception {

    private static final long serialVersionUID = 1L;

    UnusableInstances(String message) {
        super(message, null, false, false);
    }
}
