/**
 * How files take their places, and whether two names are one place. Nothing that knows what is in
 * them may go in.
 */
package io.saltus.engine.files;
