/**
 * Stands in, in the distribution, for the library with which Tablesaw looks through all JARs of the
 * class path for readers and writers of files when its first table is made: a tenth of the
 * processor time that a short command takes, and the command line reads and writes none of its
 * tables so. Only what Tablesaw calls is here.
 */
package io.github.classgraph;
